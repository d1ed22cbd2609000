import Foundation
import Register
import Reporting
import Screening
import Testing

@Suite struct ListTests {
  /// A table of one person with a code, and a client known only by a local number.
  private func people() throws -> PersonTable {
    var symbols = SymbolTable()
    let number = symbols.intern("-17")
    let code = try #require(
      PersonCode(day: 1, month: 1, shortYear: 70, sign: UInt8(ascii: "-"), individual: 901))
    return PersonTable(
      symbols: symbols, clients: [],
      keys: [PersonKey(code), PersonKey(register: .effica, number: number)],
      firstRecord: [0, 0, 0], records: [], hidden: [])
  }

  private func lines(_ bytes: [UInt8]) -> [String] {
    String(decoding: bytes.dropFirst(3), as: UTF8.self).components(separatedBy: "\r\n")
  }

  @Test func theScreenedListHasTheColumnsOfTheContract() throws {
    var people = try people()
    var person = ScreenedPerson(person: 0)
    person.rank = 1
    person.details.lastName = people.symbols.intern("Meikäläinen")
    person.details.firstNames = people.symbols.intern("=HYPERLINK(1)")
    person.details.education = people.symbols.intern("peruskoulu; 10. luokka")
    person.details.lastJobEnded = try #require(Day(year: 2006, month: 5, day: 31))
    person.municipality = people.symbols.intern("046")
    person.region = "kuopio"
    person.age = 41
    person.benefitHundredths = 61_250
    person.benefitSource = "list+payments"
    person.plan = "missing"
    person.debt = .no
    person.decision = "invite"
    person.rule = "invite"
    person.responsible = "project"
    person.overridden = true
    var review = ScreenedPerson(person: 1)
    review.decision = "review"
    review.missing = ["sick-leave", "debt"]
    var bytes: [UInt8] = []
    try ScreeningList([person, review], people: people).write(to: { bytes += $0 }) {
      "Selite \($0)"
    }
    let code = people.text(of: people.keys[0])
    #expect(
      lines(bytes) == [
        "row;rank;person_code;last_name;first_names;municipality;region;age;unemployed_since;"
          + "education;occupation;last_job_ended;benefit_days;benefit_days_source;service_line;"
          + "plan;plan_review_due;last_contact;last_activation;debt;decision;rule;responsible;"
          + "missing;overridden;explanation",
        "1;1;\(code);Meikäläinen;'=HYPERLINK(1);046;kuopio;41;;\"peruskoulu; 10. luokka\";;"
          + "2006-05-31;612,5;list+payments;;missing;;;;no;invite;invite;project;;yes;Selite 0",
        "2;;'-17;;;;;;;;;;;;;;;;;;review;;;sick-leave,debt;;Selite 1", "",
      ])
  }

  @Test func partsOfTheListJoinedInOrderAreTheWholeList() throws {
    let people = try people()
    let list = ScreeningList((0..<5).map { _ in ScreenedPerson(person: 0) }, people: people)
    var whole: [UInt8] = []
    try list.write(to: { whole += $0 }) { "nr \($0)" }
    var joined: [UInt8] = []
    var writer = CSVWriter { joined += $0 }
    try writer.header(ScreeningList.columns)
    for part in [0..<2, 2..<9] { try writer.append(rows: list.rows(part) { "nr \($0)" }) }
    try writer.finish()
    #expect(joined == whole)
  }

  @Test func anInvitationNamesPairDayAndTime() throws {
    var people = try people()
    var person = ScreenedPerson(person: 0)
    person.details.language = people.symbols.intern("fi")
    let day = try #require(Day(year: 2011, month: 4, day: 11))
    var bytes: [UInt8] = []
    try InvitationList.write(
      [
        Invitation(order: 1, row: 0, pair: 2, day: day, time: 545),
        Invitation(order: 2, row: 7, pair: 1, day: day, time: 0),
      ], list: [person], people: people
    ) { bytes += $0 }
    #expect(
      lines(bytes) == [
        "order;person_code;last_name;first_names;language;pair;day;time",
        "1;\(people.text(of: people.keys[0]));;;fi;2;2011-04-11;09:05", "",
      ])
  }

  @Test func theWriteBackToEfficaIsWellFormedWhateverTheTextSays() throws {
    let people = try people()
    let day = try #require(Day(year: 2011, month: 3, day: 31))
    let nasty = "a<b & \"c\" 'd' \u{1}\u{FFFE}\u{FFFD} ]]> ä\u{301}\r\n\ttab"
    let entry = WriteBackEntry(
      key: people.keys[0], day: day, decision: "not-invited", reason: nasty,
      responsible: "social-office", explanation: nasty)
    var bytes: [UInt8] = []
    try WriteBack.writeEffica(day: day, count: 1, people: people, to: { bytes += $0 }) { _ in
      entry
    }
    let text = String(decoding: bytes, as: UTF8.self)
    let escaped = "a&lt;b &amp; &quot;c&quot; &#39;d&#39; \u{FFFD}\u{FFFD}\u{FFFD} ]]&gt; ä\u{301}"
    #expect(
      text == """
        <?xml version="1.0" encoding="UTF-8"?>
        <seulonta jarjestelma="Effica" pvm="2011-03-31">
          <ratkaisu henkilotunnus="\(people.text(of: people.keys[0]))" tulos="not-invited" \
        syy="\(escaped)&#13;&#10;&#9;tab" vastuutaho="social-office">\(escaped)&#13;
        \ttab</ratkaisu>
        </seulonta>

        """)
  }

  @Test func theWriteBackToURAHasTheRegistersColumns() throws {
    let people = try people()
    let day = try #require(Day(year: 2011, month: 3, day: 31))
    var bytes: [UInt8] = []
    try WriteBack.writeURA(count: 1, people: people, to: { bytes += $0 }) { _ in
      WriteBackEntry(
        key: people.keys[0], day: day, decision: "invite", reason: "invite",
        responsible: "project", explanation: "Kutsutaan; ks. lista.")
    }
    #expect(
      lines(bytes) == [
        "henkilotunnus;pvm;ratkaisu;syy;vastuutaho;selite",
        "\(people.text(of: people.keys[0]));2011-03-31;invite;invite;project;"
          + "\"Kutsutaan; ks. lista.\"", "",
      ])
  }

  @Test func troubleIsListedWithItsPlaceAndWithoutCodes() throws {
    var bytes: [UInt8] = []
    try QuarantineList.write(
      [
        Quarantined(
          file: 1, line: 7, byte: 402, field: "alkupvm", fault: .badDay, read: "31.2.2010",
          expected: "d.m.yyyy")
      ], files: ["a.csv", "b.csv"]
    ) { bytes += $0 }
    #expect(
      lines(bytes) == [
        "file;line;byte;field;fault;read;expected",
        "b.csv;7;402;alkupvm;bad-day;31.2.2010;d.m.yyyy", "",
      ])
    bytes = []
    try FindingList.write(
      [
        Finding(.daysDisagree, person: 3, file: 0, line: 9, detail: "612 / 610"),
        Finding(.daysDisagree, person: 4), Finding(.registerNotRead, detail: "effica"),
      ], files: ["a.csv"], to: { bytes += $0 }, row: { $0 == 3 ? 12 : nil })
    #expect(
      lines(bytes) == [
        "fault;row;file;line;detail", "days-disagree;12;a.csv;9;612 / 610", "days-disagree;;;;",
        "register-not-read;;;;effica", "",
      ])
  }
}
