import Foundation
import Testing

/// What came last time and is missing, has shrunk or is suddenly faulty: said first, by the real
/// program, on the screen and at the top of the report.
@Suite struct AlarmTests {
  private func spells(_ count: Int) -> String {
    "henkilotunnus;taulu;koodi;alkupvm;loppupvm;paattymissyy;toimisto\n"
      + (0..<count).map {
        "\(Exports.anna);YHTOTTO;02;\($0 % 28 + 1).\($0 / 28 % 12 + 1).2008;;;\n"
      }
      .joined()
  }

  // How many records of the employment office's files were read in the latest run.
  private func read(_ binary: Binary) throws -> Int {
    let data = try binary.data("Outputs/latest/run.json")
    let run = try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
    let inputs = try #require(run["inputs"] as? [[String: Any]])
    return inputs.filter { ($0["layout"] as? String)?.hasPrefix("ura-") == true }
      .compactMap { $0["read"] as? Int }.reduce(0, +)
  }

  // The part of the report that says what must be looked at today.
  private func top(_ binary: Binary) throws -> String {
    let page = try binary.read("Outputs/latest/report.html")
    let start = try #require(page.range(of: "<ul class=\"alarms\">"))
    let end = try #require(page.range(of: "</ul>", range: start.upperBound..<page.endIndex))
    return String(page[start.lowerBound..<end.lowerBound])
  }

  private func first(_ alarms: String) -> Substring {
    alarms[..<(alarms.range(of: "</li>")?.lowerBound ?? alarms.startIndex)]
  }

  // A first month with a hundred records of the register, and a second one with so many.
  private func run(second count: Int, missing: Bool = false) async throws -> (String, String) {
    let binary = try Binary()
    defer { binary.remove() }
    try Exports.write(to: binary)
    #expect(try await binary.run(["run", "--as-of", "2011-01-31"]).code == 0)
    let rest = try read(binary)
    try binary.write(spells(100 - rest), to: "Imports/ura-jaksot.csv")
    #expect(try await binary.run(["run", "--as-of", "2011-02-28"]).code == 0)
    #expect(try read(binary) == 100)
    if missing {
      try FileManager.default.removeItem(atPath: binary.folder + "/Imports/ura-jaksot.csv")
    } else {
      try binary.write(spells(count - rest), to: "Imports/ura-jaksot.csv")
    }
    let result = try await binary.run(["run"])
    if !missing { #expect(try read(binary) == count) }
    return (result.error, try top(binary))
  }

  @Test func aRegisterThatIsThirtyPerCentSmallerIsSaidFirstAndOneThatIsLessIsNot() async throws {
    let (error, page) = try await run(second: 70)
    #expect(error.contains("URA (TE-toimisto), 100 → 70: "))
    #expect(first(page).contains("URA (TE-toimisto), 100 → 70: "))
    let (other, otherPage) = try await run(second: 71)
    #expect(!other.contains("URA") && !otherPage.contains("URA"))
  }

  @Test func aFileThatCameLastTimeAndIsMissingIsSaidFirst() async throws {
    let (error, page) = try await run(second: 0, missing: true)
    let meaning = "Tiedosto, joka oli mukana edellisellä kerralla, puuttuu nyt."
    #expect(error.contains("ura-jaksot.csv: \(meaning)"))
    #expect(first(page).contains("ura-jaksot.csv: \(meaning)"))
  }
}
