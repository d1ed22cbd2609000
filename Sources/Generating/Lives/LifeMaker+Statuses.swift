import Register

/// What a jobseeker does for a while between two stretches of unemployment.
enum Interlude {
  case practice, training, rehabilitative, subsidised

  static func draw(_ chance: inout Chance) -> Interlude {
    switch chance.below(100) {
    case ..<48: .practice
    case ..<64: .training
    case ..<84: .rehabilitative
    default: .subsidised
    }
  }
}

/// A jobseeker's time line while it is being drawn: unemployed since a day, and nothing after it.
struct Timeline {
  /// Since when unemployed, in the stretch that is still open.
  var since: Day
  /// Stretches in which benefit was paid, and whether on the ground of a service.
  var paid: [(start: Day, end: Day, isService: Bool)] = []
}

extension LifeMaker {
  /// Ends unemployment the day before a measure begins, and writes the measure with its status.
  mutating func addInterlude(
    _ interlude: Interlude, from start: Day, to end: Day, in line: inout Timeline
  ) {
    let ended = end < asOf
    let rehabilitative = interlude == .rehabilitative
    var reason = codes.serviceReason(
      rehabilitative: rehabilitative, started: line.since, ended: start - 1)
    var status = codes.serviceStatus(from: start)
    switch interlude {
    case .practice:
      let (table, code) = codes.practice(from: start, &chance)
      let why = ended ? codes.reason([1, 1, 7, 4, 6][chance.below(5)], ended: end) : ""
      add(table, code, start, end, reason: why)
    case .training:
      add(.training, words.training.draw(&chance), start, end)
      status = codes.trainingStatus(from: start)
      reason = codes.reason(4, ended: start - 1)
    case .rehabilitative:
      add(.service, "05", start, end)
    case .subsidised:
      let why = ended ? codes.reason([0, 1, 1, 7][chance.below(4)], ended: end) : ""
      add(.placement, codes.subsidised(from: start, &chance), start, end, reason: why)
      status = "00"
      reason = codes.reason(0, ended: start - 1)
    }
    endUnemployment(start - 1, reason: reason, in: &line)
    add(.status, status, start, end, reason: ended ? codes.reason(6, ended: end) : "")
    if interlude != .subsidised { line.paid.append((start, end, true)) }
    line.since = end == .open ? .open : end + 1
    if rehabilitative, life.isInEffica {
      life.care.append(
        CareRecord(
          element: .measure, kind: "kuntouttava työtoiminta", start: start, end: end,
          place: words.place.draw(&chance)))
    }
  }

  /// Writes the stretch of unemployment that ends on a day.
  mutating func endUnemployment(_ day: Day, reason: String, in line: inout Timeline) {
    guard line.since <= day else { return }
    add(.status, "02", line.since, day, reason: reason)
    line.paid.append((line.since, day, false))
  }

  /// Writes the stretch of unemployment that goes on; laid off in a few cases.
  mutating func stayUnemployed(in line: inout Timeline) {
    guard line.since <= asOf else { return }
    let code = chance.percent(3) ? "03" : "02"
    add(.status, code, line.since, .open)
    line.paid.append((line.since, .open, false))
    life.unemployedSince = line.since
    life.listStatus = code
  }

  /// Draws past services into a time line, each some months long, none near the as-of day.
  mutating func addPastInterludes(_ count: Int, in line: inout Timeline) {
    for left in stride(from: count, to: 0, by: -1) {
      let room = (asOf - line.since - 150) / left
      guard room > 220 else { return }
      let start = line.since + chance.from(60, to: room - 130)
      let end = start + chance.from(40, to: 120)
      addInterlude(.draw(&chance), from: start, to: end, in: &line)
    }
  }

  /// Writes a service line, as text before 2013 and as a code from then on.
  mutating func addLine(inTarget: Bool, since: Day) {
    let change = codes.linesAreCodesFrom
    let text: String
    let code: String
    if inTarget {
      let skills = chance.percent(55)
      let spelling = chance.below(10)
      text =
        skills
        ? (spelling < 7
          ? "osaamisen kehittäminen"
          : spelling < 9 ? "Osaamisen kehittämisen linja" : "osaamisen  kehittäminen")
        : (spelling < 8
          ? "työelämävalmiuksien parantaminen" : "Työelämävalmiuksien parantamisen linja")
      code = skills ? "02" : "03"
    } else {
      text = chance.percent(70) ? "työnvälitys" : "kuntoutus ja muut palvelut"
      code = chance.percent(70) ? "01" : "00"
    }
    let start = min(since + chance.below(120), asOf)
    if asOf < change {
      add(.line, text, start, .open)
      life.line = text
    } else {
      if start < change { add(.line, text, start, change - 1) }
      add(.line, code, max(start, change), .open)
      life.line = code
    }
  }
}
