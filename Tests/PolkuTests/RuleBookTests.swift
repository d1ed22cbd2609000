import Foundation
import Testing

/// `polku rules`, as an analyst uses it: prove, test, compare, and what a run says of old values.
@Suite struct RuleBookTests {
  /// The folder of the tests' own books.
  private static let books = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().appendingPathComponent("RulebookTests/Books").path

  private func withBinary(_ body: (Binary) async throws -> Void) async throws {
    let binary = try Binary()
    defer { binary.remove() }
    try await body(binary)
  }

  @Test func theShippedBooksAreProven() async throws {
    try await withBinary { binary in
      let result = try await binary.run(["rules", "prove", "--lang", "en"])
      #expect(result.code == 0, "\(result.output)")
      for id in ["kuntaosuus-2015", "kuntaosuus-2025", "viissatanen-2010", "välke-2008"] {
        #expect(result.output.contains("\(id): proven"))
      }
      #expect(try await binary.run(["rules", "prove", "valke-2008"]).code == 0)
      #expect(
        try await binary.run(["rules", "prove", "kuntaosuus-2015", "--as-of", "2011-03-31"]).code
          == 78)
    }
  }

  @Test func bandsThatOverlapOrLeaveAGapAreRefusedInThreeLanguages() async throws {
    try await withBinary { binary in
      let overlap = Self.books + "/bands-overlap.yml"
      let gap = Self.books + "/bands-gap.yml"
      for (language, words) in [
        ("fi", ["päällekkäisyys", "pisteet = 115–125", "126–144", "aukko", "käyntikerrat = 3"]),
        ("sv", ["överlappning", "poäng = 115–125", "126–144", "lucka", "antal besök = 3"]),
        ("en", ["overlap", "score = 115–125", "126–144", "gap", "visits = 3"]),
      ] {
        let result = try await binary.run(["rules", "prove", overlap, gap, "--lang", language])
        #expect(result.code == 78)
        for word in words { #expect(result.output.contains(word), "\(word): \(result.output)") }
        #expect(!result.output.contains("prove."), "\(result.output)")
      }
      #expect(try await binary.run(["rules", "prove", gap]).code == 78)
      #expect(try await binary.run(["rules", "prove", overlap]).code == 78)
    }
  }

  @Test func aCopyWithAPlantedFaultIsRefusedWithFactsThatShowIt() async throws {
    try await withBinary { binary in
      let source = try await binary.run(["rules", "show", "viissatanen-2010", "--source"]).output
      let measure = try #require(
        source.range(of: "  - id: in-measure\n").flatMap { start in
          source.range(of: "  - id: starting-soon\n").map {
            String(source[start.lowerBound..<$0.lowerBound])
          }
        })
      try binary.write(
        source.replacing(
          "  - id: starting-soon\n",
          with: measure.replacing("id: in-measure", with: "id: again") + "  - id: starting-soon\n"),
        to: "twice.yml")
      let twice = try await binary.run(["rules", "prove", "twice.yml", "--lang", "en"])
      #expect(twice.code == 78 && twice.output.contains("“again” can never be reached"))
      #expect(twice.output.contains("in-measure") && twice.output.contains("measure = "))

      let last = try #require(source.range(of: "  # 10. Nothing stands in the way.\n"))
      try binary.write(String(source[..<last.lowerBound]) + "\n", to: "open.yml")
      let open = try await binary.run(["rules", "prove", "open.yml", "--lang", "sv"])
      #expect(open.code == 78 && open.output.contains("lucka"))
      #expect(open.output.contains("ålder = 54"), "\(open.output)")

      try binary.write(source.replacing("    value: 55\n", with: "    value: 55v\n"), to: "a.yml")
      let broken = try await binary.run(["rules", "prove", "a.yml", "open.yml"])
      #expect(broken.code == 78 && broken.error.contains("a.yml:28:12"), "\(broken.error)")
      #expect(broken.output.contains("open.yml"), "the others are proven all the same")
      #expect(try await binary.run(["rules", "prove", "missing.yml"]).code == 74)
      #expect(try await binary.run(["rules", "prove", "viissatanen"]).code == 64)
    }
  }

  @Test func aBooksExamplesAreTriedFromItsFile() async throws {
    try await withBinary { binary in
      let source = try await binary.run(["rules", "show", "välke-2008", "--source"]).output
      try binary.write(source, to: "a.yml")
      #expect(try await binary.run(["rules", "test", "a.yml"]).code == 0)
      try binary.write(source.replacing("    value: 6\n", with: "    value: 7\n"), to: "a.yml")
      let changed = try await binary.run(["rules", "test", "a.yml", "välke-2008"])
      #expect(changed.code == 78 && changed.error.contains("a.yml:"))
      #expect(changed.output.contains("välke-2008: 40"))
    }
  }

  @Test func comparingTwoBooksTellsWhomTheSecondDecidesOtherwise() async throws {
    try await withBinary { binary in
      try Exports.write(to: binary)
      let source = try await binary.run(["rules", "show", "viissatanen-2010", "--source"]).output
      try binary.write(
        source.replacing("id: viissatanen-2010", with: "id: oma")
          .replacing("    value: 500\n", with: "    value: 700\n"), to: "oma.yml")
      let result = try await binary.run(
        ["rules", "compare", "viissatanen-2010", "oma.yml", "--format", "json"])
      #expect(result.code == 0, "\(result.error)")
      let object = try #require(
        try JSONSerialization.jsonObject(with: Data(result.output.utf8)) as? [String: Any])
      #expect(object["books"] as? [String] == ["viissatanen-2010", "oma"])
      #expect(object["persons"] as? Int == 3 && object["changed"] as? Int == 3)
      let counts = try #require(object["counts"] as? [[String: Any]])
      #expect(counts.count == 1 && counts[0]["persons"] as? Int == 3)
      #expect(counts[0]["rule"] as? String == "invite")
      #expect(counts[0]["ruleThen"] as? String == "outside-target-group")
      let rows = try #require(object["rows"] as? [[String: Any]])
      #expect(rows.compactMap { $0["row"] as? Int } == [1, 2, 3])
      #expect((rows[0]["reasonThen"] as? String)?.contains("700") == true)

      let table = try await binary.run(
        ["rules", "compare", "viissatanen-2010", "oma.yml", "--lang", "en"])
      #expect(table.output.contains("Row 1: invited (invite) → not invited"), "\(table.output)")
      let same = try await binary.run(
        ["rules", "compare", "oma.yml", "oma.yml", "--lang", "en"])
      #expect(same.output.contains("Nobody's decision would change."))
      #expect(
        try await binary.run(["rules", "compare", "viissatanen-2010", "kuntaosuus-2015"]).code
          == 78)
      #expect(try await binary.run(["rules", "compare", "viissatanen-2010", "ei-ole"]).code == 64)
    }
  }

  @Test func aParameterPastItsCheckIsSaidOnceInTheRunTheReportAndTheDocument() async throws {
    try await withBinary { binary in
      try Exports.write(to: binary)
      let checked = try await binary.run(["run", "--as-of", "2011-06-30"])
      #expect(!checked.error.contains("max-age"))
      let late = try await binary.run(["run", "--as-of", "2011-07-01", "--lang", "en"])
      #expect(late.code == 0, "\(late.error)")
      #expect(late.error.components(separatedBy: "max-age").count == 2, "\(late.error)")
      #expect(late.error.contains("viissatanen-2010.yml:"))
      #expect(try binary.read("Outputs/latest/report.html").contains("not been checked since"))
      #expect(
        try binary.read("Outputs/latest/run.json").contains("\"parameter-unchecked\": 1"))
      let screen = try await binary.run(["screen", "--as-of", "2011-07-01"])
      #expect(screen.error.components(separatedBy: "max-age").count == 2)
      // A value that is only tried out needs no checking.
      let trial = try await binary.run(
        ["screen", "--as-of", "2011-07-01", "--set", "max-age=60"])
      #expect(trial.error.components(separatedBy: "max-age").count <= 2)
    }
  }

  @Test func aDayWithoutAValueStopsTheRunWithItsPlace() async throws {
    try await withBinary { binary in
      try Exports.write(to: binary)
      try binary.write(Exports.project + "rules: kuntaosuus-2015\n", to: "Imports/polku.yml")
      let result = try await binary.run(["run"])
      #expect(result.code == 78)
      #expect(result.error.contains("kuntaosuus-2015.yml:") && result.error.contains("min-days"))
      #expect(!FileManager.default.fileExists(atPath: binary.folder + "/Outputs/latest"))
    }
  }

  @Test func välkeScreensAListUnderEitherSpellingOfItsName() async throws {
    try await withBinary { binary in
      for id in ["välke-2008", "valke-2008"] {
        try Exports.write(to: binary)
        try binary.write(Exports.project + "rules: \(id)\n", to: "Imports/polku.yml")
        let result = try await binary.run(["run", "--out", "Outputs-\(id)"])
        #expect(result.code == 0, "\(result.error)")
        #expect(
          try binary.read("Outputs-\(id)/latest/run.json").contains("\"id\": \"välke-2008\""))
      }
    }
  }

  @Test func aBookIsShownInTheReadersLanguage() async throws {
    try await withBinary { binary in
      let swedish = try await binary.run(["rules", "show", "viissatanen-2010", "--lang", "sv"])
      #expect(swedish.output.contains("är akut"))
      #expect(swedish.output.contains("Projektets eget arbetsvärde"))
      #expect(!swedish.output.contains("Oma työarvo") && !swedish.output.contains("akuutti"))
      let english = try await binary.run(["rules", "show", "typ-client", "--lang", "en"])
      #expect(english.output.contains("client of the joint service centre is yes"))
      #expect(english.output.contains("= unknown"))
    }
  }
}
