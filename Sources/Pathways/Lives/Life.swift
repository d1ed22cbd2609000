public import Register

/// A stretch of days on which nothing about a person's class changes.
@frozen public struct LifeSegment: Sendable, Hashable {
  /// The first day; the next segment's first day ends it.
  public var from: Day
  /// The record that says so; `UInt32.max` where there is none.
  public var record: UInt32
  /// The class on these days.
  public var outcome: OutcomeClass
  /// The state on these days.
  public var state: PathwayState
  /// The row of the evidence table that holds.
  public var row: EvidenceRow
  /// The class by register alone, as if nothing were ever presumed.
  public var registerOutcome: OutcomeClass
  /// The declared choices that touch these days, whichever record won.
  public var flags: OutcomeFlags

  /// No record.
  @inlinable public static var noRecord: UInt32 { .max }

  static func nothing(from day: Day) -> LifeSegment {
    LifeSegment(
      from: day, record: noRecord, outcome: .unknown, state: .unknown, row: .nothing,
      registerOutcome: .unknown, flags: [])
  }

  func saysTheSame(as other: LifeSegment) -> Bool {
    record == other.record && outcome == other.outcome && state == other.state && row == other.row
      && registerOutcome == other.registerOutcome && flags == other.flags
  }
}

/// A person's days from the first record to the as-of day: the one answer to "which class on this
/// day", read by outcomes, follow-ups, sequences, time to event and process alike.
public struct Life: Sendable {
  /// The segments in order, the last one up to the as-of day; never empty, the first one begins
  /// with the beginning of time.
  public internal(set) var segments: [LifeSegment]
  /// The last day that counts.
  public internal(set) var asOf: Day

  /// Makes the life of somebody no register knows.
  public init(asOf: Day) {
    segments = [.nothing(from: .missing)]
    self.asOf = asOf
  }

  /// The index of the segment that holds a day.
  @inlinable public func index(on day: Day) -> Int {
    var low = 0
    var high = segments.count
    while high - low > 1 {
      let middle = (low + high) >> 1
      if segments[middle].from <= day { low = middle } else { high = middle }
    }
    return low
  }

  /// The last day of a segment.
  @inlinable public func lastDay(of index: Int) -> Day {
    index + 1 < segments.count ? segments[index + 1].from - 1 : asOf
  }

  /// What is known of a day up to the as-of day.
  @inlinable public func on(_ day: Day) -> LifeSegment { segments[index(on: day)] }
}
