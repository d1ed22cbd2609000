/// A group of municipalities that a project reports on; membership has dates.
public struct Region: Sendable, Hashable {
  /// One municipality's membership.
  public struct Member: Sendable, Hashable {
    /// Three digits as text.
    public var code: String
    /// The days it belongs to the region.
    public var days: DayRange

    /// Makes a membership.
    public init(code: String, days: DayRange = DayRange(.missing, .open)) {
      self.code = code
      self.days = days
    }
  }

  /// The stable name used in files.
  public var id: String
  /// The name in each language.
  public var names: [Language: String]
  /// The municipalities, with their days.
  public var members: [Member]

  /// Makes a region.
  public init(id: String, names: [Language: String], members: [Member]) {
    self.id = id
    self.names = names
    self.members = members
  }

  /// The name in a language, or the id.
  public func name(in language: Language) -> String { names[language] ?? id }
}

/// The regions of a project.
public struct Regions: Sendable, Hashable {
  /// The regions in the project file's order.
  public var all: [Region]

  /// Makes the set of regions.
  public init(_ all: [Region]) { self.all = all }

  /// The region of a municipality on a day.
  ///
  /// A merged municipality that is not listed itself on that day goes to its successor from the
  /// day of the merger on. Nothing if no region has it.
  public func region(of code: String, on day: Day, municipalities: Municipalities) -> String? {
    var code = code
    for _ in 0..<8 {
      for region in all
      where region.members.contains(where: { $0.code == code && $0.days.contains(day) }) {
        return region.id
      }
      guard let entry = municipalities[code], !entry.successor.isEmpty, entry.mergedOn <= day else {
        return nil
      }
      code = entry.successor
    }
    return nil
  }
}
