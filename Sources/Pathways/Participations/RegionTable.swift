public import Register

/// The region of every municipality of a run on every day, compiled once.
public struct RegionTable: Sendable {
  /// The regions, in the project's order.
  public let regions: [Region]
  // For each symbol the first of its stretches and one past the last.
  private let first: [UInt32]
  private let stretches: [(from: Day, region: Int16)]

  /// No region.
  @inlinable public static var none: Int16 { -1 }

  /// Compiles the regions for the municipalities that the records of a run can name.
  public init(
    _ regions: Regions, municipalities: Municipalities = .builtIn, symbols: SymbolTable
  ) {
    self.regions = regions.all
    var first: [UInt32] = [0]
    var stretches: [(from: Day, region: Int16)] = []
    for index in 0..<symbols.count {
      let symbol = Symbol(rawValue: UInt32(index))
      let isNamed = regions.all.contains { region in
        region.members.contains { $0.code.utf8.elementsEqual(symbols.utf8(symbol)) }
      }
      if !regions.all.isEmpty, isNamed || symbols.utf8(symbol).count == 3 {
        stretches += RegionTable.stretches(symbols.text(symbol), regions, municipalities)
      }
      first.append(UInt32(stretches.count))
    }
    self.first = first
    self.stretches = stretches
  }

  /// The region of a municipality on a day, as an index in `regions`; `none` if it has none.
  public func region(of municipality: Symbol, on day: Day) -> Int16 {
    let index = Int(municipality.rawValue)
    guard index + 1 < first.count else { return RegionTable.none }
    var found = RegionTable.none
    for stretch in stretches[Int(first[index])..<Int(first[index + 1])] where stretch.from <= day {
      found = stretch.region
    }
    return found
  }

  /// The id of a region, empty for none.
  public func id(_ region: Int16) -> String {
    region >= 0 && Int(region) < regions.count ? regions[Int(region)].id : ""
  }

  // The answer can only change where a membership begins or has ended, or a municipality merged.
  private static func stretches(
    _ code: String, _ regions: Regions, _ municipalities: Municipalities
  ) -> [(from: Day, region: Int16)] {
    var cuts: Set<Day> = [Day(rawValue: .min + 1)]
    var current = code
    for _ in 0..<8 {
      for member in regions.all.lazy.flatMap(\.members) where member.code == current {
        if member.days.first.isReal { cuts.insert(member.days.first) }
        if member.days.last.isReal { cuts.insert(member.days.last + 1) }
      }
      guard let entry = municipalities[current], !entry.successor.isEmpty else { break }
      if entry.mergedOn.isReal { cuts.insert(entry.mergedOn) }
      current = entry.successor
    }
    return cuts.sorted().map { day in
      let id = regions.region(of: code, on: day, municipalities: municipalities)
      let index = regions.all.firstIndex { $0.id == id }
      return (day, Int16(clamping: index ?? -1))
    }
  }
}
