import Register
import Screening
import Testing

/// What is known, what is known to be nothing, and what is not known.
@Suite struct KnowingTests {
  static let allOfEffica =
    "in-measure review project measure,starting,typ,sick-leave,substance,health,work-ability,"
    + "plan,last-contact"

  @Test func whoeverIsInNeitherRegisterOfACompleteExportHasNothingThere() throws {
    var world = World()
    let person = world.listed()
    #expect(try world.answer(person) == BoundaryTests.invited)
    #expect(try world.row(person).plan == "missing")
  }

  @Test func aPartialExportSaysNothingAboutWhomItDoesNotHold() throws {
    for coverage in [ScreeningSettings.Coverage?.none, .partial] {
      var world = World()
      world.settings.coverage[.effica] = coverage
      let person = world.listed()
      #expect(try world.answer(person) == KnowingTests.allOfEffica)
      #expect(try world.row(person).plan == "")
      // Any record of the person shows that the export covers them.
      world.situation(person, "debt", "e")
      #expect(try world.answer(person) == BoundaryTests.invited)
    }
  }

  @Test func aRegisterThatIsNotConsultedIsLeftOutOfEveryCondition() throws {
    var world = World()
    world.settings.coverage[.effica] = ScreeningSettings.Coverage.none
    let person = world.listed()
    world.situation(person, "substance", "akuutti")
    world.measure(person, .rehabilitative, .effica, from: "2011-01-01")
    #expect(try world.answer(person) == BoundaryTests.invited)
    let text = try world.screener().explanation(of: world.row(person), in: .en)
    #expect(text.contains("Effica is not consulted in this screening."))
    #expect(try world.screen().warnings.contains(.registerNotConsulted(.effica)))
  }

  @Test func withoutURAOnlyTheListItselfSpeaks() throws {
    var world = World()
    world.settings.coverage[.ura] = ScreeningSettings.Coverage.none
    let person = world.listed(line: "aivan muu linja")
    world.measure(person, .training, from: "2011-01-01")
    #expect(try world.answer(person) == BoundaryTests.invited)
    #expect(try world.row(person).benefitSource == "list")
    #expect(try world.row(person).serviceLine == "")
  }

  @Test func aRegisterThatWasNotReadOrNotWholeIsUnknownEvenIfItShouldBeComplete() throws {
    for state in [
      RegisterState(wasRead: false, isWhole: true), RegisterState(wasRead: false, isWhole: false),
      RegisterState(wasRead: true, isWhole: false),
    ] {
      var world = World()
      world.registers[.effica] = state
      let person = world.listed()
      #expect(try world.answer(person) == KnowingTests.allOfEffica)
      let first = try #require(try world.screen().warnings.first)
      #expect(
        first == (state.wasRead ? .registerNotWhole(.effica) : .registerNotRead(.effica)))
    }
  }

  @Test func aQuarantinedRecordHidesOnlyItsOwnKind() throws {
    let cases: [(RecordKind, SourceRegister, String, String)] = [
      (.situation, .effica, "substance", "acute-substance review project substance"),
      (.situation, .effica, "health", "health-first review project health"),
      (.situation, .effica, "debt", BoundaryTests.invited),
      (.situation, .effica, "", BoundaryTests.invited),
      (.measure, .ura, "", "in-measure review project measure,starting"),
      (.measure, .effica, "", "in-measure review project measure,starting"),
      (.status, .ura, "", "starting-soon review project starting"),
      (.contact, .ura, "", "in-process review project last-contact"),
      (.event, .project, "", "already-invited review project invited-before"),
      (.participation, .project, "", BoundaryTests.invited),
      (.client, .effica, "", BoundaryTests.invited),
    ]
    for (kind, register, code, expected) in cases {
      var world = World()
      let person = world.listed()
      if kind == .contact { world.plan(person, signed: "2011-01-01") }
      world.hide(person, kind, register, code: code)
      #expect(try world.answer(person) == expected, "\(kind)")
    }
  }

  @Test func aUsableRecordShowsTheFactHoweverMuchElseIsHidden() throws {
    var world = World()
    let person = world.listed()
    world.situation(person, "substance", "ei")
    world.hide(person, .situation, code: "substance")
    #expect(try world.answer(person) == BoundaryTests.invited)
  }

  @Test func aRecordWithoutItsDayHidesTheFactToo() throws {
    var world = World()
    let person = world.listed()
    world.measure(person, .training, from: nil)
    #expect(try world.answer(person) == "in-measure review project measure,starting")
    var ended = World()
    let other = ended.listed()
    ended.measure(other, .training, from: nil, to: "2011-03-30")
    #expect(try ended.answer(other) == BoundaryTests.invited)
  }

  @Test func whatIsNotPermittedStandsInNoColumn() throws {
    var world = World()
    world.settings.permission = .project(DayRange(day("2010-11-01"), day("2011-03-30")))
    let person = world.listed()
    world.situation(person, "debt", "k")
    world.plan(person, .effica, signed: "2011-01-01")
    world.contact(person, .effica, on: "2011-03-01", way: .meeting)
    var details = ClientDetails()
    details.familyUnit = .yes
    details.language = world.symbols.intern("fi")
    world.client(person, .effica, details)
    let row = try world.row(person)
    #expect(row.debt == .unknown && row.familyUnit == .unknown && row.plan == "")
    #expect(row.lastContact == .missing && row.lastActivation == .missing)
    #expect(row.details.language == .none)
    world.settings.permission = .notNeeded
    let open = try world.row(person)
    #expect(open.debt == .yes && open.familyUnit == .yes && open.plan == "current")
    #expect(open.lastContact == day("2011-03-01") && open.details.language != .none)
  }

  @Test func whoeverIsNoClientNeedsNoPermission() throws {
    var world = World()
    world.settings.permission = .client
    let person = world.listed()
    #expect(try world.answer(person) == BoundaryTests.invited)
    // A quarantined record shows that they are a client after all.
    world.hide(person, .situation, code: "debt")
    #expect(try world.answer(person) == KnowingTests.allOfEffica)
  }

  @Test func aNoFromTheListIsEnoughForTyp() throws {
    var world = World()
    world.settings.coverage[.effica] = .partial
    let person = world.listed()
    world.situation(person, "typ", "no", .ura)
    #expect(try !world.row(person).missing.contains("typ"))
    world.settings.coverage[.effica] = .complete
    world.situation(person, "typ", "k", from: "2011-01-01")
    #expect(try world.row(person).rule == "typ-client")
  }

  @Test func theLineOfASpellComesBeforeTheListsLine() throws {
    var world = World()
    let person = world.listed(line: "aivan muu linja")
    #expect(try world.row(person).rule == "outside-target-group")
    world.serviceLine(person, "Työelämävalmiuksien  parantamisen linja", from: "2009-01-01")
    #expect(try world.row(person).rule == "invite")
    // A spell that has ended says nothing.
    var ended = World()
    let other = ended.listed(line: "osaamisen kehittäminen")
    ended.serviceLine(other, "aivan muu linja", from: "2009-01-01", to: "2011-03-30")
    #expect(try ended.row(other).rule == "invite")
  }

  @Test func partTimeWorkIsACodeOnlyFromMay2022() throws {
    for (begun, rule) in [("2022-04-30", "invite"), ("2022-05-01", "starting-soon")] {
      var world = World(on: day("2022-06-30"))
      let person = world.listed(born: "1980-01-01", on: "2022-06-30", line: "02")
      world.status(person, "09", from: begun)
      #expect(try world.row(person).rule == rule)
    }
  }

  @Test func ofSeveralMeasuresTheLastThenTheRehabilitativeOneCounts() throws {
    var world = World()
    let person = world.listed()
    world.measure(person, .rehabilitative, .effica, from: "2011-02-01")
    world.measure(person, .training, from: "2011-02-02")
    #expect(try world.row(person).responsible == "employment-office")
    world.measure(person, .rehabilitative, .effica, from: "2011-02-02")
    #expect(try world.row(person).responsible == "social-office")
  }

  @Test func onOneDayTheContactIsTheEmploymentOffices() throws {
    var world = World()
    let person = world.listed()
    world.plan(person, signed: "2011-01-01")
    world.contact(person, .effica, on: "2011-03-01")
    #expect(try world.row(person).responsible == "social-office")
    world.contact(person, .ura, on: "2011-03-01")
    #expect(try world.row(person).responsible == "employment-office")
    // A call attempt is no contact.
    world.contact(person, .effica, on: "2011-03-02", way: .failed)
    #expect(try world.row(person).responsible == "employment-office")
  }

  @Test func ofSeveralSituationsTheOneThatStartedLastCounts() throws {
    var world = World()
    let person = world.listed()
    world.situation(person, "substance", "akuutti")
    world.situation(person, "substance", "hoidossa", from: "2010-01-01")
    #expect(try world.row(person).rule == "invite")
    world.situation(person, "substance", "akuutti", from: "2010-01-02")
    #expect(try world.row(person).rule == "acute-substance")
  }

  @Test func aLetterActivatesNobody() throws {
    var world = World()
    let person = world.listed()
    world.contact(person, on: "2011-03-01", way: .other)
    #expect(try world.row(person).lastActivation == .missing)
    world.measure(person, .training, from: "2008-01-01", to: "2008-06-30")
    #expect(try world.row(person).lastActivation == day("2008-06-30"))
    world.plan(person, signed: "2009-01-01", review: "2009-06-01")
    #expect(try world.row(person).lastActivation == day("2009-01-01"))
    world.contact(person, on: "2010-01-05", way: .meeting)
    #expect(try world.row(person).lastActivation == day("2010-01-05"))
  }
}
