import Foundation
import Register
import Storage
import Testing

@Suite struct LedgerTests {
  private func withLedger(_ body: (Ledger, String) throws -> Void) throws {
    let folder = NSTemporaryDirectory() + "polku-ledger-\(UUID().uuidString)"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let path = folder + "/polku.sqlite"
    try body(try Ledger(path: path), path)
  }

  private func run(_ name: String, _ day: String, basedOn: String = "") throws -> RecordedRun {
    RecordedRun(
      name: name, project: "Välke", asOf: try #require(Day(iso: day)), version: "1",
      basedOn: basedOn, quarantined: 0, refused: 0)
  }

  private func decision(_ row: Int, _ person: String, _ decision: String) -> RecordedDecision {
    RecordedDecision(
      row: row, person: person, decision: decision, rule: "invite", overridden: false,
      inTargetGroup: true, asOf: .missing)
  }

  @Test func aNewRunBuildsOnTheLatestRunOfAnEarlierDayAndOfThoseTheLastMade() throws {
    try withLedger { ledger, _ in
      for (name, day) in [("a", "2011-01-31"), ("b", "2011-02-28"), ("c", "2011-02-28")] {
        try ledger.keep(try run(name, day), inputs: [], decisions: [], moment: "")
      }
      let march = try #require(Day(iso: "2011-03-31"))
      #expect(try ledger.latestRun(of: "Välke", before: march)?.name == "c")
      let february = try #require(Day(iso: "2011-02-28"))
      #expect(try ledger.latestRun(of: "Välke", before: february)?.name == "a")
      #expect(try ledger.latestRun(of: "Toinen", before: march) == nil)
    }
  }

  @Test func theHistoryOfARunIsItsOwnChainAndNotTheReplacedRuns() throws {
    try withLedger { ledger, _ in
      try ledger.keep(
        try run("a", "2011-01-31"), inputs: [], decisions: [decision(1, "x", "invite")], moment: "")
      try ledger.keep(
        try run("b", "2011-02-28", basedOn: "a"), inputs: [],
        decisions: [decision(1, "wrong", "invite")], moment: "")
      try ledger.keep(
        try run("c", "2011-02-28", basedOn: "a"), inputs: [],
        decisions: [decision(1, "y", "review")], moment: "")
      let chain = try ledger.decisions(upTo: "c")
      #expect(chain.map(\.person) == ["x", "y"])
      #expect(chain.map(\.asOf.description) == ["2011-01-31", "2011-02-28"])
    }
  }

  @Test func keepingARunAgainReplacesItAndItsRowsStayWhole() throws {
    try withLedger { ledger, path in
      let inputs = [
        RecordedInput(name: "l.csv", layout: "ura-lista", register: "ura", read: 7, quarantined: 1)
      ]
      for _ in 0..<2 {
        try ledger.keep(
          try run("a", "2011-01-31"), inputs: inputs, decisions: [decision(1, "x", "invite")],
          moment: "")
      }
      let again = try Ledger(path: path)
      #expect(try again.runs().map(\.name) == ["a"])
      #expect(try again.inputs(of: "a") == inputs)
      #expect(try again.decisions(upTo: "a").count == 1)
    }
  }

  @Test func aFileThatIsNoDatabaseIsAnErrorAndNotACrash() throws {
    let path = NSTemporaryDirectory() + "polku-no-database-\(UUID().uuidString)"
    try Data("this is no database, and long enough to be read as one".utf8).write(
      to: URL(fileURLWithPath: path))
    defer { try? FileManager.default.removeItem(atPath: path) }
    #expect(throws: LedgerFault.self) { try Ledger(path: path) }
  }
}
