import Register
import Screening
import Testing

/// What one office's write-back may tell of what only the other knows.
@Suite struct WriteBackTests {
  private func entry(
    _ world: World, _ person: Int, _ register: SourceRegister
  ) throws -> WriteBackEntry {
    let screener = try world.screener()
    let entries = screener.writeBack(to: register, screener.screen().rows, in: .fi)
    return try #require(entries.first { $0.key == world.keys[person] })
  }

  private let secrets: [(code: String, value: String)] = [
    ("sick-leave", "k"), ("substance", "akuutti"), ("health", "selvitettävä"),
    ("work-ability", "selvitettävä"),
  ]

  @Test func whatOnlyEfficaKnowsReachesURAAsOneAndTheSameEntry() throws {
    var seen: Set<String> = []
    for secret in secrets {
      var world = World()
      let person = world.listed()
      world.situation(person, secret.code, secret.value, from: "2011-01-01")
      let ura = try entry(world, person, .ura)
      seen.insert("\(ura.decision) \(ura.reason) \(ura.responsible) \(ura.explanation)")
      let effica = try entry(world, person, .effica)
      #expect(effica.decision == (try world.row(person)).decision)
      #expect(effica.reason == (try world.row(person)).rule)
    }
    #expect(
      seen == [
        "not-invited passed-to-social-office social-office "
          + "Asian hoitaminen siirtyy sosiaalitoimistolle."
      ])
  }

  @Test func theClientsOwnPermissionOnTheDayLiftsIt() throws {
    for (until, reason) in [
      ("2011-03-31", "acute-substance"), ("2011-03-30", "passed-to-social-office"),
    ] {
      var world = World()
      let person = world.listed()
      world.situation(person, "substance", "akuutti")
      world.permission(person, from: "2011-01-01", to: until)
      #expect(try entry(world, person, .ura).reason == reason)
    }
  }

  @Test func aReviewNamesNoFactOfTheOtherOffice() throws {
    var world = World()
    let person = world.listed()
    world.hide(person, .situation, code: "substance")
    let ura = try entry(world, person, .ura)
    #expect(ura.decision == "review" && ura.reason == "facts-missing")
    #expect(!ura.explanation.lowercased().contains("päihde"))
    #expect(try entry(world, person, .effica).reason == "acute-substance")
  }

  @Test func anOverrideTellsURANeitherItsReasonNorTheRulesAnswer() throws {
    var world = World()
    let person = world.listed()
    world.situation(person, "substance", "akuutti")
    func decide(_ decision: String) {
      world.overrides = [
        Override(
          key: world.keys[person], day: day("2011-03-30"), decision: decision,
          reason: "Päihdehoito alkaa", author: "työpari 2")
      ]
    }
    decide("health-services")
    #expect(try entry(world, person, .ura).reason == "passed-to-social-office")
    #expect(try entry(world, person, .ura).decision == "not-invited")
    decide("invite")
    let ura = try entry(world, person, .ura)
    #expect(ura.decision == "invite" && ura.reason == "override")
    #expect(!ura.explanation.contains("Päihde") && !ura.explanation.contains("akuutti"))
    let effica = try entry(world, person, .effica)
    #expect(effica.explanation.contains("Päihdehoito alkaa"))
  }

  @Test func everyScreenedPersonHasOneEntryInEachRegister() throws {
    for (_, world, _) in ExplanationTests.cases() {
      let screener = try world.screener()
      let rows = screener.screen().rows
      for register in [SourceRegister.ura, .effica] {
        for language in Language.allCases {
          let entries = screener.writeBack(to: register, rows, in: language)
          #expect(entries.count == rows.count)
          #expect(entries.allSatisfy { !$0.explanation.isEmpty && !$0.explanation.contains("{") })
        }
      }
    }
  }

  @Test func redactedExplanationsHoldNoValueAndNoDay() throws {
    for (name, world, handle) in ExplanationTests.cases() {
      let plain = try ExplanationTests.explanation(world, handle, .fi)
      let text = try ExplanationTests.explanation(world, handle, .fi, redacted: true)
      #expect(!text.contains("612") && !text.contains("Ikä on 4"), "\(name)")
      #expect(!text.contains("muuttaa") && !text.contains("työpari"), "\(name)")
      #expect(!text.contains("hoidossa") && !text.contains("kuntouttava"), "\(name)")
      #expect(plain != text || name.hasPrefix("no line"), "\(name)")
      let trace = try world.screener().trace(of: world.row(handle), redacted: true)
      for question in trace.rules.flatMap(\.questions) {
        #expect(question.value == nil && question.day == nil && question.miss == nil)
      }
    }
  }

  @Test func theTraceHasEveryRuleWithValuesMissesAndReasons() throws {
    var world = World()
    let person = world.listed(days: 488)
    world.hide(person, .situation, code: "substance")
    let trace = try world.screener().trace(of: world.row(person))
    #expect(trace.rules.count == 10 && trace.rules[0].outcome == "true")
    let days = try #require(trace.rules[0].questions.first { $0.fact == "benefit-days" })
    #expect(days.value == "488" && days.miss == "12" && days.outcome == "false")
    #expect(days.day == "2011-03-31" && days.sources.map(\.file) == ["ura.csv"] && days.decisive)
    let substance = try #require(trace.rules[5].questions.first)
    #expect(substance.unknown.first?.reason == .quarantined)
    #expect(substance.unknown.first?.sources.first?.line == 77)
  }

  @Test func somebodyWhoIsNotOnTheListCanBeExplainedToo() throws {
    var world = World()
    _ = world.listed()
    let other = world.person(born: "1950-01-01", number: 950)
    let screener = try world.screener()
    let row = screener.judge(person: world.table().place[other])
    #expect(row.rule == "outside-target-group" && row.rank == nil)
    #expect(screener.explanation(of: row, in: .en).hasPrefix("The client is not on the list"))
  }
}
