import Foundation
import Register
import Testing

/// What is done with the list: the questions about open decisions, the letters, the caseworkers'
/// own decisions, and one list against another.
@Suite struct ListsTests {
  private func withBinary(_ body: (Binary) async throws -> Void) async throws {
    let binary = try Binary()
    defer { binary.remove() }
    try await body(binary)
  }

  private static let calendar =
    "screening: {capacity: 150, pairs: 1, slotMinutes: 90, slotsPerDay: 4, firstDay: 2011-04-21, firstTime: \"09:00\"}\n"

  private func rows(_ text: String) -> [[String: String]] {
    let lines = text.dropFirst().split(separator: "\r\n")
    guard let head = lines.first.map(OwnCSV.cells) else { return [] }
    return lines.dropFirst().map { line in
      Dictionary(zip(head, OwnCSV.cells(line)), uniquingKeysWith: { $1 })
    }
  }

  private func effica(_ clients: [(code: String, inside: String)]) -> String {
    let elements = clients.map {
      "<asiakas><henkilotunnus>\($0.code)</henkilotunnus>\($0.inside)</asiakas>"
    }
    return """
      <?xml version="1.0" encoding="UTF-8"?>
      <asiakasrekisteri jarjestelma="Effica" organisaatio="Kuopio" poimittu="2011-03-31">
      \(elements.joined(separator: "\n"))
      </asiakasrekisteri>
      """
  }

  @Test func everyMissingFactIsAskedAboutWithWhatItsAnswerWouldSettle() async throws {
    try await withBinary { binary in
      // No social office's export: rules 2 to 8 wait for it, and no single answer settles them.
      try binary.write(Exports.list, to: "Imports/ura-lista.csv")
      try binary.write(
        Exports.project.replacing("effica: complete", with: "effica: partial"),
        to: "Imports/polku.yml")
      #expect(try await binary.run(["run"]).code == 0)
      let rows = rows(try binary.read("Outputs/latest/reviews.csv"))
      let measure = rows.filter { $0["fact"] == "measure" }
      #expect(measure.map { $0["row"] } == ["1", "2", "3"])
      for row in measure {
        #expect(row["persons"] == "3" && row["always"] == "0" && row["effect"] == "sometimes")
        #expect(row["ask"]?.contains("social-office") == true)
        #expect(row["reason"]?.contains("not-read") == true)
      }
      let page = try binary.read("Outputs/latest/report.html")
      #expect(page.contains("id=\"reviews\"") && page.contains("1–3"))
      for code in [Exports.anna, Exports.matti, Exports.liisa] { #expect(!page.contains(code)) }
    }
  }

  @Test func lettersSpeakTheClientsLanguageAndKeepAProtectedAddressBack() async throws {
    try await withBinary { binary in
      try Exports.write(to: binary)
      func address(_ flag: String) -> String {
        "<osoite\(flag)><lahiosoite>Salapolku 7</lahiosoite><postinumero>70100</postinumero>"
          + "<postitoimipaikka>KUOPIO</postitoimipaikka></osoite>"
      }
      let list = Exports.list.replacing(";fi\r\n", with: ";\r\n")
      try binary.write(list, to: "Imports/ura-lista.csv")
      try binary.write(
        effica([
          (Exports.anna, "<kieli>sv</kieli>" + address(" turvakielto=\"k\"")),
          (Exports.matti, "<kieli>en</kieli>" + address(" turvakielto=\"e\"")),
          (Exports.liisa, "<kieli>so</kieli>" + address("")),
        ]), to: "Imports/effica-asiakkaat.xml")
      try binary.write(Exports.project + ListsTests.calendar, to: "Imports/polku.yml")
      let result = try await binary.run(["run"])
      #expect(result.code == 0, "\(result.error)")
      let page = try binary.read("Outputs/latest/letters/letters.html")
      #expect(page.components(separatedBy: "<article").count == 4)
      #expect(page.components(separatedBy: "Salapolku 7").count == 2)
      #expect(page.contains("torsdagen den 21.4.2011 kl. 9.00"))
      // Good Friday and Easter Monday are no working days, but four places a day are enough.
      #expect(page.contains("Thursday 21 April 2011 at 10:30") || page.contains("at 9:00"))
      let letters = rows(try binary.read("Outputs/latest/letters/letters.csv"))
      let found = Set(letters.map { "\($0["language"] ?? "") \($0["address"] ?? "")" })
      #expect(found == ["sv protected", "en printed", "fi unknown"])
      #expect(letters.first { $0["language"] == "fi" }?["language_from"] == "project")
      for forbidden in ["<script", "http:", "https:", "src="] { #expect(!page.contains(forbidden)) }
    }
  }

  @Test func anOfficesOwnLetterIsEscapedCheckedAndPartOfTheRunsName() async throws {
    try await withBinary { binary in
      try Exports.write(to: binary)
      try binary.write(
        Exports.list.replacing("Koivuniemi", with: "<b>Koivu & Niemi"),
        to: "Imports/ura-lista.csv")
      try binary.write(Exports.project + ListsTests.calendar, to: "Imports/polku.yml")
      #expect(try await binary.run(["run"]).code == 0)
      try binary.write(
        "key\tfi\tsv\ten\nplace.kuopio\tTulliportinkatu 31\t\t\n", to: "oma/letter.tsv")
      try binary.write("<p>{{name}} {{place}}</p>", to: "oma/letter.mustache")
      #expect(try await binary.run(["run", "--letters", "oma"]).code == 0)
      let runs = try FileManager.default.contentsOfDirectory(atPath: binary.folder + "/Outputs")
      #expect(runs.count { $0.hasPrefix("2011-") } == 2)
      let page = try binary.read("Outputs/latest/letters/letters.html")
      #expect(page.contains("<p>Aino &lt;b&gt;Koivu &amp; Niemi Tulliportinkatu 31</p>"))
      for (text, word) in [
        ("{{{name}}}", "{{name}}"), ("\n{{nmae}}", "letter.mustache:2"), ("{{#name}}", ":1"),
      ] {
        try binary.write(text, to: "oma/letter.mustache")
        let result = try await binary.run(["run", "--letters", "oma", "--lang", "en"])
        #expect(result.code == 78 && result.error.contains(word), "\(result.error)")
      }
    }
  }

  @Test func aCaseworkersDecisionThatCannotCountIsSaid() async throws {
    try await withBinary { binary in
      try Exports.write(to: binary)
      let other = Exports.code(4, 8, 81, 906)
      try binary.write(
        """
        henkilotunnus;pvm;ratkaisu;peruste;tekija
        \(Exports.anna);2011-03-31;not-invited;Sovittu;A1
        \(Exports.matti);2011-04-01;not-invited;Sovittu;A1
        \(other);2011-03-01;invite;Sovittu;A1

        """, to: "Imports/overrides.csv")
      let result = try await binary.run(["run", "--lang", "en"])
      #expect(result.code == 0)
      #expect(result.error.contains("overrides.csv, line 3") && result.error.contains("later than"))
      #expect(result.error.contains("overrides.csv, line 4"))
      #expect(result.error.contains("not on the list") && !result.error.contains("line 2:"))
      let findings = rows(try binary.read("Outputs/latest/findings.csv")).map { $0["fault"] ?? "" }
      #expect(findings.contains("override-after-as-of"))
      #expect(findings.contains("override-not-on-list"))
      let list = rows(try binary.read("Outputs/latest/screening.csv"))
      #expect(list.count { $0["overridden"] == "yes" } == 1)
    }
  }

  @Test func twoRunsAreComparedByRowWithReasonsAndFacts() async throws {
    try await withBinary { binary in
      try Exports.write(to: binary, folder: "1")
      #expect(try await binary.run(["run", "1"]).code == 0)
      // Anna has found work and left the list, Matti has fallen ill, a new person has come.
      let new = Exports.code(4, 8, 81, 906)
      let list =
        [Exports.listHeader]
        + [Exports.matti, Exports.liisa, new].map {
          Exports.listRow($0)
        }
      try binary.write(list.joined(separator: "\r\n") + "\r\n", to: "2/ura-lista.csv")
      try binary.write(
        """
        henkilotunnus;taulu;koodi;alkupvm;loppupvm;paattymissyy;toimisto
        \(Exports.anna);YTYOLL;01;11.4.2011;;;

        """, to: "2/ura-jaksot.csv")
      try binary.write(
        effica([
          (
            Exports.matti,
            "<tilanne laji=\"sairausloma\" arvo=\"k\" alku=\"2011-04-01\" loppu=\"\"/>"
          ),
          (Exports.anna, ""), (Exports.liisa, ""), (new, ""),
        ]), to: "2/effica-asiakkaat.xml")
      try binary.write(
        Exports.project.replacing("2011-03-31", with: "2011-04-29"), to: "2/polku.yml")
      let result = try await binary.run(["run", "2"])
      #expect(result.code == 0, "\(result.error)")
      let first = try #require(
        try FileManager.default.contentsOfDirectory(atPath: binary.folder + "/Outputs")
          .first { $0.hasPrefix("2011-03-31") })
      let compare = ["compare", first, "latest"]
      let table = try await binary.run(compare + ["--format", "csv"])
      #expect(table.code == 0, "\(table.error)")
      let changes = rows(table.output)
      let left = changes.filter { $0["change"] == "left" }
      #expect(left.count == 1 && left[0]["reason"] == "open")
      #expect(left[0]["reason_since"] == "2011-04-11")
      #expect(changes.count { $0["change"] == "joined" } == 1)
      #expect(
        changes.contains { $0["rule_after"] == "on-sick-leave" && $0["facts"] == "sick-leave" })
      #expect(changes.contains { $0["facts"] == "invited-before" && $0["cause"] == "fact" })
      #expect(table.output == (try binary.read("Outputs/latest/changes.csv")))
      for code in [Exports.anna, Exports.matti, Exports.liisa, new] {
        #expect(!table.output.contains(code))
      }
      for language in ["fi", "sv", "en"] {
        let words = try await binary.run(compare + ["--lang", language])
        #expect(words.code == 0 && words.output.split(separator: "\n").count > 10)
      }
      #expect(try binary.read("Outputs/latest/report.html").contains("id=\"compare\""))
    }
  }

  @Test func whatCannotBeComparedIsRefusedWithItsPlaceAndCode() async throws {
    try await withBinary { binary in
      try Exports.write(to: binary)
      #expect(try await binary.run(["run"]).code == 0)
      #expect(try await binary.run(["compare", "ei-ole", "latest"]).code == 64)
      let file = try await binary.run(["compare", "Imports/polku.yml", "latest"])
      #expect(file.code == 65)
      let list = binary.folder + "/Outputs/latest/screening.csv"
      let text = try String(contentsOfFile: list, encoding: .utf8)
      for damage in [
        String(text.dropLast(40)), text.replacing(";decision;", with: ";ratkaisu;"),
        text.replacing(";project;", with: ""), "",
      ] {
        try damage.write(toFile: list, atomically: false, encoding: .utf8)
        let result = try await binary.run(["compare", "latest", "latest", "--lang", "en"])
        #expect(result.code == 74, "\(result.error)")
        #expect(result.error.contains("screening.csv:"))
        #expect(!result.error.contains("Koivuniemi"))
      }
      try "{".write(
        toFile: binary.folder + "/Outputs/latest/run.json", atomically: false, encoding: .utf8)
      #expect(try await binary.run(["compare", "latest", "latest"]).code == 74)
    }
  }

  @Test func twoListFilesAreComparedByLineAndMunicipality() async throws {
    try await withBinary { binary in
      try binary.write(Exports.list, to: "a.csv")
      let list = [Exports.listHeader] + [Exports.matti, Exports.liisa].map { Exports.listRow($0) }
      try binary.write(list.joined(separator: "\r\n") + "\r\n", to: "b.csv")
      let result = try await binary.run(["compare", "a.csv", "b.csv", "--format", "csv"])
      #expect(result.code == 0, "\(result.error)")
      let changes = rows(result.output)
      #expect(changes.count == 1 && changes[0]["change"] == "left")
      #expect(changes[0]["row_before"] == "2" && changes[0]["region_before"] == "297")
    }
  }
}
