import Importing
import Register
import Reporting
import Rulebook
import Screening

/// `run.json`: what the run was, what it read, what it found and what it wrote, without anybody's
/// data.
enum RunDocument {
  static func bytes(
    setup: Setup, history: History, registers: Reading, list: ScreenedList, outcomes: Outcomes,
    outputs: [RunFolder.WrittenFile], clock: StepClock
  ) -> [UInt8] {
    var decisions: [String: Int] = [:]
    for row in list.result.rows { decisions[row.decision, default: 0] += 1 }
    return JSONWriter.bytes(
      .members([
        "version": .string(Version.current),
        "asOf": .string(setup.asOf.description),
        "basedOn": history.basedOn.isEmpty ? .null : .string(history.basedOn),
        "settings": settings(setup),
        "ruleBooks": [.members(["id": .string(setup.book.id), "file": .string(setup.book.file)])],
        "inputs": inputs(registers.files),
        "findings": findings(registers.findings, files: registers.files),
        "decisions": .counts(decisions),
        "outcomes": .counts(outcomes.counts),
        "outputs": .array(
          outputs.sorted { $0.name < $1.name }.map {
            .members([
              "name": .string($0.name), "bytes": .integer(Int($0.bytes)),
              "sha256": .string($0.sha256),
            ])
          }),
        "seconds": .object(
          clock.seconds.map { JSONValue.Member($0.step.rawValue, .real($0.seconds)) }),
      ]))
  }

  /// The input files with their counts, as `run.json` and `check --json` print them.
  static func inputs(_ files: [FileReport]) -> JSONValue {
    .array(files.map(input))
  }

  /// How often each fault was found.
  static func findings(_ findings: [Finding], files: [FileReport]) -> JSONValue {
    var counts: [String: Int] = [:]
    for (fault, count) in Finding.counts(findings, files: files) { counts[fault.id] = count }
    return .counts(counts)
  }

  private static func input(_ file: FileReport) -> JSONValue {
    var members: [JSONValue.Member] = [
      JSONValue.Member("name", .string(file.name)),
      JSONValue.Member("bytes", .integer(Int(clamping: file.bytes))),
      JSONValue.Member("sha256", .string(file.sha256)),
      JSONValue.Member("layout", .string(file.layout)),
      JSONValue.Member("encoding", .string(file.encoding)),
      JSONValue.Member("separator", .string(file.separator)),
      JSONValue.Member("rows", .integer(file.rows)),
      JSONValue.Member("read", .integer(file.read)),
      JSONValue.Member("accepted", .integer(file.accepted)),
      JSONValue.Member("corrected", .integer(file.corrected)),
      JSONValue.Member("duplicate", .integer(file.duplicate)),
      JSONValue.Member("superseded", .integer(file.superseded)),
      JSONValue.Member("quarantined", .integer(file.quarantined)),
    ]
    if let count = file.schemaFaults {
      members.append(JSONValue.Member("schemaFaults", .integer(count)))
    }
    if let fault = file.refused { members.append(JSONValue.Member("refused", .string(fault.id))) }
    return .object(members)
  }

  private static func settings(_ setup: Setup) -> JSONValue {
    let project = setup.project
    return .members([
      "project": .string(project.name),
      "language": .string(setup.language.rawValue),
      "rules": .string(setup.book.id),
      "permission": permission(project.permission),
      "coverage": .members([
        "ura": .string((project.coverage[.ura] ?? .partial).rawValue),
        "effica": .string((project.coverage[.effica] ?? .partial).rawValue),
      ]),
      "payments": .string(project.payments.rawValue),
      "reentry": .string(project.mergesReentry ? "merge" : "separate"),
      "capacity": .optional(project.screening.capacity),
      "focus": .string(project.screening.focus.rawValue),
    ])
  }

  private static func permission(_ permission: ScreeningSettings.Permission) -> JSONValue {
    switch permission {
    case .client: "client"
    case .notNeeded: "not-needed"
    case .project(let days):
      .members([
        "basis": "project", "from": .string(days.first.description),
        "until": .string(days.last.description),
      ])
    }
  }
}
