internal import Pathways
internal import Register

/// How one goal stands on the as-of day.
struct Judgement {
  private let target: Target
  private let days: DayRange?
  private let asOf: Day
  private let settings: OutcomeSettings

  init(_ target: Target, days: DayRange?, asOf: Day, settings: OutcomeSettings) {
    self.target = target
    self.days = days
    self.asOf = asOf
    self.settings = settings
  }

  /// A period is over from its last day on; a goal without a period never is.
  private var isOver: Bool { days.map { $0.last <= asOf } ?? false }

  private var isAtLeast: Bool { target.direction == .atLeast }

  func judge(_ row: inout TargetRow) {
    row.targetCount = target.count
    row.targetShare = target.share
    if let goal = target.count {
      row.difference = Double(row.count) - Double(goal)
      if isAtLeast {
        let (left, overflow) = goal.subtractingReportingOverflow(row.count)
        let needed = overflow ? Int.max : max(0, left)
        row.needed = needed
        row.neededPerMonth = monthsLeft.map { Double(needed) / $0 }
      }
      if target.measure == .intake { row.expectedToday = expected(goal) }
      row.status = status(goal, row)
    } else if let goal = target.share {
      row.difference = row.share.map { $0 - goal }
      row.status = status(goal, row)
    }
  }

  private func status(_ goal: Int, _ row: TargetRow) -> TargetRow.Status {
    if isAtLeast {
      if row.count >= goal { return .reached }
      if isOver { return .missed }
    } else {
      if row.count > goal { return .missed }
      if isOver { return .reached }
    }
    guard target.measure == .intake, let (passed, length) = passed else { return .underWay }
    // Ten times the actual against so many tenths of the expected, in whole numbers.
    let actual = row.count.multipliedFullWidth(by: 10 * length)
    if actual >= goal.multipliedFullWidth(by: settings.aheadTenths * passed) { return .ahead }
    if actual >= goal.multipliedFullWidth(by: settings.onTrackTenths * passed) { return .onTrack }
    return .behind
  }

  private func status(_ goal: Double, _ row: TargetRow) -> TargetRow.Status {
    guard let share = row.share else { return .tooEarly }
    if isOver {
      return (isAtLeast ? share >= goal : share <= goal) ? .reached : .missed
    }
    // The funnel is decided by a rule, not by chance: its interval is the share itself.
    let low = row.shareLow ?? share
    let high = row.shareHigh ?? share
    if low <= goal, goal <= high { return .onTrack }
    return (low > goal) == isAtLeast ? .ahead : .behind
  }

  // The days from the period's first to the as-of day, both counted, and all its days.
  private var passed: (Int, Int)? {
    guard let days, let length = days.count, length > 0 else { return nil }
    return (min(length, max(0, asOf - days.first + 1)), length)
  }

  private func expected(_ goal: Int) -> Double? {
    guard let (passed, length) = passed else { return nil }
    return Double(goal) * Double(passed) / Double(length)
  }

  // Calendar months from the day after the as-of day to the period's end, a part of a month as the
  // share of its days; nothing once the period is over.
  private var monthsLeft: Double? {
    guard let days, days.first.isReal, days.last.isReal, days.first <= days.last, !isOver else {
      return nil
    }
    let from = max(days.first, asOf + 1)
    let (first, last) = (from.components, days.last.components)
    let length = { (year: Int, month: Int) in Double(Day.length(ofMonth: month, year: year)) }
    let whole = (last.year - first.year) * 12 + last.month - first.month
    return Double(whole) + Double(last.day) / length(last.year, last.month)
      - Double(first.day - 1) / length(first.year, first.month)
  }
}

private func >= (
  left: (high: Int, low: UInt), right: (high: Int, low: UInt)
) -> Bool {
  left.high != right.high ? left.high > right.high : left.low >= right.low
}
