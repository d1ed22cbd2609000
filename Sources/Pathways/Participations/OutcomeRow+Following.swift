internal import Register

// What followed a participation that ended on E, read from the person's life. Days after the as-of
// day never count; what ends on E is not where the person went.
extension OutcomeRow {
  /// Fills in everything that the life tells about an ended participation.
  mutating func follow(_ life: Life, _ settings: OutcomeSettings) {
    let end = participation.ended
    let lastOfWindow = end + settings.windowDays
    provisional = life.asOf < lastOfWindow
    decide(life, from: end + 1, through: min(lastOfWindow, life.asOf))
    (afterShort, evidenceShort) = OutcomeRow.status(
      life, on: end.adding(months: settings.shortMonths))
    (afterLong, evidenceLong) = OutcomeRow.status(
      life, on: end.adding(months: settings.longMonths))
    let runs = OpenRuns(life, after: end, settings)
    sustainedShort = runs.sustained(for: settings.shortSpellDays, life, settings)
    sustainedLong = runs.sustained(for: settings.longSpellDays, life, settings)
    nearQuarter = OutcomeRow.quarter(life, end, settings.nearQuarter)
    farQuarter = OutcomeRow.quarter(life, end, settings.farQuarter)
    fallBack(life, after: end)
  }

  // The best class of the window; within it register before presumed; silent registers leave the
  // project's own word; else nobody knows.
  private mutating func decide(_ life: Life, from first: Day, through last: Day) {
    var best: UInt8 = .max
    var index = life.index(on: first)
    while first <= last, index < life.segments.count, life.segments[index].from <= last {
      let segment = life.segments[index]
      flags.formUnion(segment.flags)
      index += 1
      guard segment.outcome != .unknown else { continue }
      // Twice the rank leaves room for the evidence: an even number is register evidence.
      let merit =
        segment.outcome.rank(segment.state) * 2 + (segment.row == .presumed ? 1 : 0)
      guard merit < best else { continue }
      best = merit
      outcome = segment.outcome
      evidence = segment.row.kind
      evidenceDay = max(segment.from, first)
      evidenceRecord = segment.record
    }
    if best < .max {
      if let recorded = participation.recorded { agrees = recorded == outcome }
      return
    }
    if let recorded = participation.recorded {
      (outcome, evidence) = (recorded, .recorded)
      evidenceRecord = participation.lastRecord
    } else {
      (outcome, evidence) = (.unknown, EvidenceKind.none)
    }
  }

  private static func status(_ life: Life, on day: Day) -> (OutcomeClass?, EvidenceKind?) {
    guard day <= life.asOf else { return (nil, nil) }
    let segment = life.on(day)
    return (segment.outcome, segment.row.kind)
  }

  private static func quarter(_ life: Life, _ end: Day, _ offset: Int) -> FollowUp {
    let (year, month, _) = end.components
    let quarter = year * 4 + (month - 1) / 3 + offset
    guard let first = Day(year: quarter / 4, month: quarter % 4 * 3 + 1, day: 1) else {
      return .tooEarly
    }
    let last = first.adding(months: 3) - 1
    var isPresumed = false
    var isOther = false
    var index = life.index(on: first)
    while index < life.segments.count, life.segments[index].from <= min(last, life.asOf) {
      guard first <= life.asOf else { break }
      let segment = life.segments[index]
      if segment.registerOutcome == .open { return .yes }
      if segment.outcome == .open { isPresumed = true }
      if segment.registerOutcome != .unknown { isOther = true }
      index += 1
    }
    if isPresumed { return .presumed }
    if life.asOf < last { return .tooEarly }
    return isOther ? .no : .unknown
  }

  private mutating func fallBack(_ life: Life, after end: Day) {
    guard end < life.asOf else { return }
    for index in life.index(on: end + 1)..<life.segments.count {
      let segment = life.segments[index]
      if success == .missing {
        guard segment.outcome.isSuccess else { continue }
        success = max(segment.from, end + 1)
        successClass = segment.outcome
      } else if segment.state == .unemployed {
        unemployedAgain = segment.from
        return
      }
    }
  }
}
