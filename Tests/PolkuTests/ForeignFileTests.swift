import Foundation
import Testing

/// Files as spreadsheets and old systems write them, read by the real program.
@Suite struct ForeignFileTests {
  private func withBinary(_ body: (Binary) async throws -> Void) async throws {
    let binary = try Binary()
    defer { binary.remove() }
    try await body(binary)
  }

  private let spells =
    "henkilotunnus;taulu;koodi;alkupvm;loppupvm;paattymissyy;toimisto\r\n"
    + "\(Exports.anna);YTYOLL;02;1.5.2008;;;0901\r\n"
    + "\(Exports.matti);YASSEGMENTTI;työelämävalmiuksien parantaminen;1.5.2008;;;\r\n"

  // The first file of `check --json`, and the findings by their ids.
  private func check(
    _ binary: Binary, _ file: String
  ) async throws -> (file: [String: Any], findings: [String: Int], code: Int) {
    let result = try await binary.run(["check", file, "--json"])
    let json = try JSONSerialization.jsonObject(with: Data(result.output.utf8))
    let document = try #require(json as? [String: Any])
    let inputs = try #require(document["inputs"] as? [[String: Any]])
    let findings = try #require(document["findings"] as? [String: Int])
    return (try #require(inputs.first), findings, result.code)
  }

  @Test func titlesAboveTheHeaderAndTotalsBelowAreFoundAndSaid() async throws {
    try await withBinary { binary in
      try binary.write(
        "Jaksot, Kuopio, 31.3.2011;;;;;;\r\n\r\n" + spells + "Yhteensä;;2;;;;\r\n", to: "a.csv")
      let (file, findings, code) = try await check(binary, "a.csv")
      #expect(code == 0)
      #expect(file["layout"] as? String == "ura-jaksot")
      #expect(file["rows"] as? Int == 2 && file["accepted"] as? Int == 2)
      #expect(findings["preamble-skipped"] == 1 && findings["totals-row-skipped"] == 1)
      // A row that begins with such a word but tells a person is a record like any other.
      try binary.write(
        spells + "\(Exports.liisa);YTYOLL;Yhteensä;1.5.2008;;;\r\n", to: "b.csv")
      let other = try await check(binary, "b.csv")
      #expect(other.file["quarantined"] as? Int == 1)
    }
  }

  @Test(arguments: [
    (String.Encoding.utf16LittleEndian, [UInt8](), "utf-16le"),
    (.utf16LittleEndian, [0xff, 0xfe], "utf-16le"), (.utf16BigEndian, [], "utf-16be"),
    (.utf16BigEndian, [0xfe, 0xff], "utf-16be"), (.utf8, [0xef, 0xbb, 0xbf], "utf-8-bom"),
    (.windowsCP1252, [], "windows-1252"),
  ])
  func everyEncodingGivesTheSameRecords(
    encoding: String.Encoding, mark: [UInt8], name: String
  ) async throws {
    try await withBinary { binary in
      let data = try #require(spells.data(using: encoding))
      let url = URL(fileURLWithPath: binary.folder).appendingPathComponent("a.csv")
      try (Data(mark) + data).write(to: url)
      let (file, _, code) = try await check(binary, "a.csv")
      #expect(code == 0)
      #expect(file["encoding"] as? String == name && file["accepted"] as? Int == 2)
    }
  }

  @Test func theProjectFileStatesAnEncodingAndASeparatorThatAGuessGetsWrong() async throws {
    try await withBinary { binary in
      try Exports.write(to: binary)
      // € is A4 in Latin 9, and nothing tells that from Latin 1 or Windows.
      let text = spells.replacingOccurrences(of: ";", with: "|") + "x|y|z|1|2|3|4\r\n"
      let url = URL(fileURLWithPath: binary.folder).appendingPathComponent("Imports/ura-jaksot.csv")
      try #require(text.data(using: .isoLatin1)).write(to: url)
      try binary.write(
        Exports.project
          + "files: {encodings: {ura-jaksot.csv: iso-8859-15}, separators: {ura-jaksot.csv: '|'}}\n",
        to: "Imports/polku.yml")
      #expect(try await binary.run(["run"]).code == 2)
      let run = try binary.read("Outputs/latest/run.json")
      #expect(run.contains("\"encoding\": \"iso-8859-15\""))
      try binary.write(
        Exports.project + "files: {encodings: {ura-jaksot.csv: latin9}}\n", to: "Imports/polku.yml")
      let wrong = try await binary.run(["run"])
      #expect(wrong.code == 78)
      #expect(wrong.error.contains("iso-8859-15"))
    }
  }

  @Test func aBrokenHeaderOfOverridesIsNotBlamedOnTheProjectsRegister() async throws {
    try await withBinary { binary in
      try Exports.write(to: binary)
      try binary.write(
        "henkilotunnus;pvm;ratkaisu\r\n\(Exports.anna);31.3.2011;invite\r\n",
        to: "Imports/overrides.csv")
      let result = try await binary.run(["run"])
      #expect(result.code == 3)
      #expect(result.error.contains("overrides") && !result.error.contains("hanke-tapahtumat"))
      #expect(try !binary.read("Outputs/latest/findings.csv").contains("register-not-whole"))
    }
  }

  @Test func aTitleWithAnOpenQuoteIsNoEmptyFile() async throws {
    try await withBinary { binary in
      try binary.write("\"Jaksot;;;;;;\r\n" + spells, to: "a.csv")
      let (file, _, code) = try await check(binary, "a.csv")
      #expect(code == 65)
      #expect(file["refused"] as? String == "unclosed-quote")
    }
  }

  @Test func aValueGivenTwiceInsideAPersonIsSaid() async throws {
    try await withBinary { binary in
      let text = Exports.effica.replacingOccurrences(
        of: "<kotikunta>297</kotikunta>",
        with: "<kotikunta>297</kotikunta><kotikunta>749</kotikunta>")
      try binary.write(text, to: "a.xml")
      let (file, findings, _) = try await check(binary, "a.xml")
      #expect(findings["repeated-field"] == 3 && file["accepted"] as? Int == 3)
    }
  }
}

extension ForeignFileTests {
  @Test func aRefusalNamesTheColumnsThatWereFoundInTheLanguage() async throws {
    let binary = try Binary()
    defer { binary.remove() }
    try binary.write("henkilotunnus;taulu;koodi;alkupäivä;loppu\n", to: "near.csv")
    for (language, words) in [
      ("fi", "Tiedostossa on: "), ("sv", "Filen har: "), ("en", "The file has: "),
    ] {
      let result = try await binary.run(["check", "near.csv", "--lang", language])
      #expect(result.code == 65)
      #expect(result.error.contains(words + "henkilotunnus, taulu, koodi, alkupäivä, loppu."))
    }
    // A row of data instead of a header shows nothing of a person.
    try binary.write("\(Exports.anna);YTYOLL;koodi;Virtanen;02\n", to: "data.csv")
    let result = try await binary.run(["check", "data.csv", "--lang", "en"])
    #expect(!result.error.contains("Virtanen") && !result.error.contains("The file has"))
  }

  @Test func checkTakesAnEncodingAndASeparatorThatAGuessGetsWrong() async throws {
    let binary = try Binary()
    defer { binary.remove() }
    try binary.write(
      "henkilotunnus|taulu|koodi|alkupvm\n\(Exports.anna)|YTYOLL|02|1.5.2008\n", to: "a.csv")
    let plain = try await binary.run(["check", "a.csv"])
    #expect(plain.output.contains("utf-8") && plain.output.contains(" | "))
    let stated = try await binary.run(
      ["check", "a.csv", "--encoding", "iso-8859-15", "--separator", "|"])
    #expect(stated.code == 0)
    #expect(stated.output.contains("iso-8859-15"))
    let wrong = try await binary.run(["check", "a.csv", "--encoding", "latin9", "--lang", "en"])
    #expect(wrong.code == 64)
    #expect(wrong.error.contains("iso-8859-15"))
    #expect(try await binary.run(["check", "a.csv", "--separator", "#"]).code == 64)
  }
}
