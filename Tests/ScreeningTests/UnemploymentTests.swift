import Register
import Rulebook
import Screening
import Testing

/// The facts of Välke's own target group: being a client of the employment office, and how long
/// the unemployment has lasted.
@Suite struct UnemploymentTests {
  private func world() -> World {
    var world = World()
    world.bookID = "välke-2008"
    return world
  }

  @Test(arguments: [
    // Six full months on 31 March 2011 end with 30 September; from 1 October it is five.
    ("2010-09-30", "at-risk invite project"),
    ("2010-10-01", "outside-target-group not-invited employment-office"),
    ("2010-03-31", "long-unemployed invite project"), ("2010-04-01", "at-risk invite project"),
    ("2011-03-31", "outside-target-group not-invited employment-office"),
  ])
  func fullMonthsAreCountedToTheDay(since: String, expected: String) throws {
    var world = world()
    let person = world.listed()
    world.status(person, "02", from: since)
    #expect(try world.answer(person) == expected)
  }

  @Test func spellsWithoutADayBetweenAreOneUnemployment() throws {
    for (second, expected) in [
      ("2010-09-01", "long-unemployed"), ("2010-09-02", "at-risk"),
    ] {
      var world = world()
      let person = world.listed()
      world.status(person, "02", from: "2009-06-01", to: "2010-02-28")
      world.status(person, "03", from: "2010-03-01", to: "2010-08-31")
      world.status(person, "02", from: second)
      #expect(try world.row(person).rule == expected)
    }
  }

  @Test func theStatusThatBeganLastTellsWhetherSomebodyIsUnemployed() throws {
    var world = world()
    let working = world.listed()
    world.status(working, "02", from: "2008-01-01")
    world.status(working, "01", from: "2011-03-01")
    let ended = world.listed()
    world.status(ended, "02", from: "2008-01-01", to: "2011-03-30")
    let back = world.listed()
    world.status(back, "01", from: "2008-01-01")
    world.status(back, "02", from: "2010-01-01")
    #expect(try world.row(working).rule == "outside-target-group")
    #expect(try world.row(ended).rule == "outside-target-group")
    #expect(try world.row(back).rule == "long-unemployed")
  }

  @Test func whatIsNotKnownIsAskedForAndWhatIsKnownToBeNothingIsNot() throws {
    var world = world()
    let hidden = world.listed()
    world.hide(hidden, .status, .ura)
    #expect(
      try world.answer(hidden)
        == "outside-target-group review project employment-client,months-unemployed")
    let undated = world.listed()
    world.add(undated, .status, .ura) {
      $0.start = .missing
      $0.end = .open
    }
    #expect(
      try world.answer(undated) == "outside-target-group review project months-unemployed")
    let nobody = world.listed()
    #expect(
      try world.answer(nobody) == "outside-target-group not-invited employment-office")
    world.registers[.ura] = RegisterState(wasRead: true, isWhole: false)
    #expect(try world.answer(nobody).hasPrefix("outside-target-group review"))
    world.settings.coverage[.ura] = ScreeningSettings.Coverage.none
    let blind = try world.row(nobody)
    // With nothing left of its condition the rule about the target group does not hold.
    #expect(blind.rule == "at-risk")
  }

  @Test func acuteProblemsComeBeforeTheInvitation() throws {
    for (code, value, expected) in [
      ("sick-leave", "k", "on-sick-leave not-invited social-office"),
      ("substance", "akuutti", "acute-substance not-invited social-office"),
      ("substance", "hoidossa", "long-unemployed invite project"),
      ("health", "selvitettävä", "health-first health-services social-office"),
      ("health", "ok", "long-unemployed invite project"),
    ] {
      var world = world()
      let person = world.listed()
      world.status(person, "02", from: "2009-01-01")
      world.situation(person, code, value, from: "2011-01-01")
      #expect(try world.answer(person) == expected)
    }
  }

  @Test func theExplanationTellsSinceWhenAndHowMuchIsLacking() throws {
    var world = world()
    let person = world.listed()
    world.status(person, "02", from: "2010-11-30")
    let screener = try world.screener()
    let row = try #require(screener.screen().rows.first)
    let finnish = screener.explanation(of: row, in: .fi)
    #expect(
      finnish.contains(
        "Työttömyys alkoi 30.11.2010 ja on kestänyt 4\u{A0}kuukautta: "
          + "6 kuukaudesta puuttuu 2\u{A0}kuukautta (ura.csv, rivi"), "\(finnish)")
    #expect(
      screener.explanation(of: row, in: .sv).contains("det fattas 2\u{A0}månader till gränsen"))
    #expect(
      screener.explanation(of: row, in: .en).contains("has lasted 4\u{A0}months: 2\u{A0}months"))
  }
}
