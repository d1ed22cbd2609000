public import Register

/// A period a project reports on; periods may overlap.
public struct Period: Sendable, Hashable {
  /// The stable name used in files.
  public var id: String
  /// Its days.
  public var days: DayRange

  /// Makes a period.
  public init(id: String, days: DayRange) {
    self.id = id
    self.days = days
  }
}

/// Those who ended in a period, by municipality and class: one row of `leavers.csv`.
public struct LeaverRow: Sendable, Hashable {
  /// Three digits, empty if not known.
  public var municipality: Symbol
  /// Index of the period.
  public var period: Int
  /// How many went where: open, subsidised, training, job search, other, unknown.
  public var counts: [Int]

  /// The classes in the order of the columns.
  public static let columns: [OutcomeClass] = OutcomeClass.reported + [.unknown]

  /// Counts those who ended in each period by the as-of day; rows with at least one, by
  /// municipality, then in the order of the periods.
  public static func all(
    _ rows: [OutcomeRow], periods: [Period], asOf: Day, symbols: SymbolTable
  ) -> [LeaverRow] {
    var counts: [UInt64: [Int]] = [:]
    for row in rows where row.participation.hasEnded(by: asOf) {
      for (index, period) in periods.enumerated()
      where period.days.contains(row.participation.ended) {
        let key = UInt64(row.participation.municipality.rawValue) << 32 | UInt64(index)
        let column = Int(row.outcome.rawValue)
        counts[key, default: Array(repeating: 0, count: columns.count)][column] += 1
      }
    }
    let result = counts.map { key, counts in
      LeaverRow(
        municipality: Symbol(rawValue: UInt32(key >> 32)), period: Int(key & 0xFFFF_FFFF),
        counts: counts)
    }
    return result.sorted { left, right in
      if left.municipality == right.municipality { return left.period < right.period }
      return symbols.utf8(left.municipality)
        .lexicographicallyPrecedes(symbols.utf8(right.municipality))
    }
  }
}
