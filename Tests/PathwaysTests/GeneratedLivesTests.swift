import Pathways
import Register
import Testing

/// The engine against its slow twin, on many random lives and every day of them.
struct GeneratedLivesTests {
  private static let statuses = [
    "00", "01", "02", "02", "03", "04", "05", "06", "07", "08", "09",
  ]
  private static let reasons = [
    "", "", "00", "01", "03", "04", "05", "06", "10", "11", "12", "13", "16",
  ]
  private static let placementReasons = ["", "", "01", "02", "03", "04", "05", "07"]
  private static let placements = ["50", "51", "61", "65", "71", "64", "6T", "73"]

  private func life(_ random: inout Seeded, around base: Day) -> [World.Entry] {
    var entries: [World.Entry] = []
    func pick(_ list: [String]) -> String { list.randomElement(using: &random) ?? "" }
    for _ in 0..<Int.random(in: 0...7, using: &random) {
      let start = base + Int.random(in: 0...700, using: &random)
      let length = [0, 3, 20, 40, 120, 250].randomElement(using: &random) ?? 0
      let end =
        Int.random(in: 0...6, using: &random) == 0
        ? Day.open : start + length + Int.random(in: 0...9, using: &random)
      let kinds = [
        "status", "status", "status", "job-search", "placement", "effica-placement", "trial",
        "training", "service", "rehabilitative",
      ]
      let kind = pick(kinds)
      let code =
        switch kind {
        case "status": pick(Self.statuses)
        case "placement": pick(Self.placements)
        default: "20"
        }
      let reason =
        switch kind {
        case "status", "job-search": pick(Self.reasons)
        case "placement": pick(Self.placementReasons)
        default: ""
        }
      entries.append(
        World.Entry(
          kind: kind, code: code, start: start, end: end, value: end == .open ? "" : reason))
    }
    return entries
  }

  @Test(arguments: [1, 2, 3, 4]) func dailyStateAndOutcomesAgreeWithTheSlowTwin(seed: Int) {
    var random = Seeded(state: UInt64(seed))
    // Lives before 2012, across it, and across May 2022, when status 09 begins to speak.
    let base = World.day(["2008-05-01", "2011-03-01", "2021-08-01", "2015-01-01"][seed - 1])
    var world = World()
    var participations: [PersonKey: (Day, Day)] = [:]
    for number in 0..<30 {
      let start = base + Int.random(in: 0...400, using: &random)
      let end = start + Int.random(in: 0...300, using: &random)
      let participation = World.Entry(
        kind: "participation", code: "p", start: start, end: end,
        value: ["", "", "open", "other"].randomElement(using: &random) ?? "")
      world.add(World.code(number), life(&random, around: base) + [participation])
      participations[World.code(number)] = (start, end)
    }
    let people = world.table()
    // As-of days fall before, inside and after what the lives hold.
    for offset in [350, 610, 1200] {
      let asOf = base + offset
      let tracer = Tracer(people: people, asOf: asOf)
      var rows: [PersonKey: OutcomeRow] = [:]
      for row in tracer.trace(0..<people.count, in: people).rows { rows[row.key] = row }
      var compiler = LifeCompiler(book: tracer.book, asOf: asOf)
      for person in 0..<people.count {
        let slow = SlowReference(
          records: Array(people.records[people.records(of: person)]), symbols: people.symbols,
          from: base - 3, asOf: asOf)
        let life = compiler.life(of: person, in: people)
        for day in stride(from: -3, through: offset, by: 1).map({ base + $0 }) where day <= asOf {
          let segment = life.on(day)
          let word = slow.word(day)
          let found = SlowReference.Word(
            outcome: segment.outcome.id, state: segment.state.id, row: Int(segment.row.rawValue),
            register: segment.registerOutcome.id)
          if found != word {
            Issue.record("person \(person) on \(day) as of \(asOf): \(found), not \(word)")
            return
          }
        }
        let key = people.keys[person]
        guard let (start, end) = participations[key] else { continue }
        #expect((rows[key] != nil) == (start <= asOf))
        guard let row = rows[key] else { continue }
        if !compare(row, slow, start, end) { return }
      }
    }
  }

  private func compare(_ row: OutcomeRow, _ slow: SlowReference, _ start: Day, _ end: Day) -> Bool {
    let hasEnded = end <= slow.asOf
    #expect((row.outcome == .ongoing) == !hasEnded)
    var expected = slow.outcome(after: end)
    let isProvisional = hasEnded && slow.asOf < end + 28
    if hasEnded {
      if expected.evidence == "none", let recorded = row.participation.recorded {
        expected = (recorded.id, "recorded", nil)
      }
      #expect(row.outcome.id == expected.outcome)
      #expect(row.evidence?.id == expected.evidence)
      #expect(row.evidenceDay == expected.day ?? .missing)
      #expect(row.provisional == isProvisional)
      #expect(row.sustainedShort.id == slow.sustained(after: end, 91))
      #expect(row.sustainedLong.id == slow.sustained(after: end, 182))
      #expect(row.nearQuarter.id == slow.quarter(after: end, 2))
      #expect(row.farQuarter.id == slow.quarter(after: end, 4))
      for (months, found) in [(3, row.afterShort), (6, row.afterLong)] {
        let day = end.adding(months: months)
        #expect(found?.id == (day <= slow.asOf ? slow.word(day).outcome : nil))
      }
    }
    let event = slow.event(
      start, end, outcome: hasEnded ? expected.outcome : "", outcomeDay: expected.day,
      provisional: isProvisional)
    #expect(Int(row.event.days) == event.0)
    #expect(row.event.cause.id == event.1)
    // Every success of the outcomes is that success, or an earlier one, in the curve.
    if hasEnded, row.outcome.isSuccess {
      #expect([.open, .subsidised, .training].contains(row.event.cause))
    }
    return Int(row.event.days) == event.0 && (!hasEnded || row.outcome.id == expected.outcome)
  }
}
