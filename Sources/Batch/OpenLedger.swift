import Foundation
import Glibc
import Importing
import Register
import Screening
import Storage

/// The ledger of an output folder, opened with the modes of the project.
struct OpenLedger {
  private let ledger: Ledger
  private let path: String

  init(_ setup: Setup) throws(Failure) {
    path = "\(setup.options.outputs)/polku.sqlite"
    let previous = umask(0o777 & ~setup.modes.file)
    defer { umask(previous) }
    do {
      ledger = try Ledger(path: path)
    } catch {
      throw Failure(.inputOutput, "ledger.failed", ["file": path, "cause": error.message])
    }
    chmod(path, setup.modes.file)
  }

  func history(_ setup: Setup) throws(Failure) -> History {
    do {
      return try History(setup, ledger: ledger)
    } catch {
      throw Failure(.inputOutput, "ledger.failed", ["file": path, "cause": error.message])
    }
  }

  func keep(
    _ identity: RunIdentity, _ setup: Setup, _ history: History, _ registers: Reading,
    _ list: ScreenedList
  ) throws(Failure) {
    let people = registers.imported.people
    let run = RecordedRun(
      name: identity.name, project: setup.projectName, asOf: setup.asOf, version: Version.current,
      basedOn: history.basedOn, quarantined: registers.files.reduce(0) { $0 + $1.quarantined },
      refused: registers.files.count { $0.refused != nil })
    let inputs = registers.files.map {
      RecordedInput(
        name: $0.name, layout: $0.layout, register: $0.register?.id ?? "", read: $0.read,
        quarantined: $0.quarantined)
    }
    let decisions = list.result.rows.enumerated().map { index, row in
      RecordedDecision(
        row: index + 1, person: people.text(of: people.keys[row.person]), decision: row.decision,
        rule: row.rule, overridden: row.overridden, inTargetGroup: row.inTargetGroup,
        asOf: setup.asOf)
    }
    let moment = Date.now.formatted(.iso8601)
    do {
      try ledger.keep(run, inputs: inputs, decisions: decisions, moment: moment)
    } catch {
      throw Failure(.inputOutput, "ledger.failed", ["file": path, "cause": error.message])
    }
  }
}
