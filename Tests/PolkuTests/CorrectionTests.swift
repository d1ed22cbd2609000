import Foundation
import Testing

/// What is quarantined goes out in its own layout, is mended, put back, and takes the place of what
/// it came from: from the first file to the last count, with the real program.
@Suite struct CorrectionTests {
  private func withBinary(_ body: (Binary) async throws -> Void) async throws {
    let binary = try Binary()
    defer { binary.remove() }
    try await body(binary)
  }

  // The counts of a file in `run.json`.
  private func counts(_ binary: Binary, _ file: String) throws -> [String: Int] {
    let data = try binary.data("Outputs/latest/run.json")
    let run = try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
    let inputs = try #require(run["inputs"] as? [[String: Any]])
    let input = try #require(inputs.first { $0["name"] as? String == file })
    return input.compactMapValues { $0 as? Int }
  }

  private let spells = """
    henkilotunnus;taulu;koodi;alkupvm;loppupvm;paattymissyy;toimisto
    \(Exports.anna);YTYOLL;77;1.5.2008;;;0901
    \(Exports.anna);YTHAKU;01;1.5.2008;;;0901
    \(Exports.matti);YTYOLL;02;1.5.2008;1.4.2008;;0901
    \(Exports.liisa);YTYOLL;02;1.5.2008

    """

  @Test func aMendedCSVRowReplacesTheOneInQuarantine() async throws {
    try await withBinary { binary in
      try Exports.write(to: binary)
      try binary.write(spells, to: "Imports/ura-jaksot.csv")
      #expect(try await binary.run(["run"]).code == 2)
      #expect(try counts(binary, "ura-jaksot.csv")["quarantined"] == 3)
      var mended = try binary.read("Outputs/latest/corrections/ura-jaksot-korjattavat.csv")
      #expect(mended.hasPrefix("\u{feff}korvaa;henkilotunnus;taulu;"))
      #expect(mended.contains("ura-jaksot.csv:2;\(Exports.anna);YTYOLL;77;1.5.2008;;;0901\r\n"))
      #expect(!mended.contains("YTHAKU"))
      for (wrong, right) in [
        (";77;", ";02;"), (";1.4.2008;", ";1.6.2008;"),
        ("YTYOLL;02;1.5.2008\r", "YTYOLL;02;1.5.2008;;;\r"),
      ] {
        mended = mended.replacingOccurrences(of: wrong, with: right)
      }
      try binary.write(mended, to: "Imports/ura-jaksot-korjattavat.csv")
      let second = try await binary.run(["run"])
      #expect(second.code == 0, "\(second.error)")
      let old = try counts(binary, "ura-jaksot.csv")
      #expect(old["quarantined"] == 0 && old["superseded"] == 3 && old["accepted"] == 1)
      #expect(try counts(binary, "ura-jaksot-korjattavat.csv")["accepted"] == 3)
      let files = try FileManager.default.subpathsOfDirectory(
        atPath: binary.folder + "/Outputs/latest/")
      #expect(!files.contains { $0.hasPrefix("corrections") })
    }
  }

  @Test func whatAnOpenQuoteSwallowedComesBackRowByRow() async throws {
    try await withBinary { binary in
      try Exports.write(to: binary)
      let broken = spells.replacingOccurrences(of: "YTYOLL;77", with: "\"YTYOLL;02")
        .replacingOccurrences(of: "1.4.2008;;0901", with: "1.6.2008;;0901")
        .replacingOccurrences(of: "1.5.2008\n", with: "1.5.2008;;;\n")
      try binary.write(broken, to: "Imports/ura-jaksot.csv")
      #expect(try await binary.run(["run"]).code == 2)
      #expect(try counts(binary, "ura-jaksot.csv")["quarantined"] == 1)
      let mended = try binary.read("Outputs/latest/corrections/ura-jaksot-korjattavat.csv")
        .replacingOccurrences(of: "\"", with: "")
      try binary.write(mended, to: "Imports/ura-jaksot-korjattavat.csv")
      #expect(try await binary.run(["run"]).code == 0)
      #expect(try counts(binary, "ura-jaksot-korjattavat.csv")["accepted"] == 4)
      // The register is whole again: nothing is in review for it.
      #expect(try !binary.read("Outputs/latest/findings.csv").contains("register-not-whole"))
    }
  }

  @Test func aMendedXMLElementReplacesTheOneInQuarantine() async throws {
    try await withBinary { binary in
      try Exports.write(to: binary)
      let faulty = Exports.effica
        .replacingOccurrences(of: "\(Exports.anna)</", with: "010170-900X</")
        .replacingOccurrences(
          of: "<kieli>fi</kieli></asiakas>\n  <asiakas><henkilotunnus>\(Exports.liisa)",
          with: "<kieli>fi</kieli><lupa alku=\"32.1.2010\"/><lupa alku=\"1.1.2010\"/></asiakas>\n"
            + "  <asiakas><henkilotunnus>\(Exports.liisa)")
      try binary.write(faulty, to: "Imports/effica-asiakkaat.xml")
      #expect(try await binary.run(["run"]).code == 2)
      #expect(try counts(binary, "effica-asiakkaat.xml")["quarantined"] == 2)
      let sent = try binary.read("Outputs/latest/corrections/effica-asiakkaat-korjattavat.xml")
      #expect(sent.contains("<asiakas korvaa=\"effica-asiakkaat.xml:3\">"))
      #expect(sent.contains("<lupa korvaa=\"effica-asiakkaat.xml:6\" alku=\"32.1.2010\"/>"))
      #expect(!sent.contains(Exports.liisa))
      // Put back as it is, it replaces what was there, and stands in quarantine itself.
      try binary.write(sent, to: "Imports/effica-asiakkaat-korjattavat.xml")
      #expect(try await binary.run(["run"]).code == 2)
      #expect(try counts(binary, "effica-asiakkaat.xml")["quarantined"] == 0)
      #expect(try counts(binary, "effica-asiakkaat-korjattavat.xml")["quarantined"] == 2)
      let again = try binary.read(
        "Outputs/latest/corrections/effica-asiakkaat-korjattavat-korjattavat.xml")
      let mended = again.replacingOccurrences(of: "010170-900X", with: Exports.anna)
        .replacingOccurrences(of: "32.1.2010", with: "31.1.2010")
      try binary.write(mended, to: "Imports/effica-asiakkaat-korjattavat-korjattavat.xml")
      let last = try await binary.run(["run"])
      #expect(last.code == 0, "\(last.error)")
      let counted = try counts(binary, "effica-asiakkaat-korjattavat-korjattavat.xml")
      // Two were mended; the other two of that person stand in the first file too, and are
      // duplicates there, because its name sorts later.
      #expect(counted["quarantined"] == 0 && counted["accepted"] == 4)
    }
  }

  @Test func aHeaderBelowTitlesIsTheHeaderOfTheCorrectionFileToo() async throws {
    try await withBinary { binary in
      try Exports.write(to: binary)
      try binary.write(
        "Jaksot, Kuopio, 31.3.2011;;;;;;\n\n" + spells, to: "Imports/ura-jaksot.csv")
      #expect(try await binary.run(["run"]).code == 2)
      var mended = try binary.read("Outputs/latest/corrections/ura-jaksot-korjattavat.csv")
      #expect(mended.hasPrefix("\u{feff}korvaa;henkilotunnus;taulu;"))
      #expect(mended.contains("ura-jaksot.csv:4;\(Exports.anna);YTYOLL;77;"))
      for (wrong, right) in [
        (";77;", ";02;"), (";1.4.2008;", ";1.6.2008;"),
        ("YTYOLL;02;1.5.2008\r", "YTYOLL;02;1.5.2008;;;\r"),
      ] {
        mended = mended.replacingOccurrences(of: wrong, with: right)
      }
      try binary.write(mended, to: "Imports/ura-jaksot-korjattavat.csv")
      #expect(try await binary.run(["run"]).code == 0)
      #expect(try counts(binary, "ura-jaksot.csv")["superseded"] == 3)
      #expect(try !binary.read("Outputs/latest/findings.csv").contains("not-replaced"))
    }
  }

  @Test func aCorrectionThatReplacesNothingIsSaidWithItsLine() async throws {
    try await withBinary { binary in
      try Exports.write(to: binary)
      try binary.write(spells, to: "Imports/ura-jaksot.csv")
      let row = "\(Exports.anna);YTYOLL;02;1.5.2007;1.5.2007;;0901"
      try binary.write(
        """
        korvaa;henkilotunnus;taulu;koodi;alkupvm;loppupvm;paattymissyy;toimisto
        ura-jaksot.csv:2;\(row)
        ;\(row)
        ura-jaksot.csv:3;\(row)
        ura-jaksot.csv:99;\(row)
        ei-mikään;\(row)

        """, to: "Imports/ura-jaksot-korjattavat.csv")
      #expect(try await binary.run(["run"]).code == 2)
      let findings = try binary.read("Outputs/latest/findings.csv").split(separator: "\n")
      let told = findings.filter { $0.contains("not-replaced") }
      #expect(told.count == 1)
      #expect(told.first?.contains("ura-jaksot-korjattavat.csv;4;3") == true, "\(told)")
    }
  }
}
