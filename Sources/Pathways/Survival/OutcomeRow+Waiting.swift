internal import Register

extension OutcomeRow {
  /// The time from the start to the first move, once the outcome is known.
  ///
  /// A state held on the first day is no move until it has been left, but an outcome always counts;
  /// so every success in `outcomes.csv` is that success, or an earlier one, in the curve.
  mutating func await(_ life: Life) {
    let start = participation.started
    let hasEnded = participation.hasEnded(by: life.asOf)
    let last = hasEnded ? participation.ended : life.asOf
    if start < last, let found = OutcomeRow.firstMove(life, after: start, through: last) {
      event = found
    } else if !hasEnded {
      event = TimeToEvent(days: OutcomeRow.days(start, life.asOf), cause: .censored)
    } else if outcome.isSuccess {
      let day = evidence == .recorded ? participation.ended : evidenceDay
      event = TimeToEvent(days: OutcomeRow.days(start, day), cause: TimeToEvent.Cause(outcome))
    } else if provisional == true {
      event = TimeToEvent(days: OutcomeRow.days(start, life.asOf), cause: .censored)
    } else {
      event = TimeToEvent(
        days: OutcomeRow.days(start, participation.ended), cause: .endedWithout)
    }
  }

  private static func firstMove(_ life: Life, after start: Day, through last: Day) -> TimeToEvent? {
    let firstIndex = life.index(on: start)
    let held = life.segments[firstIndex].state
    var hasLeft = !life.segments[firstIndex].outcome.isSuccess
    for index in firstIndex..<life.segments.count {
      let segment = life.segments[index]
      if segment.from > last { return nil }
      if segment.state != held { hasLeft = true }
      guard hasLeft, segment.outcome.isSuccess else { continue }
      return TimeToEvent(
        days: days(start, max(segment.from, start + 1)), cause: TimeToEvent.Cause(segment.outcome))
    }
    return nil
  }

  private static func days(_ first: Day, _ last: Day) -> Int32 { Int32(clamping: last - first) }
}
