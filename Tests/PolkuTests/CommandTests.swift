import Foundation
import Testing

/// Every command, as a user types it.
@Suite struct CommandTests {
  private func withRun(_ body: (Binary) async throws -> Void) async throws {
    let binary = try Binary()
    defer { binary.remove() }
    try Exports.write(to: binary)
    #expect(try await binary.run(["run"]).code == 0)
    try await body(binary)
  }

  @Test func checkCountsTheRecordsOfAFileAndWritesItsQuarantine() async throws {
    let binary = try Binary()
    defer { binary.remove() }
    try binary.write(Exports.list + "rikki;rivi\r\n", to: "lista.csv")
    let result = try await binary.run(
      ["check", "lista.csv", "--json", "--quarantine", "vialliset.csv"])
    #expect(result.code == 2)
    let document = try JSONSerialization.jsonObject(with: Data(result.output.utf8))
    let inputs = try #require((document as? [String: Any])?["inputs"] as? [[String: Any]])
    #expect(inputs.count == 1)
    #expect(inputs[0]["layout"] as? String == "ura-lista")
    #expect(inputs[0]["rows"] as? Int == 4)
    // A list row makes six records here: client, statement, line, status, contact and typ.
    #expect(inputs[0]["read"] as? Int == 3 * 6 + 1)
    #expect(inputs[0]["quarantined"] as? Int == 1)
    #expect((inputs[0]["sha256"] as? String)?.count == 64)
    #expect(try binary.read("vialliset.csv").contains("lista.csv;5;"))
    // The file is there already now, and is not written over.
    #expect(
      try await binary.run(["check", "lista.csv", "--quarantine", "vialliset.csv"]).code == 73)
  }

  @Test func screenPrintsTheListOrWhatOtherLimitsWouldChange() async throws {
    try await withRun { binary in
      let list = try await binary.run(["screen", "--format", "csv"])
      #expect(list.code == 0)
      #expect(list.output == (try binary.read("Outputs/latest/screening.csv")))
      let trial = try await binary.run(["screen", "--set", "min-days=700"])
      #expect(trial.code == 0)
      let object = try JSONSerialization.jsonObject(with: Data(trial.output.utf8)) as? [String: Any]
      #expect((object?["added"] as? [Any])?.isEmpty == true)
      let removed = try #require(object?["removed"] as? [[String: Any]])
      #expect(removed.compactMap { $0["row"] as? Int } == [1, 2, 3])
      #expect(try await binary.run(["screen", "--set", "min-dayz=700"]).code == 64)
      #expect(try await binary.run(["screen", "--set", "min-days"]).code == 64)
    }
  }

  @Test func explainTellsWhyByRowAndByCodeFromStandardInput() async throws {
    try await withRun { binary in
      let byRow = try await binary.run(["explain", "--row", "1"])
      #expect(byRow.code == 0, "\(byRow.error)")
      #expect(byRow.output.contains("ura-lista.csv"))
      let byCode = try await binary.run(["explain", "-"], input: Exports.anna + "\n")
      #expect(byCode.code == 0, "\(byCode.error)")
      let english = try await binary.run(["explain", "--row", "1", "--lang", "en"])
      #expect(english.output.contains("The client"))
      let trace = try await binary.run(["explain", "--row", "1", "--json", "--redact"])
      let object = try JSONSerialization.jsonObject(with: Data(trace.output.utf8)) as? [String: Any]
      #expect((object?["rules"] as? [Any])?.count == 10)
      #expect(!trace.output.contains("612"))
      #expect(try await binary.run(["explain", "--row", "9"]).code == 64)
      #expect(try await binary.run(["explain", "-"], input: "131052-308U\n").code == 64)
      #expect(try await binary.run(["explain", "-"], input: "131052-308T\n").code == 64)
      #expect(try await binary.run(["explain"]).code == 64)
    }
  }

  @Test func explainStillAnswersFromTheRunWhenTheExportsHaveChanged() async throws {
    try await withRun { binary in
      let before = try await binary.run(["explain", "--row", "2"])
      try binary.write(Exports.listHeader + "\r\n", to: "Imports/ura-lista.csv")
      let after = try await binary.run(["explain", "--row", "2"])
      #expect(after.code == 0)
      #expect(after.output == before.output)
      #expect(after.error.contains("Imports"))
    }
  }

  @Test func rulesAndLayoutsAreListedShownAndTried() async throws {
    let binary = try Binary()
    defer { binary.remove() }
    let list = try await binary.run(["rules", "list"])
    #expect(list.code == 0 && list.output.contains("viissatanen-2010"))
    let book = try await binary.run(["rules", "show", "viissatanen-2010"])
    #expect(book.code == 0 && book.output.contains("min-days") && book.output.contains("500"))
    let rule = try await binary.run(["rules", "show", "in-process", "--lang", "en"])
    #expect(rule.code == 0 && rule.output.contains("recent-contact"))
    #expect(try await binary.run(["rules", "show", "ei-ole"]).code == 64)
    #expect(try await binary.run(["rules", "test"]).code == 0)
    let layouts = try await binary.run(["layouts", "list"])
    for id in [
      "ura-lista", "ura-jaksot", "ura-asiakkaat", "effica-asiakkaat", "effica-tietueet",
      "kela-maksut", "hanke-asiakkaat", "hanke-tapahtumat",
    ] { #expect(layouts.output.contains(id)) }
    #expect(try await binary.run(["layouts", "show", "kela-maksut"]).output.contains("kertyma"))
    #expect(try await binary.run(["layouts", "show", "ei-ole"]).code == 64)
    try binary.write(Exports.list, to: "a.csv")
    #expect(try await binary.run(["layouts", "guess", "a.csv"]).output == "ura-lista\n")
    try binary.write(Exports.list.replacing("tmt_paivat_pvm", with: "paiva"), to: "b.csv")
    let guess = try await binary.run(["layouts", "guess", "b.csv"])
    #expect(guess.code == 65 && guess.error.contains("tmt_paivat_pvm"))
  }

  @Test func aCopiedBookWithAnotherLimitDecidesOtherwiseWithoutRebuilding() async throws {
    try await withRun { binary in
      let source = try await binary.run(["rules", "show", "viissatanen-2010", "--source"]).output
      let changed = source.replacing("id: viissatanen-2010", with: "id: oma")
        .replacing("    value: 500\n", with: "    value: 700\n")
      #expect(changed != source)
      try binary.write(changed, to: "saannot/oma.yml")
      try binary.write(Exports.project + "rules: oma\n", to: "Imports/polku.yml")
      #expect(try await binary.run(["run"]).code == 78)
      let result = try await binary.run(["run", "--rules", "saannot"])
      #expect(result.code == 0, "\(result.error)")
      let list = try binary.read("Outputs/latest/screening.csv")
      #expect(list.contains("outside-target-group") && !list.contains(";invite;"))
    }
  }

  @Test func aSecondMonthBuildsOnTheFirstAndInvitesNobodyTwice() async throws {
    try await withRun { binary in
      let result = try await binary.run(["run", "--as-of", "2011-04-30"])
      #expect(result.code == 0, "\(result.error)")
      let list = try binary.read("Outputs/latest/screening.csv")
      #expect(list.contains(";not-invited;already-invited;project;"))
      #expect(!list.contains(";invite;invite;"))
      #expect(try binary.read("Outputs/latest/run.json").contains("\"basedOn\": \"2011-03-31-"))
      let runs = try await binary.run(["runs", "--format", "json"])
      #expect(runs.output.contains("2011-04-30-"))
      // The first month again: already done, and it still builds on nothing.
      #expect(try await binary.run(["run"]).output.contains("2011-03-31-"))
    }
  }

  @Test func generateGivesTheSameBytesForTheSameSeedAndRefusesToWriteOver() async throws {
    let binary = try Binary()
    defer { binary.remove() }
    let arguments = ["generate", "--persons", "60", "--seed", "7", "--as-of", "2011-03-31"]
    #expect(try await binary.run(arguments + ["--out", "a"]).code == 0)
    #expect(try await binary.run(arguments + ["--out", "b", "--jobs", "2"]).code == 0)
    let names = try FileManager.default.contentsOfDirectory(atPath: binary.folder + "/a")
    #expect(names.count == 8)
    for name in names { #expect(try binary.data("a/\(name)") == binary.data("b/\(name)")) }
    #expect(try await binary.run(arguments + ["--out", "a"]).code == 73)
    #expect(try await binary.run(["generate", "--persons", "0", "--out", "c"]).code == 64)
    #expect(try await binary.run(["generate", "--persons", "5", "--out", "c"]).code == 64)
  }

  @Test func oneMonthOfPaymentsDecidesAsTheFullHistoryDoes() async throws {
    let binary = try Binary()
    defer { binary.remove() }
    var lists: [[[String]]] = []
    for payments in ["full", "month"] {
      let made = try await binary.run([
        "generate", "--persons", "400", "--seed", "3", "--as-of", "2011-03-31", "--payments",
        payments, "--out", payments,
      ])
      #expect(made.code == 0, "\(made.error)")
      try binary.write(
        "permission: not-needed\ncoverage: {ura: complete, effica: complete}\n",
        to: "\(payments)/polku.yml")
      let result = try await binary.run([
        "run", payments, "--as-of", "2011-03-31", "--out", "out-\(payments)",
      ])
      #expect(result.code == 0, "\(result.error)")
      // Where the days come from may differ: with one month the list's own figure is used more
      // often, and the explanations say so.
      lists.append(
        OwnCSV.rows(
          try binary.read("out-\(payments)/latest/screening.csv"),
          without: ["benefit_days_source", "explanation"]))
    }
    #expect(lists[0].count > 100)
    #expect(lists[0] == lists[1])
  }
}
