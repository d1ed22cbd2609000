import Register

extension LifeMaker {
  /// Makes a jobseeker who is not on the list: most have found work and left the register.
  mutating func makeJobseeker() {
    enterUra()
    let searching = asOf - chance.from(70, to: 1300)
    life.lastJobEnded = chance.percent(30) ? .missing : searching - chance.from(1, to: 90)
    var line = Timeline(since: searching)
    let draw = chance.below(100)
    let gone = searching + chance.from(30, to: max(31, min(420, asOf - searching - 5)))
    switch draw {
    case ..<44:
      leave(gone, reason: chance.percent(65) ? 3 : 1, searching: searching, in: &line)
      if chance.percent(20) { add(.status, "01", gone + 1, .open) }
    case ..<70:
      add(.search, "01", searching, .open)
      if chance.percent(30) { addPastInterludes(1, in: &line) }
      stayUnemployed(in: &line)
      addLine(inTarget: chance.percent(35), since: searching)
      if chance.percent(25) {
        let signed = searching + chance.from(5, to: 60)
        add(.plan, "05", signed, signed + chance.from(60, to: 240))
      }
      let met = (asOf - chance.from(2, to: 60)).backToWorkday
      if let way = codes.contact(meeting: chance.percent(50), on: met, &chance) {
        add(.contact, way, met, .missing)
      }
      if chance.percent(50) {
        let kind = ["TMT", "PPR", "APR"][chance.below(3)]
        let most = max(1, (asOf - searching) * 5 / 7)
        makePayments(kind: kind, accruedDays: min(most, 460), paid: line.paid, isStatement: false)
        if life.payments.count > 4 { life.payments.removeFirst(life.payments.count - 4) }
      }
    case ..<86:
      addPastInterludes(1, in: &line)
      let last = max(gone, min(line.since + 20, asOf - 1))
      leave(last, reason: chance.percent(50) ? 3 : 6, searching: searching, in: &line)
    case ..<93:
      leave(gone, reason: chance.percent(60) ? 4 : 8, searching: searching, in: &line)
    default:
      leave(gone, reason: 5, searching: searching, in: &line)
      add(.status, "05", gone + 1, .open)
    }
  }

  /// Ends unemployment and job search on one day for one reason: the person leaves the register.
  mutating func leave(_ day: Day, reason: Int, searching: Day, in line: inout Timeline) {
    let text = codes.reason(reason, ended: day)
    endUnemployment(day, reason: text, in: &line)
    add(.search, "01", searching, day, reason: text)
  }

  /// Makes a client of the project who is not on the list, with the records that show the way.
  mutating func makeParticipant(_ index: Int) {
    let month = calendar.month(ofClient: index, seed: settings.seed)
    let start = calendar.day(inMonth: month, &chance)
    settleRegion(month: month)
    let inner = words.towns[life.town].part == "sisa-savo"
    let lately = !inner && month >= 24 && chance.percent(40)
    let coach =
      inner
      ? words.coachInnerSavo.draw(&chance)
      : lately ? words.coachPair.draw(&chance) : words.coach.draw(&chance)
    let part = inner ? "Välke-Sisä-Savo" : lately ? "Viissatanen" : "Välke-palvelut"
    let isShort = chance.percent(12)
    let end = start + (isShort ? chance.from(8, to: 40) : chance.from(60, to: 430))
    let ended = end <= asOf - 1
    var stay = Participation(
      part: part, start: start, end: ended ? end : .open, outcome: "", coach: coach)
    makeEvents(of: stay)

    if chance.percent(1) {
      life.number = "H\(20_000 + index)"
      if ended { stay.outcome = "muu" }
      life.participations.append(stay)
      return
    }
    enterUra()
    let searching = start - chance.from(150, to: 1100)
    life.lastJobEnded = searching - chance.from(1, to: 120)
    var line = Timeline(since: searching)
    addPractice(during: stay, lasting: end - start, in: &line)
    if ended {
      let outcome = isShort ? (chance.percent(50) ? 4 : 3) : drawOutcome()
      follow(outcome, after: end, searching: searching, in: &line)
      stay.outcome = recorded(outcome)
      if outcome == 3, end + 150 < asOf, chance.percent(25) {
        let again = end + chance.from(60, to: 140)
        life.participations.append(
          Participation(part: part, start: again, end: .open, outcome: "", coach: coach))
      }
    } else {
      add(.search, "01", searching, .open)
      stayUnemployed(in: &line)
    }
    life.participations.insert(stay, at: 0)
    if chance.percent(35) {
      enterEffica()
      makeCare(listed: false)
    }
  }

  // Inner Savo's share of the intake grows over the months.
  private mutating func settleRegion(month: Int) {
    let wanted = chance.percent(18 + month * 9 / 10) ? "sisa-savo" : "kuopio"
    guard words.towns[life.town].part != wanted else { return }
    for _ in 0..<200 {
      let town = words.drawTown(&chance)
      guard words.towns[town].part == wanted else { continue }
      life.town = words.home(town, on: asOf)
      life.spells.removeAll { $0.table == .residence }
      if words.towns[town].mergedOn <= asOf, words.towns[town].mergedOn > asOf - 3000 {
        add(.residence, words.towns[town].code, asOf - 3000, words.towns[town].mergedOn - 1)
        add(.residence, words.towns[life.town].code, words.towns[town].mergedOn, .open)
      }
      return
    }
  }

  private mutating func makeEvents(of stay: Participation) {
    // Clients came by referral until the list began to be screened, five months before the day;
    // only since then do letters and interviews stand at the beginning.
    if stay.start > asOf - 150 {
      var day = (stay.start - chance.from(14, to: 28)).backToWorkday
      life.events.append(ProjectEvent(day: day, kind: "kutsu", coach: stay.coach))
      if chance.percent(9) {
        day = (day + chance.from(5, to: 8)).backToWorkday
        life.events.append(ProjectEvent(day: day, kind: "ei-saapunut", coach: stay.coach))
      }
      life.events.append(
        ProjectEvent(
          day: (stay.start - chance.from(0, to: 2)).backToWorkday, kind: "haastattelu",
          coach: stay.coach,
          place: "Toimisto"))
    }
    let last = min(stay.end, asOf)
    var step = stay.start
    for phase in 1...5 where step <= last {
      life.events.append(
        ProjectEvent(day: step, kind: "vaihe", value: String(phase), coach: stay.coach))
      if phase == 3, chance.percent(60) {
        let contact = min(last, step + chance.from(1, to: 15))
        life.events.append(
          ProjectEvent(
            day: contact, kind: "työnantajakontakti", coach: stay.coach,
            employer: words.employer.draw(&chance)))
      }
      step = (step + chance.from(20, to: 110)).backToWorkday
    }
  }

  private mutating func addPractice(
    during stay: Participation, lasting days: Int, in line: inout Timeline
  ) {
    guard days > 120, chance.percent(40) else { return }
    let start = stay.start + chance.from(15, to: 40)
    let end = start + chance.from(30, to: 60)
    guard end < asOf, end < stay.start + days - 5 else { return }
    addInterlude(.practice, from: start, to: end, in: &line)
  }

  // 0 open labour market, 1 subsidised, 2 training, 3 goes on searching, 4 other.
  private mutating func drawOutcome() -> Int {
    switch chance.below(100) {
    case ..<22: 0
    case ..<39: 1
    case ..<53: 2
    case ..<89: 3
    default: 4
    }
  }

  // What the project wrote down: mostly what the registers say, sometimes not, sometimes nothing.
  private mutating func recorded(_ outcome: Int) -> String {
    let names = [
      "avoimet työmarkkinat", "palkkatukityö", "koulutus", "jatkaa työnhakua", "muu",
    ]
    switch chance.below(100) {
    case ..<88: return names[outcome]
    case ..<95: return names[(outcome + chance.from(1, to: 4)) % 5]
    default: return ""
    }
  }

  private mutating func follow(
    _ outcome: Int, after end: Day, searching: Day, in line: inout Timeline
  ) {
    let delay = chance.from(1, to: 20)
    // Whoever leaves the labour force does so at once: a week of unemployment first would be where
    // they went.
    let start = end + (outcome == 4 ? 1 : delay)
    guard start < asOf, outcome != 3, start > line.since else {
      add(.search, "01", searching, .open)
      stayUnemployed(in: &line)
      return
    }
    switch outcome {
    case 0:
      leave(start - 1, reason: chance.percent(70) ? 3 : 1, searching: searching, in: &line)
      if chance.percent(35) {
        let left = start + chance.from(60, to: 500)
        add(.status, "01", start, left <= asOf ? left : .open)
      }
    case 1:
      let over = start + chance.from(90, to: 240)
      addInterlude(.subsidised, from: start, to: over, in: &line)
      if over < asOf, chance.percent(35) {
        add(.search, "01", searching, over, reason: codes.reason(3, ended: over))
      } else {
        add(.search, "01", searching, .open)
        stayUnemployed(in: &line)
      }
    case 2:
      if chance.percent(60) {
        addInterlude(.training, from: start, to: start + chance.from(80, to: 260), in: &line)
        add(.search, "01", searching, .open)
        stayUnemployed(in: &line)
      } else {
        leave(start - 1, reason: chance.percent(50) ? 4 : 8, searching: searching, in: &line)
      }
    default:
      leave(start - 1, reason: chance.percent(70) ? 5 : 6, searching: searching, in: &line)
      add(.status, "05", start, .open)
    }
  }
}
