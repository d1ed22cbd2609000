import Pathways
import Register
import Testing

struct ParticipationTests {
  private func entry(
    _ part: String, _ start: String, _ end: String, value: String = "",
    municipality: String = "297",
    coach: String = ""
  ) -> World.Entry {
    World.Entry(
      kind: "participation", code: part, start: World.day(start), end: World.day(end),
      value: value, municipality: municipality, coach: coach)
  }

  private let regions = Regions([
    Region(
      id: "kuopio", names: [:],
      members: [
        Region.Member(code: "297"),
        Region.Member(code: "227", days: DayRange(.missing, World.day("2010-12-31"))),
      ]),
    Region(id: "sisa-savo", names: [:], members: [Region.Member(code: "778")]),
  ])

  private func rows(
    _ entries: [World.Entry], asOf: String = "2012-12-31",
    reentry: OutcomeSettings.Reentry = .merge
  ) -> (rows: [OutcomeRow], people: PersonTable, tracer: Tracer) {
    var world = World()
    world.add(World.code(1), entries)
    let people = world.table()
    var settings = OutcomeSettings.standard
    settings.reentry = reentry
    let tracer = Tracer(
      people: people, asOf: World.day(asOf), settings: settings, regions: regions)
    let trace = Trace.joined([tracer.trace(0..<1, in: people)], symbols: people.symbols)
    return (trace.rows, people, tracer)
  }

  @Test func reentryIsMergedFromFirstStartToLastEnd() throws {
    let entries = [
      entry("b", "2010-01-01", "2010-12-31", value: "other", coach: "two"),
      entry("", "2009-06-01", "2009-09-30", coach: "none"),
      entry("a", "2009-01-01", "2011-03-31", value: "open", coach: "one"),
      entry("b", "2009-02-01", "2009-03-01"),
    ]
    let (found, people, _) = rows(entries)
    #expect(found.count == 1)
    let row = try #require(found.first?.participation)
    #expect(row.parts.map { people.symbols.text($0) } == ["a", "b"])
    #expect(row.started == World.day("2009-01-01"))
    #expect(row.ended == World.day("2011-03-31"))
    #expect(row.recorded == .open)
    #expect(people.symbols.text(row.coach) == "one")
    #expect(row.recordCount == 4)
    #expect(rows(entries, reentry: .separate).rows.count == 4)
  }

  @Test func oneOpenPartKeepsTheWholeOpen() throws {
    let entries = [
      entry("a", "2009-01-01", "", coach: "open"), entry("b", "2010-01-01", "2010-12-31"),
    ]
    let (found, people, _) = rows(entries)
    #expect(found.first?.outcome == .ongoing)
    #expect(found.first?.participation.ended == .open)
    #expect(found.first.map { people.symbols.text($0.participation.coach) } == "open")
  }

  @Test func whatBeginsAfterTheAsOfDayIsNotThereYetAndALaterEndIsNoEnd() {
    let entries = [entry("a", "2009-01-01", "2010-06-30"), entry("b", "2011-01-01", "2011-02-01")]
    #expect(rows(entries, asOf: "2010-12-31").rows.map(\.outcome) == [.unknown])
    #expect(rows(entries, asOf: "2011-01-01").rows.map(\.outcome) == [.ongoing])
    #expect(rows(entries, asOf: "2011-02-01").rows.map(\.provisional) == [true])
    #expect(rows(entries, asOf: "2008-12-31").rows.isEmpty)
  }

  @Test func theMunicipalityIsThatOfResidenceOnTheStart() {
    let residence = { (code: String, start: String, end: String) in
      World.Entry(kind: "residence", code: code, start: World.day(start), end: World.day(end))
    }
    for (start, municipality, region) in [
      ("2009-12-31", "778", "sisa-savo"), ("2010-01-01", "227", "kuopio"),
      ("2010-06-30", "227", "kuopio"), ("2010-07-01", "297", "kuopio"),
    ] {
      let (found, people, tracer) = rows([
        entry("a", start, "2011-12-31"), residence("778", "2005-01-01", "2009-12-31"),
        residence("227", "2010-01-01", "2010-06-30"),
      ])
      #expect(found.map { people.symbols.text($0.participation.municipality) } == [municipality])
      #expect(found.map { tracer.regions.id($0.participation.region) } == [region])
    }
  }

  @Test func aMergedMunicipalityGoesToItsSuccessorFromTheDayOfTheMerger() {
    let (_, people, tracer) = rows([
      entry("a", "2009-01-01", "", municipality: "227"), entry("b", "2009-01-02", "2009-01-03"),
      entry("c", "2009-01-01", "2009-01-03", municipality: "778"),
      entry("d", "2009-01-01", "2009-01-03", municipality: "999"),
    ])
    let region = { (code: String, day: String) in
      tracer.regions.id(
        tracer.regions.region(of: people.symbols.find(code) ?? .none, on: World.day(day)))
    }
    #expect(region("227", "2010-12-31") == "kuopio")
    #expect(region("227", "2011-01-01") == "kuopio")
    #expect(region("778", "2011-01-01") == "sisa-savo")
    #expect(region("999", "2011-01-01") == "")
    for code in ["227", "297", "778", "999"] {
      for day in stride(from: 0, through: 4000, by: 50).map({ World.day("2005-01-01") + $0 }) {
        let expected = regions.region(of: code, on: day, municipalities: .builtIn) ?? ""
        #expect(region(code, day.description) == expected)
      }
    }
  }

  @Test func participantsWithoutACodeAreSilentWhateverTheirRecordsSay() throws {
    var world = World()
    let key = world.local("17")
    world.add(key, [entry("a", "2010-01-01", "2010-06-30"), World.status("01", "2010-07-01")])
    let people = world.table()
    let tracer = Tracer(people: people, asOf: World.day("2011-12-31"))
    let trace = tracer.trace(0..<1, in: people)
    #expect(trace.rows.first?.outcome == .unknown)
    #expect(people.text(of: try #require(trace.rows.first?.key)) == "17")
    #expect(OutcomeFindings.all(trace, people: people).isEmpty)
  }

  @Test func aParticipantNobodyKnowsAndAProjectWithoutParticipantsAreFindings() {
    let (_, people, tracer) = rows([entry("a", "2010-01-01", "2010-06-30")])
    let trace = tracer.trace(0..<1, in: people)
    #expect(
      OutcomeFindings.all(trace, people: people).map(\.fault) == [.participationWithoutRecords])
    #expect(OutcomeFindings.all(Trace(), people: people).map(\.fault) == [.noParticipants])
  }

  @Test func leaversAreCountedByMunicipalityAndOverlappingPeriod() {
    var world = World()
    for (number, municipality, end) in [
      (1, "297", "2010-06-30"), (2, "297", "2010-07-01"), (3, "778", "2010-06-30"), (4, "778", ""),
      (5, "749", "2012-06-30"),
    ] {
      world.add(
        World.code(number),
        [entry("a", "2010-01-01", end, value: "training", municipality: municipality)])
    }
    let people = world.table()
    let asOf = World.day("2011-12-31")
    let trace = Tracer(people: people, asOf: asOf).trace(0..<people.count, in: people)
    let periods = [
      Period(id: "half", days: DayRange(World.day("2010-01-01"), World.day("2010-06-30"))),
      Period(id: "year", days: DayRange(World.day("2010-01-01"), World.day("2010-12-31"))),
      Period(id: "later", days: DayRange(World.day("2012-01-01"), World.day("2012-12-31"))),
    ]
    let rows = LeaverRow.all(trace.rows, periods: periods, asOf: asOf, symbols: people.symbols)
    #expect(
      rows.map { "\(people.symbols.text($0.municipality)) \(periods[$0.period].id) \($0.counts)" }
        == [
          "297 half [0, 0, 1, 0, 0, 0]", "297 year [0, 0, 2, 0, 0, 0]",
          "778 half [0, 0, 1, 0, 0, 0]", "778 year [0, 0, 1, 0, 0, 0]",
        ])
  }
}
