import Foundation
import Register
import Screening
import Testing

@testable import Reporting

#if canImport(FoundationXML)
  import FoundationXML
#endif

@Suite struct ReportPageTests {
  private func page(_ model: ReportModel) throws -> String {
    String(decoding: try ReportPage.render(model), as: UTF8.self)
  }

  /// Writes the pages to the folder of `REPORT_DEMO`, to look at them in a browser.
  @Test(arguments: Language.allCases)
  func thePageLoadsNothingAndRunsNothing(language: Language) throws {
    for isTroubled in [true, false] {
      let page = try page(SampleModel.model(language, troubled: isTroubled))
      #expect(page.hasPrefix("<!DOCTYPE html>\n<html lang=\"\(language.rawValue)\">"))
      for forbidden in [
        "<script", "http", "src=", "url(", "@import", "<link", "<iframe", "<img", "javascript:",
        "onload", "<object", "<embed",
      ] { #expect(!page.lowercased().contains(forbidden), "\(forbidden)") }
      if let folder = ProcessInfo.processInfo.environment["REPORT_DEMO"] {
        let name = (isTroubled ? "report-" : "calm-") + language.rawValue
        try Data(page.utf8).write(to: URL(fileURLWithPath: "\(folder)/\(name).html"))
      }
    }
  }

  @Test func theSamePageComesOutEveryTime() throws {
    let first = try page(SampleModel.model(.fi))
    for _ in 0..<5 { #expect(try page(SampleModel.model(.fi)) == first) }
  }

  @Test(arguments: Language.allCases) func everyTagIsClosedAndEveryLinkHasItsPlace(
    language: Language
  ) throws {
    var page = try page(SampleModel.model(language))
    // As XML the page must balance, once the doctype and the void elements are out of the way.
    let start = try #require(page.range(of: "<html"))
    page = String(page[start.lowerBound...])
    page.replace(/<meta [^>]*>/, with: "")
    let parser = XMLParser(data: Data(page.utf8))
    #expect(parser.parse(), "line \(parser.lineNumber)")
    let ids = page.matches(of: /\ id="([^"]*)"/).map { String($0.1) }
    #expect(Set(ids).count == ids.count)
    for link in page.matches(of: /(?:href="#|aria-labelledby=")([^"]*)"/) {
      for name in link.1.split(separator: " ") { #expect(ids.contains(String(name)), "\(name)") }
    }
    #expect(page.matches(of: /<h1/).count == 1)
  }

  @Test func everyChartHasATableBesideItWithTheSameFigures() throws {
    let sections = PageBuilder(SampleModel.model(.fi)).sections
    let charted = sections.flatMap(\.exhibits).filter { $0.chart != nil }
    #expect(charted.count == 7)
    for exhibit in charted {
      #expect(!exhibit.table.rows.isEmpty)
      #expect(!exhibit.table.title.isEmpty)
    }
    let page = try page(SampleModel.model(.fi))
    #expect(page.matches(of: /<svg\ /).count == 7)
    let beside =
      #/<\/figure>\s*<div class="beside">\s*<div[^>]*>\s*<table/#
    #expect(page.matches(of: beside).count == 7)
    #expect(page.matches(of: /<table/).count == page.matches(of: /<caption/).count)
  }

  @Test func theGroupsAddUpToTheListInEveryTable() throws {
    let builder = PageBuilder(SampleModel.model(.en))
    let summary = try #require(builder.model.screening)
    #expect(summary.listed == 312)
    #expect(summary.groups.values.reduce(0, +) == 312)
    #expect(summary.regions.values.flatMap(\.values).reduce(0, +) == 312)
    #expect(summary.rules.reduce(0) { $0 + $1.count } == 312)
    let reasons = try #require(builder.sections.first { $0.id == "reasons" }?.exhibits.first)
    let counts = reasons.table.rows.map { row in
      if case .number(let n) = row[3] { n } else { 0 }
    }
    #expect(counts.reduce(0, +) == 312)
  }

  @Test func whatSettlesMostOnItsOwnComesFirst() throws {
    let summary = ScreeningSummary(SampleModel.list)
    #expect(
      summary.missing.prefix(3) == [
        .init(fact: "substance", alone: 8, total: 17),
        .init(fact: "benefit-days", alone: 6, total: 9),
        .init(fact: "work-ability", alone: 4, total: 13),
      ])
  }

  @Test func aPersonOverriddenToNotInvitedIsOutsideOnlyIfTheTargetGroupSaysSo() {
    #expect(PersonGroup(decision: "not-invited", inTargetGroup: false) == .outside)
    #expect(PersonGroup(decision: "not-invited", inTargetGroup: true) == .notInvited)
    #expect(PersonGroup(decision: "not-invited", inTargetGroup: nil) == .notInvited)
    #expect(PersonGroup(decision: "invite", inTargetGroup: false) == .invite)
    #expect(PersonGroup(decision: "outside", inTargetGroup: nil) == .notInvited)
  }

  @Test func theWorstStandsFirstAmongWhatMustBeLookedAt() {
    let builder = PageBuilder(SampleModel.model(.en))
    #expect(
      builder.alarms.map(\.title) == [
        "3.6% of the records read are in quarantine; the limit is 2.0%.",
        "The file ura-lisa.xml was refused (line 1,204). "
          + withoutStop(FaultTexts.meaning(.brokenXML, in: .en)) + ".",
        "The register URA (employment office) was not read to its end.",
        "A value of the rule book has not been checked since 31 December 2010: Recent contact.",
        "The project file holds 8\u{A0}made-up targets.",
      ])
    #expect(PageBuilder(SampleModel.model(.en, troubled: false)).alarms.isEmpty)
  }

  @Test func aLimitIsPassedOnlyAboveIt() {
    var model = SampleModel.model(.en, troubled: false)
    model.files[0].accepted += model.files[0].quarantined
    model.files = [model.files[0]]
    (model.files[0].read, model.files[0].accepted, model.files[0].corrected) = (100, 98, 0)
    (model.files[0].duplicate, model.files[0].superseded, model.files[0].quarantined) = (0, 0, 2)
    model.quarantineLimit = Share(millionths: 20_000)
    #expect(PageBuilder(model).alarms.isEmpty)
    (model.files[0].accepted, model.files[0].quarantined) = (97, 3)
    #expect(PageBuilder(model).alarms.count == 1)
    model.files[0].accepted = 96
    #expect(PageBuilder(model).alarms.count == 2, "a sum that does not hold is an alarm")
  }

  @Test func aParameterIsUncheckedFromTheDayAfterItsLast() throws {
    var model = ReportModel(language: .fi, asOf: SampleModel.asOf)
    model.parameters = [
      .init(id: "a", title: "A", value: "1", checkUntil: SampleModel.asOf)
    ]
    #expect(PageBuilder(model).alarms.isEmpty)
    model.parameters[0].checkUntil = SampleModel.asOf - 1
    #expect(PageBuilder(model).alarms.count == 1)
  }

  @Test func aRegisterThatIsNotConsultedIsSaidOnceAndNotAsMissing() {
    var model = ReportModel(language: .en, asOf: SampleModel.asOf)
    model.registers = [.effica: RegisterState(wasRead: false, isWhole: false)]
    #expect(PageBuilder(model).alarms.map(\.severity) == [.serious])
    model.notConsulted = [.effica]
    #expect(PageBuilder(model).alarms.map(\.severity) == [.warning])
  }

  @Test func manyAlarmsLeaveRoomForTheAnswersAndNoneIsLost() throws {
    var model = SampleModel.model(.en)
    for number in 0..<4 {
      model.otherAlarms.append(.init(.warning, title: "Alarm \(number)", advice: "Do \(number)"))
    }
    let page = try page(model)
    #expect(page.contains("and 4\u{A0}more matters"))
    let others = try #require(page.range(of: "id=\"today-others\""))
    for number in 0..<4 {
      let alarm = try #require(page.range(of: "Alarm \(number)"))
      #expect(alarm.lowerBound > others.lowerBound)
    }
  }

  @Test func hostileNamesStayText() throws {
    var model = SampleModel.model(.fi)
    let nasty = "<script>alert(1)</script>\"\u{301} onload=x '\u{338}<\u{338}b {{t.total}} &amp;"
    model.project = nasty
    model.files[0].name = nasty
    model.rules[0].title = nasty
    model.regions[0].names = [.fi: nasty]
    model.parameters[0].reference = nasty
    let page = try page(model)
    #expect(!page.contains("<script"))
    #expect(
      !page.unicodeScalars.split(separator: "\u{301}").dropLast().contains { $0.last == "\"" })
    #expect(page.contains("{{t.total}}"))
    #expect(page.contains("&amp;amp;"))
  }

  @Test func aPageIsMadeEvenWhenThereIsNothingToShow() throws {
    for language in Language.allCases {
      let empty = ReportModel(language: language, asOf: SampleModel.asOf)
      #expect(try page(empty).contains("id=\"data\""))
      var listless = empty
      listless.screening = ScreeningSummary([])
      #expect(try page(listless).contains("id=\"funnel\""))
    }
  }

  @Test func otherRoomsCanAddAnswersAndPartsOfThePage() throws {
    var model = SampleModel.model(.en)
    model.answers = [
      AnswerCard(
        id: "answer-intake", question: "Are we reaching the intake target?",
        figures: [.init("600", "came in", isMain: true)], sentence: "Of 660.", more: "intake")
    ]
    model.sections = [ReportSection(id: "intake", heading: "Intake", lead: "So many came.")]
    let page = try page(model)
    let intake = try #require(page.range(of: "Are we reaching the intake target?"))
    let funnel = try #require(page.range(of: "Who is invited?"))
    #expect(intake.lowerBound < funnel.lowerBound)
    #expect(page.contains("<a href=\"#intake\">Intake</a>"))
  }
}
