import Pathways
import Register
import Testing

struct ProcessTests {
  private func trace(_ settings: OutcomeSettings = .standard) -> Trace {
    let entry = { (kind: String, code: String, day: String, value: String) in
      World.Entry(kind: kind, code: code, start: World.day(day), value: value)
    }
    var world = World()
    world.add(
      World.code(1),
      [
        World.Entry(
          kind: "participation", code: "p", start: World.day("2010-03-01"),
          end: World.day("2010-06-30")),
        entry("event", "phase", "2010-03-01", "2"), entry("event", "interview", "2010-02-10", ""),
        entry("event", "invitation", "2010-02-10", ""),
        entry("event", "employer-contact", "2010-03-01", ""),
        entry("event", "no-show", "2011-01-02", ""),
        World.status("02", "2009-01-01", "2010-04-30"), World.status("01", "2010-05-01"),
      ])
    world.add(
      World.code(2),
      [
        World.Entry(
          kind: "participation", code: "p", start: World.day("2010-01-01"),
          end: World.day("2010-01-31")),
        World.Entry(
          kind: "participation", code: "q", start: World.day("2010-04-01"),
          end: World.day("2010-04-30")),
        entry("event", "invitation", "2010-03-15", ""),
        World.status("02", "2009-01-01"),
      ])
    let people = world.table()
    let tracer = Tracer(people: people, asOf: World.day("2010-12-31"), settings: settings)
    return Trace.joined([tracer.trace(0..<2, in: people)], symbols: people.symbols)
  }

  @Test func activitiesOfOneDayStandInTheOrderOfTheDesign() {
    let found = trace().activities(1).map(\.activity.id)
    #expect(
      found == [
        "invitation", "interview", "phase-2", "employer-contact", "unemployed", "open",
      ])
  }

  @Test func eventsBetweenTwoParticipationsLeadToTheLaterOne() {
    var settings = OutcomeSettings.standard
    #expect(trace().activities(0).map(\.activity) == [.unemployed, .invitation])
    settings.reentry = .separate
    let apart = trace(settings)
    #expect(apart.rows.count == 3)
    #expect(apart.activities(0).map(\.activity) == [.unemployed])
    #expect(apart.activities(2).map(\.activity) == [.invitation, .unemployed])
  }

  @Test func directlyFollowsCountsStepsAndTakesTheMedianOfTheirDays() throws {
    let rows = DirectlyFollows.all(trace())
    let step = try #require(rows.first { $0.from == .interview && $0.to == .phase2 })
    #expect(step.count == 1)
    #expect(step.medianDays == 19)
    #expect(rows.map(\.count).reduce(0, +) == 6)
    #expect(rows.map(\.from) == rows.map(\.from).sorted())
  }

  @Test func variantsAreJoinedByTheirArrow() {
    let variants = ProcessVariant.all(trace())
    #expect(variants.map(\.count) == [1, 1])
    #expect(
      variants[0].text
        == "invitation > interview > phase-2 > employer-contact > unemployed > open")
    #expect(variants[1].text == "unemployed > invitation")
    #expect(variants[0].cases == 2)
  }

  @Test func theEventLogHoldsCasesByNumberAndNoCode() {
    let trace = trace()
    let text = String(decoding: EventLog.xes(trace), as: UTF8.self)
    #expect(text.hasPrefix("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<log xes.version=\"1.0\""))
    #expect(text.hasSuffix("</trace>\n</log>\n"))
    #expect(text.contains("<trace>\n<string key=\"concept:name\" value=\"2\"/>"))
    #expect(
      text.contains(
        """
        <string key="concept:name" value="open"/>
        <string key="lifecycle:transition" value="start"/>
        <date key="time:timestamp" value="2010-05-01T00:00:00.000+00:00"/>
        """))
    for row in trace.rows { #expect(!text.contains(row.key.code?.text ?? "?")) }
  }
}
