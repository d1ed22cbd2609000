/// The first day of every month of some centuries, so that a written day costs one look.
@frozen public struct DayTable: Sendable {
  @usableFromInline let firstYear: Int
  @usableFromInline let starts: [Int32]

  /// Makes the table for a span of years, both included.
  public init(years: ClosedRange<Int> = 1800...2299) {
    firstYear = years.lowerBound
    var starts: [Int32] = []
    starts.reserveCapacity(years.count * 12 + 1)
    for year in years {
      for month in 1...12 { starts.append(Int32(Day.count(year: year, month: month, day: 1))) }
    }
    starts.append(Int32(Day.count(year: years.upperBound + 1, month: 1, day: 1)))
    self.starts = starts
  }

  /// The day of a year, month and day of the month, or nothing if there is no such day.
  @inlinable @inline(__always) public func day(year: Int, month: Int, day: Int) -> Day? {
    let index = (year &- firstYear) &* 12 &+ month &- 1
    guard month >= 1, month <= 12, index >= 0, index &+ 1 < starts.count else {
      return Day(year: year, month: month, day: day)
    }
    let rawValue = starts[index] &+ Int32(truncatingIfNeeded: day &- 1)
    guard day >= 1, rawValue < starts[index &+ 1] else { return nil }
    return Day(rawValue: rawValue)
  }
}
