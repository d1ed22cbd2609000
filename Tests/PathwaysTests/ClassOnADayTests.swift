import Pathways
import Register
import Testing

struct ClassOnADayTests {
  private func segment(
    _ entries: [World.Entry], on day: String, settings: OutcomeSettings = .standard
  ) -> LifeSegment {
    var world = World()
    world.add(World.code(1), entries)
    let people = world.table()
    let book = ClassBook(settings: settings, symbols: people.symbols)
    var compiler = LifeCompiler(book: book, asOf: World.day("2024-12-31"))
    return compiler.life(of: 0, in: people).on(World.day(day))
  }

  @Test func everySettingStandsInTheDataFile() {
    let settings = OutcomeSettings.standard
    #expect(settings.presumeDays == 182)
    #expect(settings.apprenticeship == .subsidised)
    #expect(settings.startUpGrant == .open)
    #expect(settings.rehabilitative == .other)
    #expect(settings.practice == .jobSearch)
    #expect(settings.reentry == .merge)
    #expect(
      [settings.windowDays, settings.shortMonths, settings.longMonths, settings.bridgeDays]
        == [28, 3, 6, 7])
    #expect(
      [settings.shortSpellDays, settings.longSpellDays, settings.nearQuarter, settings.farQuarter]
        == [91, 182, 2, 4])
    #expect(settings.forwardStatuses == ["00", "01", "09"])
    #expect([settings.aheadTenths, settings.onTrackTenths, settings.topSequences] == [11, 9, 100])
  }

  @Test func aSpellCoversItsFirstAndLastDayAndNoOther() {
    let spell = World.status("01", "2010-03-01", "2010-03-31")
    #expect(segment([spell], on: "2010-02-28").row == .nothing)
    #expect(segment([spell], on: "2010-03-01").row == .open)
    #expect(segment([spell], on: "2010-03-31").row == .open)
    #expect(segment([spell], on: "2010-04-01").row == .nothing)
  }

  @Test func presumptionLasts182DaysAndNotOneMore() {
    let search = World.search("2009-01-01", "2010-01-01", "03")
    #expect(segment([search], on: "2010-01-01").row == .jobSearch)
    #expect(segment([search], on: "2010-01-02").row == .presumed)
    #expect(segment([search], on: "2010-07-02").outcome == .open)
    #expect(segment([search], on: "2010-07-03").row == .nothing)
    var settings = OutcomeSettings.standard
    settings.presumeDays = 0
    #expect(segment([search], on: "2010-01-02", settings: settings).row == .nothing)
  }

  @Test func whateverBeginsAfterTheEndSilencesThePresumption() {
    let status = World.status("02", "2009-01-01", "2010-01-31", "03")
    // What begins on the last day has not begun after the end; one day later it has.
    for (start, presumed) in [("2010-01-31", true), ("2010-02-01", false)] {
      let service = World.Entry(
        kind: "service", code: "20", start: World.day(start), end: World.day("2010-02-01"))
      #expect(
        segment([status, service], on: "2010-02-10").row == (presumed ? .presumed : .nothing))
    }
    // A plan or a contact is no beginning.
    let contact = World.Entry(kind: "contact", start: World.day("2010-02-03"))
    #expect(segment([status, contact], on: "2010-02-10").row == .presumed)
  }

  @Test func presumptionStandsAboveAJobSearchThatGoesOn() {
    let entries = [
      World.search("2009-01-01"), World.status("02", "2009-01-01", "2010-01-31", "03"),
    ]
    let found = segment(entries, on: "2010-02-01")
    #expect(found.outcome == .open)
    #expect(found.row == .presumed)
    #expect(found.registerOutcome == .jobSearch)
  }

  @Test func aReasonTheTableDoesNotMapPresumesNothing() {
    #expect(
      segment([World.placement("53", "2010-01-01", "2010-02-28", "01")], on: "2010-03-01").row
        == .nothing)
    let trial = World.Entry(
      kind: "trial", code: "20", start: World.day("2013-01-01"), end: World.day("2013-02-28"),
      value: "02")
    #expect(segment([trial], on: "2013-03-01").row == .nothing)
  }

  @Test func partTimeWorkSpeaksFromMay2022AndIsSilentBefore() {
    #expect(segment([World.status("09", "2022-05-01")], on: "2022-05-01").outcome == .open)
    #expect(segment([World.status("09", "2022-04-30")], on: "2022-05-01").row == .nothing)
  }

  @Test func aCodeThatWasUsedAgainMeansWhatItMeantOnTheStart() {
    #expect(
      segment([World.placement("55", "2010-01-01")], on: "2010-01-01").flags == .alsoTraining)
    #expect(segment([World.placement("55", "2018-01-01")], on: "2018-01-01").flags == .alsoTraining)
    #expect(segment([World.placement("55", "2023-01-01")], on: "2023-01-01").flags == [])
  }

  @Test func declaredChoicesMoveTheClassAndTheRow() {
    var settings = OutcomeSettings.standard
    settings.apprenticeship = .training
    settings.startUpGrant = .subsidised
    settings.rehabilitative = .jobSearch
    settings.practice = .other
    let day = "2010-02-01"
    let apprentice = segment(
      [World.placement("51", day, day)], on: day, settings: settings)
    #expect(apprentice.row == .training)
    #expect(apprentice.flags == .alsoTraining)
    #expect(segment([World.placement("65", day)], on: day, settings: settings).row == .subsidised)
    let practice = segment([World.placement("71", day)], on: day, settings: settings)
    #expect(practice.row == .service)
    #expect(practice.outcome == .other)
    #expect(practice.state == .service)
    let activity = World.Entry(kind: "rehabilitative", code: "05", start: World.day(day))
    let found = segment([activity], on: day, settings: settings)
    #expect(found.outcome == .jobSearch)
    #expect(found.state == .rehabilitative)
  }

  @Test func flagsHangOnTheDayWhicheverRecordWon() {
    let entries = [World.status("01", "2010-01-01"), World.placement("51", "2010-02-01")]
    let found = segment(entries, on: "2010-02-01")
    #expect(found.row == .subsidised)
    let both = [World.placement("65", "2010-01-01"), World.placement("51", "2010-01-01")]
    #expect(segment(both, on: "2010-01-01").flags.ids == ["also-training", "self-employed"])
  }

  @Test func recordsThatBeginAfterTheAsOfDayDoNotCount() throws {
    let row = try #require(
      World.outcome(
        [World.search("2009-01-01", "2010-01-15", "03"), World.status("02", "2010-02-20")],
        ended: "2010-01-31", asOf: "2010-02-10"))
    #expect(row.outcome == .open)
    #expect(row.evidence == .presumed)
    #expect(row.provisional == true)
  }

  @Test func endsBeforeStartsAndMissingDaysAreSurvived() {
    let backwards = World.status("01", "2010-03-31", "2010-03-01")
    #expect(segment([backwards], on: "2010-03-15").row == .nothing)
    let startless = World.Entry(
      kind: "status", code: "02", start: .missing, end: World.day("2010-03-01"), value: "01")
    #expect(segment([startless], on: "1990-01-01").row == .unemployed)
    #expect(segment([startless], on: "2010-03-02").row == .presumed)
  }
}
