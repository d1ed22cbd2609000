import Register
import Screening
import Testing

@Suite struct RankingTests {
  @Test func thoseWithoutAPlanAndLongWithoutActivationComeFirst() throws {
    var world = World()
    let fewerDays = world.listed(days: 600, number: 901)
    let never = world.listed(days: 700, number: 902)
    let long = world.listed(number: 903)
    world.contact(long, on: "2008-01-01", way: .meeting)
    let recent = world.listed(number: 904)
    world.contact(recent, on: "2010-01-01", way: .meeting)
    let planned = world.listed(days: 900, number: 905)
    world.plan(planned, signed: "2011-01-01")
    let unknown = world.listed(number: 906)
    world.plan(unknown, signed: "2000-01-01", review: "2000-06-01")
    let twin = world.listed(days: 600, number: 907)
    let place = world.table().place
    let order = try world.screen().rows.map(\.person)
    #expect(
      order
        == [never, fewerDays, twin, unknown, long, recent, planned].map { place[$0] })
    #expect(try world.screen().rows.map(\.rank) == [1, 2, 3, 4, 5, 6, 7])
  }

  @Test func unknownActivationComesAfterNeverAndBeforeAnyDay() throws {
    var world = World()
    let unknown = world.listed(number: 901)
    world.hide(unknown, .contact, .ura)
    let never = world.listed(number: 902)
    let old = world.listed(number: 903)
    world.plan(unknown, signed: "2011-04-30")
    world.contact(old, on: "1999-01-01", way: .meeting)
    let place = world.table().place
    #expect(try world.screen().rows.map(\.person) == [never, unknown, old].map { place[$0] })
    #expect(try world.screen().rows.map(\.activationKnown) == [true, false, true])
  }

  @Test func theFamilyUnitComesFirstOfAllInFocus() throws {
    var world = World()
    let first = world.listed(days: 900, number: 901)
    let family = world.listed(days: 500, number: 902)
    world.plan(family, signed: "2011-01-01")
    var details = ClientDetails()
    details.familyUnit = .yes
    world.client(family, .effica, details)
    let place = world.table().place
    #expect(try world.screen().rows.map(\.person) == [first, family].map { place[$0] })
    world.settings.focus = .familyUnit
    #expect(try world.screen().rows.map(\.person) == [family, first].map { place[$0] })
  }

  @Test func capacityIsLessThoseInvitedBeforeOnTheListOrNotAndNeverBelowZero() throws {
    var world = World()
    for number in 901...903 { _ = world.listed(number: number) }
    let before = world.listed(number: 904)
    world.event(before, "invitation", on: "2011-01-01")
    let offList = world.person(number: 905)
    world.event(offList, "interview", on: "2011-01-02")
    let noShow = world.person(number: 906)
    world.event(noShow, "invitation", on: "2011-01-02")
    world.event(noShow, "no-show", on: "2011-01-02")
    world.history.invited[world.keys[before]] = day("2010-12-31")
    world.history.invited[PersonKey(PersonCode(rawValue: 12_345))] = day("2010-12-31")
    for (capacity, free, invited) in [(4, 1, 1), (5, 2, 2), (3, 0, 0), (1, 0, 0), (99, 96, 3)] {
      world.settings.capacity = capacity
      let result = try world.screen()
      #expect(result.invitedBefore == 3)
      #expect(result.freePlaces == free)
      #expect(result.rows.count { $0.decision == "invite" } == invited)
      #expect(result.rows.count { $0.decision == "no-capacity" } == 3 - invited)
      #expect(result.rows.prefix(3).map(\.rank) == [1, 2, 3])
      #expect(result.rows.filter { $0.rank != nil }.allSatisfy { $0.rule == "invite" })
      #expect(result.rows.filter { $0.rank != nil }.allSatisfy { $0.responsible == "project" })
    }
  }

  @Test(arguments: [
    ("2011-02-02", "already-invited"), ("2011-02-03", "invite"), ("2011-03-31", "invite"),
    ("2011-04-01", "already-invited"),
  ])
  func aNoShowOnOrAfterTheInvitationAndByTodayOpensItAgain(
    _ noShow: String, _ rule: String
  ) throws {
    for isEarlierRun in [false, true] {
      var world = World()
      let person = world.listed()
      if isEarlierRun {
        world.history.invited[world.keys[person]] = day("2011-02-03")
      } else {
        world.event(person, "invitation", on: "2011-02-03")
      }
      world.event(person, "no-show", on: noShow)
      #expect(try world.row(person).rule == rule)
    }
  }

  @Test func rowsThatAreNotRankedStandByRuleThenCode() throws {
    var world = World()
    let typ = world.listed(number: 901)
    world.situation(typ, "typ", "yes", .ura)
    let old = world.listed(born: "1950-01-01", number: 999)
    let older = world.listed(born: "1949-01-01", number: 998)
    let invited = world.listed(number: 902)
    let place = world.table().place
    let rows = try world.screen().rows.map(\.person)
    #expect(rows == [invited, older, old, typ].map { place[$0] })
    #expect(place[older] < place[old])
  }

  @Test func aCaseworkersDecisionWinsAndShowsTheRulesAnswerBesideIt() throws {
    var world = World()
    let out = world.listed(number: 901)
    let inside = world.listed(born: "1950-01-01", number: 902)
    let later = world.listed(number: 903)
    func decide(_ person: Int, _ decision: String, on date: String) -> Override {
      Override(
        key: world.keys[person], day: day(date), decision: decision, reason: "x", author: "y")
    }
    world.overrides = [
      decide(out, "not-invited", on: "2011-03-31"), decide(out, "invite", on: "2011-03-30"),
      decide(inside, "invite", on: "2011-01-01"), decide(later, "not-invited", on: "2011-04-01"),
    ]
    let first = try world.row(out)
    #expect(first.decision == "not-invited" && first.overridden && first.rank == nil)
    #expect(first.rulesDecision == "invite" && first.rule == "invite")
    #expect(first.responsible == "employment-office")
    let second = try world.row(inside)
    #expect(second.decision == "invite" && second.rank != nil && second.responsible == "project")
    #expect(second.rule == "outside-target-group" && second.rulesDecision == "not-invited")
    #expect(try !world.row(later).overridden)
    world.settings.capacity = 1
    #expect(try world.row(inside).decision == "invite")
    #expect(try world.row(later).decision == "no-capacity")
  }

  @Test func anOverrideWithAnUnknownDecisionIsAnError() throws {
    var world = World()
    let person = world.listed()
    world.overrides = [
      Override(
        key: world.keys[person], day: day("2011-01-01"), decision: "kutsu", reason: "", author: "")
    ]
    #expect(throws: ScreeningFault.self) { try world.screen() }
  }

  @Test func interviewsFillPairsThenTimesThenWorkingDays() throws {
    var world = World()
    for number in 901...909 { _ = world.listed(number: number) }
    world.settings.firstDay = day("2011-04-20")
    world.settings.pairs = 2
    world.settings.slotsPerDay = 2
    let found = try world.screen().invitations.map {
      "\($0.order) \($0.row) \($0.pair) \($0.day) \($0.time)"
    }
    // 22 to 25 April 2011 is Easter.
    #expect(
      found == [
        "1 0 1 2011-04-20 540", "2 1 2 2011-04-20 540", "3 2 1 2011-04-20 630",
        "4 3 2 2011-04-20 630", "5 4 1 2011-04-21 540", "6 5 2 2011-04-21 540",
        "7 6 1 2011-04-21 630", "8 7 2 2011-04-21 630", "9 8 1 2011-04-26 540",
      ])
  }

  @Test func theTallySaysWhichFactWouldSettleMostReviewsAlone() throws {
    var world = World()
    for number in 901...903 {
      let person = world.listed(number: number)
      world.hide(person, .situation, code: "substance")
      if number == 903 { world.hide(person, .situation, code: "health") }
    }
    let tally = try world.screen().missingFacts
    #expect(tally.map(\.fact) == ["substance", "health"])
    #expect(tally.map(\.reviews) == [3, 1])
    #expect(tally.map(\.settledAlone) == [2, 0])
  }
}
