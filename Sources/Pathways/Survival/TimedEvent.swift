/// One person's time until something happened, or until nothing more is known.
///
/// Times are whole days, so that ties are ties. Cause 0 is censoring.
@frozen public struct TimedEvent: Sendable, Hashable {
  /// Whole days from the start.
  public var time: Int
  /// Which event, from 1; 0 if none has come yet.
  public var cause: Int

  /// Makes a time.
  @inlinable public init(time: Int, cause: Int) {
    self.time = time
    self.cause = cause
  }

  /// The times of participations; causes as in `TimeToEvent.Cause`.
  public static func all(_ rows: [OutcomeRow]) -> [TimedEvent] {
    rows.map { TimedEvent(time: Int($0.event.days), cause: Int($0.event.cause.rawValue)) }
  }
}

/// One day of a curve: how many were at risk, and how many had which event.
struct RiskDay {
  var time: Int
  var atRisk: Int
  /// Events by cause, index 0 for those censored.
  var counts: [Int]

  /// The days on which anything happened, in order; independent of the order of the events.
  static func all(_ events: [TimedEvent], causes: Int) -> [RiskDay] {
    var sorted = events.filter { (0...causes).contains($0.cause) }
    sorted.sort { $0.time < $1.time }
    var days: [RiskDay] = []
    for (index, event) in sorted.enumerated() {
      if days.last?.time != event.time {
        days.append(
          RiskDay(
            time: event.time, atRisk: sorted.count - index,
            counts: Array(repeating: 0, count: causes + 1)))
      }
      days[days.count - 1].counts[event.cause] += 1
    }
    return days
  }
}
