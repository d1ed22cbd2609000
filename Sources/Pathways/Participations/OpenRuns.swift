internal import Register

/// The runs of open days that begin in the weeks after an end, short gaps bridged: what the
/// sustained 13 and 26 weeks are read from.
struct OpenRuns {
  private let end: Day
  /// The longest run of days open by register or presumption, in calendar days.
  private var longest = 0
  /// The longest run of days open by register alone.
  private var longestByRegister = 0
  /// The last day of the first run, if any began in the window.
  private var firstRunEnd: Day?

  private struct Run {
    var first: Day
    var last: Day
  }

  init(_ life: Life, after end: Day, _ settings: OutcomeSettings) {
    self.end = end
    let lastStart = end + settings.windowDays
    var run: Run?
    var registerRun: Run?
    guard end < life.asOf else { return }
    for index in life.index(on: end + 1)..<life.segments.count {
      let segment = life.segments[index]
      let first = max(segment.from, end + 1)
      let last = life.lastDay(of: index)
      if segment.registerOutcome == .open {
        OpenRuns.extend(&registerRun, first, last, settings.bridgeDays) { _ in }
        longestByRegister = OpenRuns.length(registerRun, longestByRegister, lastStart)
      }
      if segment.outcome == .open {
        OpenRuns.extend(&run, first, last, settings.bridgeDays) { closed in
          if firstRunEnd == nil, closed.first <= lastStart { firstRunEnd = closed.last }
        }
        longest = OpenRuns.length(run, longest, lastStart)
      }
    }
    if let run, firstRunEnd == nil, run.first <= lastStart { firstRunEnd = run.last }
  }

  private static func length(_ run: Run?, _ longest: Int, _ lastStart: Day) -> Int {
    guard let run, run.first <= lastStart else { return longest }
    return max(longest, run.last - run.first + 1)
  }

  private static func extend(
    _ run: inout Run?, _ first: Day, _ last: Day, _ bridge: Int, closing: (Run) -> Void
  ) {
    if let known = run, first - known.last - 1 <= bridge {
      run = Run(first: known.first, last: last)
    } else {
      if let known = run { closing(known) }
      run = Run(first: first, last: last)
    }
  }

  /// Whether a run of so many days followed.
  ///
  /// - `no` needs a register that says otherwise: on a day from the end of the window to the day on
  ///   which the latest run would have been long enough, or on any day after an open run.
  func sustained(for days: Int, _ life: Life, _ settings: OutcomeSettings) -> FollowUp {
    if longestByRegister >= days { return .yes }
    if longest >= days { return .presumed }
    let lastStart = end + settings.windowDays
    let tellingDay = lastStart + (days - 1)
    if life.asOf < tellingDay { return .tooEarly }
    if OpenRuns.isElsewhere(life, from: lastStart, through: tellingDay) { return .no }
    if let firstRunEnd, OpenRuns.isElsewhere(life, from: firstRunEnd + 1, through: life.asOf) {
      return .no
    }
    return .unknown
  }

  // Whether a register says on some day that the person is somewhere else than in open work.
  private static func isElsewhere(_ life: Life, from first: Day, through last: Day) -> Bool {
    guard first <= last else { return false }
    for index in life.index(on: first)..<life.segments.count {
      let segment = life.segments[index]
      if segment.from > last { return false }
      if segment.registerOutcome != .unknown, segment.registerOutcome != .open { return true }
    }
    return false
  }
}
