import Foundation
import Testing

/// What the program says, and with which exit code, when it cannot do what it was asked.
@Suite struct RefusalTests {
  private func run(
    _ arguments: [String], input: String = "", prepare: (Binary) throws -> Void = { _ in }
  ) async throws -> (result: Binary.Result, outputs: [String]) {
    let binary = try Binary()
    defer { binary.remove() }
    try prepare(binary)
    let result = try await binary.run(arguments, input: input)
    let outputs =
      (try? FileManager.default.contentsOfDirectory(atPath: binary.folder + "/Outputs")) ?? []
    return (result, outputs.filter { $0.hasPrefix("2") || $0.contains(".part") })
  }

  @Test func aMissingFolderIsNothingToDo() async throws {
    let (result, _) = try await run(["run", "Puuttuu", "--as-of", "2011-03-31"])
    #expect(result.code == 66)
    #expect(result.error.contains("Puuttuu"))
  }

  @Test func anEmptyFolderIsNothingToDo() async throws {
    let (result, outputs) = try await run(["run", "--as-of", "2011-03-31"]) {
      try $0.write(Exports.project, to: "Imports/polku.yml")
    }
    #expect(result.code == 66)
    #expect(outputs == [])
  }

  @Test func aRunWithoutADayIsRefusedAndTodayIsNeverAssumed() async throws {
    let (result, outputs) = try await run(["run"]) {
      try $0.write(Exports.list, to: "Imports/ura-lista.csv")
    }
    #expect(result.code == 64)
    #expect(result.error.contains("--as-of"))
    #expect(outputs == [])
  }

  @Test func anUnknownKeyIsNamedWithFileLineAndTheNearestRightOne() async throws {
    let (result, outputs) = try await run(["run"]) {
      try Exports.write(to: $0)
      try $0.write(Exports.project + "capasity: 5\n", to: "Imports/polku.yml")
    }
    #expect(result.code == 78)
    #expect(result.error.contains("Imports/polku.yml:8:1"))
    #expect(result.error.contains("capasity"))
    #expect(outputs == [])
  }

  @Test(arguments: [
    ("screening: {capasity: 5}", "capacity"),
    ("regions: []\nperiods: [{id: a, from: 2011-02-01, to: 2011-01-01}]", "vaihda"),
    ("targets: [{measure: intake}]", "”n”"),
    ("targets: [{measure: intake, n: 5}, {measure: intake, n: 6}]", "kahdesti"),
    (
      "periods: [{id: a, from: 2011-01-01, to: 2011-02-01}, {id: a, from: 2011-01-01, to: 2011-02-01}]",
      "kahdesti"
    ),
    ("permission: {basis: projekt}", "project"),
    ("limits: {quarantinedShare: 2}", "0.20"),
    ("rules: viissatanen-2011", "viissatanen-2010"),
    ("asOf: 31.3.2011", "2011-03-31"),
  ])
  func aMistakeInTheProjectFileIsExplained(text: String, hint: String) async throws {
    let (result, outputs) = try await run(["run", "--as-of", "2011-03-31"]) {
      try $0.write(Exports.list, to: "Imports/ura-lista.csv")
      try $0.write(text + "\n", to: "Imports/polku.yml")
    }
    #expect(result.code == 78)
    #expect(result.error.lowercased().contains(hint), "\(result.error)")
    #expect(outputs == [])
  }

  @Test func aMunicipalityInTwoRegionsOnOneDayIsRefused() async throws {
    let two = """
      regions:
        - {id: a, municipalities: ["297", {code: "227", until: 2010-12-31}]}
        - {id: b, municipalities: ["749", {code: "227", from: DAY}]}

      """
    for (day, code) in [("2010-12-31", 78), ("2011-01-01", 0)] {
      let (result, _) = try await run(["run", "--as-of", "2011-03-31", "--allow-quarantine"]) {
        try $0.write(Exports.list, to: "Imports/ura-lista.csv")
        try $0.write(two.replacing("DAY", with: day), to: "Imports/polku.yml")
      }
      #expect(result.code == code, "\(result.error)")
    }
  }

  @Test func noUsableExportMakesNoRun() async throws {
    let (result, outputs) = try await run(["run", "--as-of", "2011-03-31"]) {
      try $0.write("a;b\n1;2\n", to: "Imports/outo.csv")
      try $0.write("<?xml version=\"1.0\"?><!DOCTYPE a []><a/>", to: "Imports/paha.xml")
    }
    #expect(result.code == 65)
    #expect(result.error.contains("outo.csv") && result.error.contains("paha.xml"))
    #expect(outputs == [])
  }

  @Test func aPersonCodeAsAnArgumentIsRefusedAndNotRepeated() async throws {
    for argument in [
      Exports.anna, Exports.anna.lowercased(), "--row=\(Exports.anna)", "x\(Exports.anna)y",
      Exports.anna.replacing("-", with: "\u{2013}"),
    ] {
      let (result, _) = try await run(["explain", argument])
      #expect(result.code == 64)
      #expect(!(result.error + result.output).contains(Exports.anna.prefix(6)))
    }
  }

  @Test func anOutputThatCannotBeMadeSaysWhere() async throws {
    let (result, _) = try await run(["run", "--out", "este/Outputs"]) {
      try Exports.write(to: $0)
      try $0.write("a file in the way", to: "este")
    }
    #expect(result.code == 73)
    #expect(result.error.contains("este"))
  }

  @Test func aDatabaseThatIsNoneIsNamedAndNothingIsWritten() async throws {
    let (result, outputs) = try await run(["run"]) {
      try Exports.write(to: $0)
      try $0.write(
        String(repeating: "this is no database ", count: 100), to: "Outputs/polku.sqlite")
    }
    #expect(result.code == 74)
    #expect(result.error.contains("polku.sqlite"))
    #expect(outputs == [])
  }

  @Test func aSecondRunAtTheSameTimeIsTurnedAway() async throws {
    let binary = try Binary()
    defer { binary.remove() }
    try Exports.write(to: binary)
    try binary.write("", to: "Outputs/.lock")
    let lock = open(binary.folder + "/Outputs/.lock", O_RDWR)
    #expect(flock(lock, LOCK_EX) == 0)
    let result = try await binary.run(["run"])
    close(lock)
    #expect(result.code == 75)
    #expect(try await binary.run(["run"]).code == 0)
  }

  @Test(arguments: [
    ["run", "--nonsense"], ["nonsense"], ["run", "--lang", "de"], ["run", "--jobs", "0"],
  ])
  func aWrongCommandLineIs64(arguments: [String]) async throws {
    let (result, _) = try await run(arguments)
    #expect(result.code == 64)
  }

  @Test func messagesCanBeJSONLines() async throws {
    let (result, _) = try await run([
      "run", "Puuttuu", "--as-of", "2011-03-31", "--log-format", "json",
    ])
    let line = try #require(result.error.split(separator: "\n").first)
    let object = try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: String]
    #expect(object?["level"] == "error")
    #expect(object?["message"]?.contains("Puuttuu") == true)
  }

  @Test(arguments: [
    ("fi", "se on jo olemassa"), ("sv", "den finns redan"), ("en", "it exists already"),
  ])
  func whatTheOperatingSystemRefusesIsToldInTheUsersLanguage(language: String, words: String)
    async throws
  {
    let arguments = [
      "check", "lista.csv", "--quarantine", "vanha.csv", "--lang", language, "--as-of",
      "2011-03-31",
    ]
    let (result, _) = try await run(arguments) {
      try $0.write(Exports.list, to: "lista.csv")
      try $0.write("", to: "vanha.csv")
    }
    #expect(result.code == 73)
    #expect(result.error.contains("vanha.csv"))
    #expect(result.error.contains(words))
  }

  @Test(arguments: ["check", "generate"])
  func aWrongDayIsRefusedInTheUsersLanguageByEveryCommand(command: String) async throws {
    let more = command == "check" ? ["lista.csv"] : ["--persons", "1", "--out", "Uusi"]
    let (result, _) = try await run(
      [command] + more + ["--as-of", "31.2.2011", "--lang", "sv"])
    #expect(result.code == 64)
    #expect(result.error.contains("31.2.2011"))
    #expect(result.error.contains("dag"))
  }
}
