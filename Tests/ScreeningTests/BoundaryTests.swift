import Register
import Screening
import Testing

/// Both sides of every boundary in the rule book.
@Suite struct BoundaryTests {
  static let invited = "invite invite project"
  static let outside = "outside-target-group not-invited employment-office"

  @Test(arguments: [(499.99, outside), (500.0, invited), (499.0, outside), (500.5, invited)])
  func fiveHundredDaysAreEnough(_ days: Double, _ expected: String) throws {
    var world = World()
    let person = world.listed(days: days)
    #expect(try world.answer(person) == expected)
  }

  @Test(arguments: [
    ("1956-03-31", outside), ("1956-04-01", invited), ("1956-04-02", invited),
    ("1956-03-30", outside),
  ])
  func theFiftyFifthBirthdayIsTheFirstDayOutside(_ born: String, _ expected: String) throws {
    var world = World()
    let person = world.listed(born: born)
    #expect(try world.answer(person) == expected)
  }

  @Test(arguments: [("2011-02-28", invited), ("2011-03-01", outside)])
  func whoeverIsBornOnTheLeapDayTurnsOnTheFirstOfMarch(
    _ today: String, _ expected: String
  ) throws {
    var world = World(on: day(today))
    let person = world.listed(born: "1956-02-29", on: "2011-02-28")
    #expect(try world.answer(person) == expected)
  }

  @Test(arguments: [
    ("2011-03-31", "in-process not-invited employment-office"), ("2011-03-30", invited),
  ])
  func aPlanIsCurrentOnItsReviewDay(_ review: String, _ expected: String) throws {
    var world = World()
    let person = world.listed()
    world.plan(person, signed: "2010-06-01", review: review)
    world.contact(person, on: "2011-03-01")
    #expect(try world.answer(person) == expected)
  }

  @Test(arguments: [
    ("2010-03-31", "in-process not-invited employment-office"), ("2010-03-30", invited),
  ])
  func aPlanWithoutAReviewDayHoldsAYear(_ signed: String, _ expected: String) throws {
    var world = World()
    let person = world.listed()
    world.plan(person, signed: signed)
    world.contact(person, on: "2011-03-01")
    #expect(try world.answer(person) == expected)
  }

  @Test(arguments: [
    ("2011-04-30", "starting-soon not-invited employment-office"), ("2011-05-01", invited),
    ("2011-04-01", "starting-soon not-invited employment-office"),
    ("2011-03-31", "in-measure not-invited employment-office"),
  ])
  func aMeasureThatStartsInThirtyDaysIsSoon(_ start: String, _ expected: String) throws {
    var world = World()
    let person = world.listed()
    world.measure(person, .trial, from: start)
    #expect(try world.answer(person) == expected)
  }

  @Test(arguments: [
    ("2011-04-30", "starting-soon not-invited employment-office"), ("2011-05-01", invited),
    ("2011-03-31", "starting-soon not-invited employment-office"),
  ])
  func workThatStartsInThirtyDaysIsSoon(_ start: String, _ expected: String) throws {
    var world = World()
    let person = world.listed()
    world.status(person, "01", from: start)
    #expect(try world.answer(person) == expected)
  }

  @Test(arguments: [("2011-03-31", "in-measure"), ("2011-03-30", "invite")])
  func aMeasureStillCoversItsLastDay(_ end: String, _ rule: String) throws {
    var world = World()
    let person = world.listed()
    world.measure(person, .training, from: "2011-01-01", to: end)
    #expect(try world.row(person).rule == rule)
  }

  @Test(arguments: [
    ("2010-12-31", "in-process not-invited employment-office"), ("2010-12-30", invited),
  ])
  func aContactIsRecentForNinetyDays(_ contact: String, _ expected: String) throws {
    var world = World()
    let person = world.listed()
    world.plan(person, signed: "2010-06-01", review: "2011-12-31")
    world.contact(person, on: contact)
    #expect(try world.answer(person) == expected)
  }

  @Test(arguments: [
    ("2010-11-01", "2011-03-31", true), ("2010-11-01", "2011-03-30", false),
    ("2011-03-31", "2011-06-30", true), ("2011-04-01", "2011-06-30", false),
  ])
  func aPermissionHoldsOnItsFirstAndLastDay(
    _ from: String, _ until: String, _ holds: Bool
  ) throws {
    var project = World()
    project.settings.permission = .project(DayRange(day(from), day(until)))
    let person = project.listed()
    project.situation(person, "substance", "akuutti")
    #expect(try project.row(person).rule == (holds ? "acute-substance" : "in-measure"))
    #expect(try project.row(person).decision == (holds ? "not-invited" : "review"))

    var own = World()
    own.settings.permission = .client
    let other = own.listed()
    own.situation(other, "substance", "akuutti")
    own.permission(other, from: from, to: until)
    #expect(try own.row(other).rule == (holds ? "acute-substance" : "in-measure"))
  }

  @Test(arguments: [("2011-03-31", "on-sick-leave"), ("2011-03-30", "invite")])
  func aSickLeaveCoversItsLastDay(_ end: String, _ rule: String) throws {
    var world = World()
    let person = world.listed()
    world.situation(person, "sick-leave", "k", to: end)
    #expect(try world.row(person).rule == rule)
  }

  @Test func aLaterListOrPlanOrContactSaysNothingToday() throws {
    var world = World()
    let person = world.listed()
    world.statement(person, days: 10, on: "2011-04-01")
    world.plan(person, signed: "2011-04-01", review: "2012-04-01")
    world.contact(person, on: "2011-04-01")
    world.event(person, "invitation", on: "2011-04-01")
    world.situation(person, "health", "selvitettävä", from: "2011-04-01")
    #expect(try world.answer(person) == BoundaryTests.invited)
  }
}
