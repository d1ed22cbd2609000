import Pathways
import Register
import Testing

/// Both sides of every boundary after an end: the as-of day before, on and after each.
struct FollowingTests {
  private let end = "2010-01-31"

  private func row(
    _ entries: [World.Entry], asOf: Day = World.day("2024-12-31"), recorded: String = ""
  ) throws -> OutcomeRow {
    try #require(
      World.outcome(entries, ended: end, asOf: asOf.description, recorded: recorded))
  }

  @Test func theWindowIsFromTheDayAfterTheEndToThe28th() throws {
    let end = World.day(self.end)
    for (offset, counts) in [(0, false), (1, true), (28, true), (29, false)] {
      let day = (end + offset).description
      let found = try row([World.status("01", day, day)])
      #expect((found.outcome == .open) == counts, "E+\(offset)")
      #expect(found.evidenceDay == (counts ? end + offset : .missing))
    }
  }

  @Test func anOutcomeIsProvisionalUntilThe28thDay() throws {
    let end = World.day(self.end)
    for (offset, provisional) in [(0, true), (27, true), (28, false), (29, false)] {
      #expect(try row([], asOf: end + offset).provisional == provisional)
    }
    let before = try row([], asOf: end - 1)
    #expect(before.outcome == .ongoing)
    #expect(before.provisional == nil)
    #expect(before.evidence == nil)
  }

  @Test func onTheDayOfTheEndTheProjectsOwnWordStands() throws {
    let found = try row(
      [World.status("01", "2010-02-01")], asOf: World.day(end), recorded: "training")
    #expect(found.outcome == .training)
    #expect(found.evidence == .recorded)
    #expect(found.agrees == nil)
    #expect(found.event == TimeToEvent(days: 395, cause: .training))
  }

  @Test func threeAndSixMonthsAreEmptyUntilTheirDay() throws {
    let work = [World.status("01", "2010-02-01")]
    #expect(try row(work, asOf: World.day("2010-04-29")).afterShort == nil)
    #expect(try row(work, asOf: World.day("2010-04-30")).afterShort == .open)
    #expect(try row(work, asOf: World.day("2010-07-30")).evidenceLong == nil)
    #expect(try row(work, asOf: World.day("2010-07-31")).evidenceLong == .register)
    let silent = try row([])
    #expect(silent.afterLong == .unknown)
    #expect(silent.evidenceLong == EvidenceKind.none)
  }

  @Test func thirteenWeeksNeed91DaysAndTwentySix182() throws {
    let end = World.day(self.end)
    for (days, short, long) in [
      (90, FollowUp.unknown, FollowUp.unknown), (91, .yes, .unknown), (181, .yes, .unknown),
      (182, .yes, .yes),
    ] {
      let found = try row([World.status("01", (end + 1).description, (end + days).description)])
      #expect(found.sustainedShort == short, "\(days) days")
      #expect(found.sustainedLong == long, "\(days) days")
    }
  }

  @Test func aRunMayBeginOnThe28thDayAndIsAwaitedUntilThe118th() throws {
    let end = World.day(self.end)
    let begun = [World.status("01", (end + 28).description)]
    #expect(try row(begun, asOf: end + 28 + 89).sustainedShort == .tooEarly)
    #expect(try row(begun, asOf: end + 28 + 90).sustainedShort == .yes)
    #expect(try row(begun, asOf: end + 28 + 180).sustainedLong == .tooEarly)
    #expect(try row(begun, asOf: end + 28 + 181).sustainedLong == .yes)
    let late = [World.status("01", (end + 29).description)]
    #expect(try row(late, asOf: end + 28 + 89).sustainedShort == .tooEarly)
    #expect(try row(late, asOf: end + 28 + 90).sustainedShort == .unknown)
  }

  @Test func gapsOfSevenDaysAreBridgedAndOfEightAreNot() throws {
    let end = World.day(self.end)
    for (gap, answer) in [(7, FollowUp.yes), (8, .unknown)] {
      let found = try row([
        World.status("01", (end + 1).description, (end + 40).description),
        World.status("01", (end + 41 + gap).description, (end + 98).description),
      ])
      #expect(found.sustainedShort == answer, "a gap of \(gap)")
    }
  }

  @Test func aJobBegunEarlierCountsFromTheDayAfterTheEnd() throws {
    let end = World.day(self.end)
    let job = { (last: Int) in [World.status("01", "2009-06-01", (end + last).description)] }
    #expect(try row(job(90)).sustainedShort == .unknown)
    #expect(try row(job(91)).sustainedShort == .yes)
  }

  @Test func aRegisterMustSayOtherwiseForANo() throws {
    let end = World.day(self.end)
    for (day, answer) in [(27, FollowUp.unknown), (28, .no), (118, .no), (119, .unknown)] {
      let text = (end + day).description
      #expect(try row([World.status("02", text, text)]).sustainedShort == answer, "E+\(day)")
    }
    // After a run of work any later day tells.
    let worked = World.status("01", (end + 1).description, (end + 5).description)
    let later = World.status("02", (end + 200).description, (end + 201).description)
    #expect(try row([worked, later]).sustainedShort == .no)
  }

  @Test func quartersHaveTwoEdgesAndAreAwaitedToTheirLastDay() throws {
    // The end lies in the first quarter: the second after it is July to September.
    for (day, answer) in [
      ("2010-06-30", FollowUp.unknown), ("2010-07-01", .yes), ("2010-09-30", .yes),
      ("2010-10-01", .unknown),
    ] {
      #expect(try row([World.status("01", day, day)]).nearQuarter == answer, "\(day)")
    }
    for (day, answer) in [
      ("2010-12-31", FollowUp.unknown), ("2011-01-01", .yes), ("2011-03-31", .yes),
      ("2011-04-01", .unknown),
    ] {
      #expect(try row([World.status("01", day, day)]).farQuarter == answer, "\(day)")
    }
    let unemployed = [World.status("02", "2010-02-01")]
    #expect(try row(unemployed, asOf: World.day("2010-09-29")).nearQuarter == .tooEarly)
    #expect(try row(unemployed, asOf: World.day("2010-09-30")).nearQuarter == .no)
    let work = [World.status("01", "2010-08-01")]
    #expect(try row(work, asOf: World.day("2010-07-31")).nearQuarter == .tooEarly)
    #expect(try row(work, asOf: World.day("2010-08-01")).nearQuarter == .yes)
  }

  @Test func rehabilitativeWorkStandsBeforeJobSearchAndOtherAfter() throws {
    let search = World.search("2009-01-01")
    let activity = World.Entry(
      kind: "rehabilitative", code: "05", start: World.day("2010-02-10"),
      end: World.day("2010-02-20"))
    #expect(try row([search, activity]).outcome == .other)
    #expect(
      try row([search, World.status("05", "2010-02-10", "2010-02-20")]).outcome == .jobSearch)
  }

  @Test func fallingBackIsCountedFromTheFirstDayOfTheMove() throws {
    let rows = [
      try row([
        World.status("01", "2010-03-01", "2010-05-31"), World.status("02", "2010-06-01"),
      ]),
      try row([World.status("01", "2010-03-01")]),
      try row([World.status("02", "2010-03-01")]),
    ]
    let all = FallingBack.all(rows)
    #expect(all[0].successes == 2)
    #expect(all[0].unemployedAgain == 1)
    #expect(all[0].days == [92])
    #expect(all[1].moved == .open)
    #expect(all[2].successes == 0)
    #expect(all[2].medianDays == nil)
  }

  @Test func threeWaysOfMeasuringSpeakOfTheSamePeople() throws {
    let rows = [
      try row([World.status("01", "2010-02-01", "2010-05-31")]),
      try row([World.status("02", "2010-02-01")]),
      try row([World.search("2009-01-01", "2010-01-31", "03")]),
      try row([World.status("01", "2010-02-01")], asOf: World.day("2010-05-15")),
    ]
    let same = FollowUpComparison.all(rows, same: true)
    #expect(same.map(\.base) == [3, 3, 3, 3, 3, 3])
    #expect(same.map(\.open) == [1, 0, 1, 0, 0, 0])
    #expect(same.map(\.presumed) == [1, 1, 1, 1, 1, 0])
    #expect(same.map(\.elsewhere) == [1, 1, 1, 1, 1, 1])
    let own = FollowUpComparison.all(rows, same: false)
    #expect(own.map(\.base) == [4, 3, 4, 3, 3, 3])
  }

  @Test func theEvidenceThatLostIsKept() throws {
    var world = World()
    world.add(
      World.code(1),
      [
        World.Entry(
          kind: "participation", code: "p", start: World.day("2009-01-01"), end: World.day(end),
          value: "training"),
        World.search("2008-01-01", "2010-02-03", "03"), World.status("02", "2010-02-20"),
      ])
    let people = world.table()
    let tracer = Tracer(people: people, asOf: World.day("2010-12-31"))
    let row = try #require(tracer.trace(0..<1, in: people).rows.first)
    let why = try #require(OutcomeExplanation(row, in: people, tracer: tracer))
    let winner = try #require(why.winner)
    #expect(winner.kind == .presumed)
    #expect(winner.first == World.day("2010-02-04"))
    #expect(winner.last == World.day("2010-02-19"))
    #expect(people.records[winner.record].kind == .jobSearch)
    #expect(why.losers.map(\.outcome) == [.jobSearch, .jobSearch, .training])
    #expect(why.losers.map(\.kind) == [.register, .register, .recorded])
    let findings = OutcomeFindings.all(tracer.trace(0..<1, in: people), people: people)
    #expect(findings.map(\.fault) == [.outcomeDisagrees])
    #expect(findings.first?.detail == "register=open recorded=training")
  }
}
