import Foundation
public import Register
import Screening

/// What a run came to, for whoever started it.
public struct RunResult: Sendable {
  /// The name of its folder.
  public var name: String
  /// The folder's path.
  public var folder: String
  /// Whether the same work had been done before.
  public var isRepeat: Bool
  /// Whether the caller lets quarantined records pass.
  public var allowsQuarantine: Bool
  /// The language to speak.
  public var language: Language
  /// The sums of the counts over all files.
  public var counts: [String: Int]
  /// How many files were refused.
  public var refusedFiles: Int
  /// How often each decision was made.
  public var decisions: [String: Int]
  /// How many are known to be in the target group; nothing for a repeated run.
  public var inTargetGroup: Int?
  /// What must be said first: refused files and alarms.
  public var alarms: [String]

  /// The exit code of the contract: 3 if a file was refused, 2 if records are in quarantine.
  public var exitCode: Int32 {
    if refusedFiles > 0 { return Failure.Code.refused.rawValue }
    if (counts["quarantined"] ?? 0) > 0, !allowsQuarantine {
      return Failure.Code.quarantined.rawValue
    }
    return 0
  }

  init(_ name: String, _ setup: Setup, _ registers: Reading, _ list: ScreenedList) {
    self.name = name
    folder = "\(setup.options.outputs)/\(name)"
    isRepeat = false
    allowsQuarantine = setup.options.allowQuarantine
    language = setup.language
    counts = [
      "read": registers.files.reduce(0) { $0 + $1.read },
      "accepted": registers.files.reduce(0) { $0 + $1.accepted },
      "corrected": registers.files.reduce(0) { $0 + $1.corrected },
      "duplicate": registers.files.reduce(0) { $0 + $1.duplicate },
      "superseded": registers.files.reduce(0) { $0 + $1.superseded },
      "quarantined": registers.files.reduce(0) { $0 + $1.quarantined },
    ]
    refusedFiles = registers.files.count { $0.refused != nil }
    decisions = [:]
    for row in list.result.rows { decisions[row.decision, default: 0] += 1 }
    inTargetGroup = list.result.rows.count { $0.inTargetGroup == true }
    alarms = Refusals.messages(registers.files, in: setup.language)
    alarms += RunAlarms.messages(registers.findings, files: registers.files, in: setup.language)
  }

  /// The result of a run whose folder is there already, from its `run.json`; nothing if there is
  /// no such folder.
  init?(finished name: String, _ setup: Setup) throws(Failure) {
    let folder = "\(setup.options.outputs)/\(name)"
    guard FileManager.default.fileExists(atPath: "\(folder)/run.json") else { return nil }
    let bytes = try readWhole("\(folder)/run.json", limit: 1 << 26)
    guard let document = try? JSONDecoder().decode(FinishedRun.self, from: Data(bytes)) else {
      throw Failure(
        .inputOutput, "input.cannot-read", ["file": "\(folder)/run.json", "cause": "JSON"])
    }
    self.name = name
    self.folder = folder
    isRepeat = true
    allowsQuarantine = setup.options.allowQuarantine
    language = setup.language
    counts = [:]
    for input in document.inputs {
      for (id, number) in input.counts { counts[id, default: 0] += number }
    }
    refusedFiles = document.inputs.count { $0.refused != nil }
    decisions = document.decisions
    inTargetGroup = nil
    alarms = []
  }
}

/// The part of `run.json` that a repeated run needs.
private struct FinishedRun: Decodable {
  struct Input: Decodable {
    var read: Int
    var accepted: Int
    var corrected: Int
    var duplicate: Int
    var superseded: Int
    var quarantined: Int
    var refused: String?

    var counts: [String: Int] {
      [
        "read": read, "accepted": accepted, "corrected": corrected, "duplicate": duplicate,
        "superseded": superseded, "quarantined": quarantined,
      ]
    }
  }

  var inputs: [Input]
  var decisions: [String: Int]
}

extension RunResult {
  /// The run's `run.json`, as it stands in its folder.
  public func document() throws(Failure) -> [UInt8] {
    try readWhole("\(folder)/run.json", limit: 1 << 26)
  }
}
