import Register

extension LifeMaker {
  /// Makes somebody on the list of 500-day clients, in the state that the scenario asks for.
  mutating func makeListed(_ listIndex: Int) {
    let scenario = life.scenario
    enterUra()
    if scenario.needsEffica || scenario == .inProcess || puzzles.holds(listIndex)
      || chance.percent(84)
    {
      enterEffica()
    }
    if puzzles.twins.contains(listIndex) {
      (life.inUraCSV, life.inUraXML) = (true, true)
      (life.inEfficaCSV, life.inEfficaXML) = (true, true)
    } else if puzzles.holds(listIndex) {
      (life.inUraCSV, life.inUraXML) = (false, true)
      (life.inEfficaCSV, life.inEfficaXML) = (listIndex % 2 == 0, listIndex % 2 == 1)
    }

    let days = drawDays()
    let searching = asOf - days * 7 / 5 - days / 10 - chance.from(20, to: 240)
    life.lastJobEnded = chance.percent(12) ? .missing : searching - chance.from(1, to: 60)
    if chance.percent(18) {
      let ended = searching - chance.from(120, to: 900)
      let start = ended - chance.from(40, to: 400)
      add(
        .search, "01", start, ended, reason: codes.reason(chance.percent(60) ? 3 : 1, ended: ended))
    }
    add(.search, "01", searching, .open)
    addLine(inTarget: scenario != .otherLine, since: searching)

    var line = Timeline(since: searching)
    addPastInterludes(chance.below(3), in: &line)
    // Where the status has just changed, the list still shows the unemployment before it.
    life.unemployedSince = line.since
    life.listStatus = "02"
    switch scenario {
    case .inMeasure: enterMeasure(in: &line)
    case .startingSoon: startSoon(in: &line)
    default: stayUnemployed(in: &line)
    }

    if scenario == .jointServiceCentre {
      life.typ = .yes
    } else {
      life.typ = chance.percent(80) ? .no : .unknown
    }
    makePlanAndContacts(searching: searching)
    if life.isInEffica { makeCare(listed: true) }
    makePayments(kind: "TMT", accruedDays: days, paid: line.paid, isStatement: true)
    makeListedProject(searching: searching)

    if puzzles.hiddenSubstance.contains(listIndex) {
      life.hasHiddenSubstance = true
      life.care.removeAll { $0.kind == "paihde" }
    }
    if puzzles.disagreement.contains(listIndex) {
      life.disagreeingDays = life.statementDays + 7 + listIndex % 5
    }
  }

  // Counted days: many just over the threshold, a tail of years; as many as the age allows.
  private mutating func drawDays() -> Int {
    let threshold = 500
    if life.scenario == .tooFewDays {
      return threshold - (chance.percent(60) ? chance.from(1, to: 20) : chance.from(21, to: 150))
    }
    let most = max(threshold + 60, (life.code.age(on: asOf) - 18) * 190)
    let drawn: Int
    switch chance.below(100) {
    case ..<6: drawn = threshold
    case ..<32: drawn = threshold + chance.from(1, to: 30)
    case ..<72: drawn = threshold + chance.from(31, to: 260)
    case ..<95: drawn = threshold + chance.from(261, to: 800)
    default: drawn = threshold + chance.from(801, to: 1700)
    }
    return min(drawn, most)
  }

  private mutating func enterMeasure(in line: inout Timeline) {
    let latest = asOf - line.since - 5
    let start = asOf - chance.from(2, to: max(2, min(130, latest)))
    let end = chance.percent(85) ? asOf + chance.from(10, to: 120) : .open
    let before = line.since
    addInterlude(.draw(&chance), from: start, to: end, in: &line)
    life.unemployedSince = before
    if chance.percent(50), let status = life.spells.last(where: { $0.table == .status }),
      status.end == .open
    {
      life.listStatus = status.code
      life.unemployedSince = status.start
    }
  }

  private mutating func startSoon(in line: inout Timeline) {
    let soon = asOf + chance.from(1, to: 29)
    switch chance.below(5) {
    case 0, 1:
      let end = soon + chance.from(60, to: 180)
      if chance.percent(50) {
        add(.placement, codes.subsidised(from: soon, &chance), soon, end)
      } else {
        add(.training, words.training.draw(&chance), soon, end)
      }
      stayUnemployed(in: &line)
    case 2:
      let end = soon + chance.from(60, to: 180)
      add(.service, "05", soon, end)
      if life.isInEffica {
        life.care.append(
          CareRecord(
            element: .measure, kind: "kuntouttava työtoiminta", start: soon, end: end,
            place: words.place.draw(&chance)))
      }
      stayUnemployed(in: &line)
    case 3:
      let start = asOf - chance.from(0, to: 4)
      endUnemployment(start - 1, reason: codes.reason(3, ended: start - 1), in: &line)
      add(.status, "01", start, .open)
    default:
      endUnemployment(soon - 1, reason: "", in: &line)
      add(.status, "01", soon, .open)
    }
  }

  // Invitations are for those whom the project has called; whoever is to be invited now has none,
  // or did not come.
  private mutating func makeListedProject(searching: Day) {
    let calendar = calendar
    let part = words.towns[life.town].part
    let coach = words.coachPair.draw(&chance)
    switch life.scenario {
    case .alreadyInvited:
      let invited = (asOf - chance.from(14, to: 130)).backToWorkday
      life.events.append(ProjectEvent(day: invited, kind: "kutsu", coach: coach))
      let met = (invited + chance.from(7, to: 11)).backToWorkday
      switch chance.below(4) {
      case 0:
        life.events.append(ProjectEvent(day: met, kind: "kieltäytyi", coach: coach))
      case 1: break
      default:
        life.events.append(
          ProjectEvent(day: met, kind: "haastattelu", coach: coach, place: "Virastotalo"))
        if chance.percent(50) {
          life.participations.append(
            Participation(part: "Viissatanen", start: met, end: .open, outcome: "", coach: coach))
          life.events.append(ProjectEvent(day: met, kind: "vaihe", value: "1", coach: coach))
        }
      }
    case .invite where chance.percent(7):
      let invited = (asOf - chance.from(20, to: 120)).backToWorkday
      life.events.append(ProjectEvent(day: invited, kind: "kutsu", coach: coach))
      life.events.append(
        ProjectEvent(
          day: (invited + chance.from(7, to: 14)).backToWorkday, kind: "ei-saapunut", coach: coach))
    case .invite where !part.isEmpty && chance.percent(14),
      .tooFewDays where !part.isEmpty && chance.percent(14),
      .otherLine where !part.isEmpty && chance.percent(14):
      let start = calendar.day(inMonth: chance.below(20), &chance)
      guard start > searching + 30 else { return }
      let end = start + chance.from(40, to: 200)
      let coach = part == "kuopio" ? words.coach.draw(&chance) : words.coachInnerSavo.draw(&chance)
      life.participations.append(
        Participation(
          part: part == "kuopio" ? "Välke-palvelut" : "Välke-Sisä-Savo", start: start, end: end,
          outcome: "jatkaa työnhakua", coach: coach))
      life.events.append(ProjectEvent(day: start, kind: "vaihe", value: "1", coach: coach))
      life.events.append(
        ProjectEvent(
          day: (start + (end - start) / 2).backToWorkday, kind: "vaihe", value: "2", coach: coach))
    default: break
    }
  }
}
