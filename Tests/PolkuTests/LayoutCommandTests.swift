import Foundation
import Testing

/// Layouts, faults and schemas as a user meets them.
@Suite struct LayoutCommandTests {
  private func counts(_ output: String) throws -> [String: Int] {
    let object = try JSONSerialization.jsonObject(with: Data(output.utf8)) as? [String: Any]
    let input = try #require((object?["inputs"] as? [[String: Any]])?.first)
    var result: [String: Int] = [:]
    for key in ["rows", "read", "accepted", "corrected", "duplicate", "superseded", "quarantined"] {
      result[key] = input[key] as? Int
    }
    return result
  }

  private func addsUp(_ counts: [String: Int]) -> Bool {
    let ends = ["accepted", "corrected", "duplicate", "superseded", "quarantined"]
    return counts["read"] == ends.compactMap { counts[$0] }.reduce(0, +)
  }

  @Test func anExampleIsShownToBeCopiedAndReadsFilesOnlyThen() async throws {
    let binary = try Binary()
    defer { binary.remove() }
    try binary.write(
      """
      saajan_hetu;etuus;maksuaika_alkaa;maksuaika_paattyy;maksettu;maksetut_paivat;kertyneet_paivat;maara_eur;asuinkunta
      010170-902L;Työmarkkinatuki;1.1.2011;31.1.2011;4.2.2011;21;512,5;538,02;297
      010170-902L;TMT;1.1.2011;31.1.2011;4.3.2011;-2;510,5;-51,24;297
      010170-902L;TMT;1.1.2011;31.1.2011;4.3.2011;-2;510,5;-51,24;297
      010170-902l;TMT;1.2.2011;28.2.2011;4.3.2011;20;530,5;512,40;297
      010170-902L;XYZ;1.2.2011;28.2.2011;4.3.2011;20;;512,40;297

      """, to: "kela.csv")
    #expect(try await binary.run(["check", "kela.csv"]).code == 65)
    let list = try await binary.run(["layouts", "list", "--lang", "en"]).output
    let line = list.split(separator: "\n").first { $0.contains("kela-saajat") }
    #expect(line?.contains("example") == true)
    let yaml = try await binary.run(["layouts", "show", "kela-saajat"])
    #expect(yaml.code == 0)
    try binary.write(yaml.output, to: "omat/kela-saajat.yml")
    let check = try await binary.run(["check", "kela.csv", "--layouts", "omat", "--json"])
    let counts = try counts(check.output)
    #expect(check.code == 2)
    #expect(
      counts == [
        "rows": 5, "read": 5, "accepted": 2, "corrected": 1, "duplicate": 1, "superseded": 0,
        "quarantined": 1,
      ])
    let own = try await binary.run(["layouts", "list", "--lang", "en", "--layouts", "omat"]).output
    #expect(
      own.split(separator: "\n").contains { $0.contains("kela-saajat") && $0.contains("own") })
  }

  @Test func aListWithEnglishHeadersPutsItsPeopleOnTheList() async throws {
    let binary = try Binary()
    defer { binary.remove() }
    try binary.write(
      """
      Person code,Last name,First names,Home municipality,Employment status,Unemployed since,Benefit days,Counted on,Plan,Plan signed,Plan review due,Last contact
      010170-902L,Invented,Anna,297,02,2008-05-01,612,2011-03-31,activation plan,2010-01-15,2010-07-15,2010-12-01
      150265-9036,Invented,Bert,749,02,2009-05-01,540,2011-03-31,,,,
      01017-902E,Invented,Carl,297,02,2009-05-01,540,2011-03-31,,,,

      """, to: "Imports/clients.csv")
    let yaml = try await binary.run(["layouts", "show", "client-list-en"]).output
    try binary.write(yaml, to: "omat/list.yml")
    let check = try await binary.run(
      ["check", "Imports/clients.csv", "--layouts", "omat", "--json"])
    let counts = try counts(check.output)
    #expect(addsUp(counts) && counts["rows"] == 3 && (counts["quarantined"] ?? 0) >= 1)
    #expect((counts["accepted"] ?? 0) >= 8)
    let screen = try await binary.run(
      ["screen", "Imports", "--layouts", "omat", "--as-of", "2011-03-31", "--format", "csv"])
    let rows = screen.output.split(whereSeparator: \.isNewline)
    #expect(rows.count >= 2, "\(screen.output) \(screen.error)")
  }

  @Test func noExampleFitsAFileOfABuiltInLayout() async throws {
    let binary = try Binary()
    defer { binary.remove() }
    for id in ["kela-saajat", "client-list-en"] {
      try binary.write(
        try await binary.run(["layouts", "show", id]).output, to: "omat/\(id).yml")
    }
    try binary.write(Exports.list, to: "a.csv")
    let guess = try await binary.run(["layouts", "guess", "a.csv", "--layouts", "omat"])
    #expect(guess.output == "ura-lista\n")
  }

  @Test func aFaultIsExplainedInThreeLanguages() async throws {
    let binary = try Binary()
    defer { binary.remove() }
    for (language, word) in [("fi", "Esimerkki"), ("sv", "Exempel"), ("en", "Example")] {
      let card = try await binary.run(["check", "--explain", "ragged-row", "--lang", language])
      #expect(card.code == 0 && card.output.contains(word) && card.output.contains("ragged-row"))
    }
    let wrong = try await binary.run(["check", "--explain", "raged-row", "--lang", "en"])
    #expect(wrong.code == 64 && wrong.output.isEmpty)
    #expect(wrong.error.contains("“ragged-row”") && wrong.error.contains("unclosed-quote"))
    #expect(try await binary.run(["check"]).code == 64)
  }

  @Test func aSchemaIsPrintedForOurOwnXMLLayoutsOnly() async throws {
    let binary = try Binary()
    defer { binary.remove() }
    for id in ["effica-asiakkaat", "ura-asiakkaat", "writeback-effica"] {
      let schema = try await binary.run(["layouts", "show", id, "--schema"])
      #expect(schema.code == 0 && schema.output.contains("<xs:schema"))
    }
    let none = try await binary.run(["layouts", "show", "kela-maksut", "--schema", "--lang", "en"])
    #expect(none.code == 64 && none.error.contains("effica-asiakkaat"))
  }

  @Test func aFileThatFitsNoLayoutIsDraftedAndTheDraftReadsIt() async throws {
    let binary = try Binary()
    defer { binary.remove() }
    try binary.write(
      "HETU;SUKUNIMI;ETUNIMI;KUNTAKOODI\n010170-902L;Keksitty;Anna;297\n", to: "asiakkaat.csv")
    let guess = try await binary.run(["layouts", "guess", "asiakkaat.csv", "--lang", "en"])
    #expect(guess.code == 65)
    #expect(guess.output.contains("client.last-name") && guess.output.contains("TODO"))
    #expect(!guess.output.contains("Keksitty") && !guess.error.contains("Keksitty"))
    #expect(!guess.output.contains("010170"))
    try binary.write(guess.output, to: "omat/draft.yml")
    let check = try await binary.run(["check", "asiakkaat.csv", "--layouts", "omat", "--json"])
    let counts = try counts(check.output)
    #expect(check.code == 0 && counts["accepted"] == 1 && addsUp(counts))
  }
}
