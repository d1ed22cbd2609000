/// A stretch of days, both ends included; an open end has not come yet.
@frozen public struct DayRange: Sendable, Hashable {
  /// The first day; `Day.missing` if it has always been so.
  public var first: Day
  /// The last day; `Day.open` if it has not ended.
  public var last: Day

  /// Makes a range from its first and last day.
  @inlinable public init(_ first: Day, _ last: Day) {
    self.first = first
    self.last = last
  }

  /// Whether the day lies inside.
  @inlinable public func contains(_ day: Day) -> Bool { first <= day && day <= last }

  /// Whether the two ranges share a day.
  @inlinable public func overlaps(_ other: DayRange) -> Bool {
    first <= other.last && other.first <= last
  }

  /// The number of days, both ends counted; nothing if an end is open or missing.
  public var count: Int? { first.isReal && last.isReal ? last - first + 1 : nil }
}
