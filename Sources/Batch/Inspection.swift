import Foundation
import Importing
public import Register
public import Reporting
import Rulebook
import Screening
import Storage

/// One part of the main job, looked at without writing a run's folder.
public struct Inspection: Sendable {
  let setup: Setup
  let name: String
  let registers: Reading
  let list: ScreenedList
  let history: History

  /// Reads the exports and screens the list, with the history of the output folder if it has one.
  public init(_ options: RunOptions) throws(Failure) {
    try self.init(options, book: nil)
  }

  /// The same by another book than the project's.
  init(_ options: RunOptions, book: RuleBook?) throws(Failure) {
    options.progress(.prepare)
    var setup = try Setup(options)
    if let book { setup.book = book }
    self.setup = setup
    do throws(Failure) {
      let history = try Inspection.history(setup)
      self.history = history
      let identity = RunIdentity(setup, history)
      name = identity.name
      options.progress(.read)
      registers = try Reading(setup, identity, history)
      options.progress(.screen)
      list = try ScreenedList(setup, registers, history)
    } catch {
      var failure = error
      failure.language = setup.language
      throw failure
    }
  }

  /// The language that was asked for.
  public var language: Language { setup.language }

  /// What must be said first: refused files and alarms.
  public var alarms: [String] {
    Refusals.messages(registers.files, in: language)
      + RunAlarms.messages(registers.findings, files: registers.files, in: language)
  }

  /// The exit code that a run of the same exports would have.
  public var exitCode: Int32 {
    RunResult("", setup, registers, list).exitCode
  }

  /// The screened list as a table, explanations included.
  public func table() -> Table {
    let rows = list.result.rows
    return ScreeningList(rows, people: registers.imported.people).table(
      title: Messages.text("table.screening", language)
    ) {
      list.screener.explanation(of: rows[$0], in: language)
    }
  }

  /// Who would be invited and who would not, with other parameters than the book's.
  public func change(_ trial: Inspection) -> JSONValue {
    let official = list.result.rows
    var after: [PersonKey: ScreenedPerson] = [:]
    let people = registers.imported.people
    let otherPeople = trial.registers.imported.people
    for row in trial.list.result.rows { after[otherPeople.keys[row.person]] = row }
    var added: [JSONValue] = []
    var removed: [JSONValue] = []
    for (index, row) in official.enumerated() {
      guard let other = after[people.keys[row.person]] else { continue }
      let was = row.decision == "invite"
      let becomes = other.decision == "invite"
      guard was != becomes else { continue }
      let entry = JSONValue.members([
        "row": .integer(index + 1), "decision": .string(row.decision), "rule": .string(row.rule),
        "decisionThen": .string(other.decision), "ruleThen": .string(other.rule),
      ])
      if becomes { added.append(entry) } else { removed.append(entry) }
    }
    return .members([
      "asOf": .string(setup.asOf.description),
      "set": .object(
        trial.setup.options.trial.sorted { $0.key < $1.key }.map {
          JSONValue.Member($0.key, .string($0.value))
        }),
      "invited": .integer(official.count { $0.decision == "invite" }),
      "invitedThen": .integer(trial.list.result.rows.count { $0.decision == "invite" }),
      "added": .array(added), "removed": .array(removed),
    ])
  }

  static func history(_ setup: Setup) throws(Failure) -> History {
    guard FileManager.default.fileExists(atPath: "\(setup.options.outputs)/polku.sqlite") else {
      return History()
    }
    return try OpenLedger(setup).history(setup)
  }
}
