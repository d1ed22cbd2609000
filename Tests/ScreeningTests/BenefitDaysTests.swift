import Register
import Screening
import Testing

/// The counted days: the latest statement, then payments and corrections.
@Suite struct BenefitDaysTests {
  private func days(_ build: (inout World, Int) -> Void) throws -> String {
    var world = World()
    let person = world.listed(days: 480, on: "2011-01-31")
    build(&world, person)
    return try BenefitDaysTests.read(world, person)
  }

  static func read(_ world: World, _ person: Int) throws -> String {
    let row = try world.row(person)
    guard let hundredths = row.benefitHundredths else { return "unknown" }
    return "\(Double(hundredths) / 100) \(row.benefitSource)"
  }

  @Test func theListAloneIsAStatement() throws {
    #expect(try days { _, _ in } == "480.0 list")
  }

  @Test func onlyPaymentsWhosePeriodStartsAfterTheListAreAdded() throws {
    #expect(
      try days { world, person in
        world.payment(person, days: 20, from: "2011-01-31", to: "2011-02-28", paid: "2011-03-01")
      } == "480.0 list")
    #expect(
      try days { world, person in
        world.payment(person, days: 20, from: "2011-02-01", to: "2011-02-28", paid: "2011-03-01")
      } == "500.0 list+payments")
  }

  @Test func aPaymentMustHaveEndedAndBeenPaidByTheDay() throws {
    for (to, paid, counts) in [
      ("2011-03-31", "2011-03-31", true), ("2011-04-01", "2011-03-31", false),
      ("2011-03-31", "2011-04-01", false),
    ] {
      let found = try days { world, person in
        world.payment(person, days: 20, from: "2011-02-01", to: to, paid: paid)
      }
      #expect(found == (counts ? "500.0 list+payments" : "480.0 list"))
    }
  }

  @Test func otherBenefitsAndDaysInServicesDoNotCount() throws {
    #expect(
      try days { world, person in
        world.payment(
          person, days: 20, from: "2011-02-01", to: "2011-02-28", paid: "2011-03-01",
          kind: "PPR")
        world.payment(
          person, days: 20, from: "2011-02-01", to: "2011-02-28", paid: "2011-03-01",
          ground: "service")
      } == "480.0 list")
  }

  @Test func theAccruedDaysOfAPaymentAreAStatementOfItsLastDay() throws {
    #expect(
      try days { world, person in
        world.payment(
          person, days: 20, from: "2011-02-01", to: "2011-02-28", paid: "2011-03-05",
          accrued: 497)
        world.payment(person, days: 3, from: "2011-03-01", to: "2011-03-03", paid: "2011-03-10")
      } == "500.0 accrued+payments")
  }

  @Test func onOneDayThePaymentsStatementWins() throws {
    let found = try days { world, person in
      world.payment(
        person, days: 20, from: "2011-01-01", to: "2011-01-31", paid: "2011-02-05",
        accrued: 501)
    }
    #expect(found == "501.0 accrued")
    // The day before, the list is the newer one.
    let older = try days { world, person in
      world.payment(
        person, days: 20, from: "2011-01-01", to: "2011-01-30", paid: "2011-02-05",
        accrued: 501)
    }
    #expect(older == "480.0 list")
  }

  @Test func ofTwoPaymentsWithOneEndTheLaterPaidOnWins() throws {
    #expect(
      try days { world, person in
        world.payment(
          person, days: 20, from: "2011-02-01", to: "2011-02-28", paid: "2011-03-20",
          accrued: 499)
        world.payment(
          person, days: 20, from: "2011-02-02", to: "2011-02-28", paid: "2011-03-10",
          accrued: 510)
      } == "499.0 accrued")
  }

  @Test func correctionsPaidAfterTheStatementTakeAwayWhateverTheirPeriod() throws {
    for (paid, expected) in [
      ("2011-02-01", "475.0 list+payments"), ("2011-01-31", "480.0 list"),
    ] {
      #expect(
        try days { world, person in
          world.payment(person, days: -5, from: "2010-05-01", to: "2010-05-07", paid: paid)
        } == expected)
    }
  }

  @Test func aCorrectionOfAStatedPaymentCountsFromTheDayThatPaymentWasPaid() throws {
    for (paid, expected) in [("2011-03-06", "495.0"), ("2011-03-05", "500.0")] {
      let found = try days { world, person in
        world.payment(
          person, days: 20, from: "2011-02-01", to: "2011-02-28", paid: "2011-03-05",
          accrued: 500)
        world.payment(person, days: -5, from: "2011-01-01", to: "2011-01-07", paid: paid)
      }
      #expect(found.hasPrefix(expected))
    }
  }

  @Test func aCorrectionAfterTheStatementsDayIsCountedOnce() throws {
    #expect(
      try days { world, person in
        world.payment(person, days: 20, from: "2011-02-01", to: "2011-02-28", paid: "2011-03-05")
        world.payment(person, days: -2, from: "2011-02-01", to: "2011-02-28", paid: "2011-03-15")
      } == "498.0 list+payments")
  }

  @Test func withoutAStatementPaymentsSayNothingUnlessTheProjectSaysSo() throws {
    var world = World()
    let person = world.listed(on: "2011-04-30", line: nil)
    world.serviceLine(person, "osaamisen kehittäminen", from: "2010-01-01")
    world.payment(person, days: 510, from: "2009-01-01", to: "2010-12-31", paid: "2011-01-05")
    world.payment(person, days: -8.5, from: "2009-01-01", to: "2009-01-31", paid: "2011-02-05")
    #expect(try BenefitDaysTests.read(world, person) == "unknown")
    #expect(
      try world.answer(person) == "outside-target-group review project benefit-days")
    world.settings.payments = .sinceReset
    #expect(try BenefitDaysTests.read(world, person) == "501.5 sum")
    #expect(try world.row(person).decision == "invite")
  }

  @Test func oneMonthOfPaymentsLeavesTheTargetGroupAsTheFullHistoryDoes() throws {
    for months in [1, 24] {
      var world = World()
      let person = world.listed(days: 490, on: "2011-02-28")
      world.payment(person, days: 10, from: "2011-03-01", to: "2011-03-15", paid: "2011-03-20")
      for month in 0..<(months - 1) {
        let first = day("2011-02-01").adding(months: -month)
        world.payment(
          person, days: 21, from: first.description,
          to: (first.adding(months: 1) - 1).description,
          paid: (first.adding(months: 1) + 4).description)
      }
      #expect(try BenefitDaysTests.read(world, person) == "500.0 list+payments")
      #expect(try world.row(person).inTargetGroup == true)
    }
  }
}
