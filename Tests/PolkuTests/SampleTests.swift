import Foundation
import Testing

/// The sample project, run as `scripts/run` runs it, held to its golden files.
///
/// The golden decisions were made by this program and agree, row by row, with the judge written
/// from the rules' texts alone (`scripts/judge`).
@Suite struct SampleTests {
  private static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()

  private func golden(_ name: String) throws -> [String] {
    let url = SampleTests.root.appendingPathComponent("Tests/PolkuTests/Golden/\(name)")
    return try String(contentsOf: url, encoding: .utf8).split(separator: "\n").map(String.init)
  }

  private func run(_ language: String) async throws -> (Binary, Binary.Result) {
    let binary = try Binary()
    let sample = SampleTests.root.appendingPathComponent("Imports/sample").path
    let result = try await binary.run(["run", sample, "--lang", language])
    return (binary, result)
  }

  @Test func everyPersonOfTheSampleGetsTheGoldenDecision() async throws {
    let (binary, result) = try await run("fi")
    defer { binary.remove() }
    #expect(result.code == 2)
    let expected = try golden("sample-screening.csv")
    let kept = expected[0].split(separator: ";").map(String.init)
    let text = try binary.read("Outputs/latest/screening.csv").dropFirst()
    let lines = text.split(separator: "\r\n")
    let header = OwnCSV.cells(lines[0])
    let columns = try kept.map { try #require(header.firstIndex(of: $0)) }
    let found = lines.map { line in
      let row = OwnCSV.cells(line)
      return columns.map { row[$0] }.joined(separator: ";")
    }
    #expect(found == expected)
  }

  @Test func everyFileOfTheSampleHasTheGoldenCountsAndTheyAddUp() async throws {
    let (binary, _) = try await run("sv")
    defer { binary.remove() }
    let document = try JSONSerialization.jsonObject(with: binary.data("Outputs/latest/run.json"))
    let inputs = try #require((document as? [String: Any])?["inputs"] as? [[String: Any]])
    let expected = try golden("sample-counts.csv")
    let names = expected[0].split(separator: ";").map(String.init)
    let found = inputs.map { file in names.map { "\(file[$0] ?? "")" }.joined(separator: ";") }
    #expect(found == Array(expected.dropFirst()))
    for file in inputs {
      let count = { (name: String) in (file[name] as? Int) ?? -1 }
      #expect(
        count("read")
          == count("accepted") + count("corrected") + count("duplicate") + count("superseded")
          + count("quarantined"))
    }
  }

  @Test func allTenRulesDecideForSomebodyAndFewAreLeftOpen() throws {
    let rows = try golden("sample-screening.csv").dropFirst().map {
      $0.split(separator: ";", omittingEmptySubsequences: false).map(String.init)
    }
    let rules = Set(rows.filter { $0[9] != "review" }.map { $0[10] })
    #expect(
      rules == [
        "outside-target-group", "in-measure", "starting-soon", "typ-client", "on-sick-leave",
        "acute-substance", "health-first", "in-process", "already-invited", "invite",
      ])
    let reviews = rows.count { $0[9] == "review" }
    let group = rows.count { $0[10] != "outside-target-group" }
    #expect(reviews > 0 && reviews * 100 <= group * 15)
    #expect((290...310).contains(rows.count))
    #expect(rows.contains { $0[9] == "invite" } && rows.contains { $0[9] == "no-capacity" })
  }

  @Test func thePageLoadsNothingAndSpeaksTheLanguageAskedFor() async throws {
    for (language, word) in [
      ("fi", "Ketä kutsutaan?"), ("sv", "lang=\"sv\""), ("en", "lang=\"en\""),
    ] {
      let (binary, _) = try await run(language)
      defer { binary.remove() }
      let page = try binary.read("Outputs/latest/report.html")
      #expect(page.contains(word))
      for forbidden in ["<script", "http:", "https:", "src=", "url("] {
        #expect(!page.contains(forbidden))
      }
    }
  }
}
