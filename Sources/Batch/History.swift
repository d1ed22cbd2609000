import Register
import Screening
import Storage

/// What earlier runs of the project decided, as far as this run leans on it.
struct History: Sendable {
  /// The name of the run this one builds on, empty for the first.
  var basedOn = ""
  /// The decisions of that run and of those before it, oldest first.
  var decisions: [RecordedDecision] = []
  /// The files of that run, for the alarm on change.
  var inputs: [RecordedInput] = []
  /// The list of that run; nothing for the first.
  var list: EarlierList?

  init() {}

  /// Reads the history of the setup's project before its as-of day.
  init(_ setup: Setup, ledger: Ledger) throws(LedgerFault) {
    guard let run = try ledger.latestRun(of: setup.projectName, before: setup.asOf) else { return }
    basedOn = run.name
    decisions = try ledger.decisions(upTo: run.name)
    inputs = try ledger.inputs(of: run.name)
    list = EarlierList(run.name, outputs: setup.options.outputs)
  }

  /// The history in the terms of screening; persons are found by the text of their code.
  func screening(_ people: PersonTable) -> ScreeningHistory {
    var history = ScreeningHistory()
    var local: [String: PersonKey] = [:]
    for key in people.keys where key.code == nil { local[people.text(of: key)] = key }
    for decision in decisions {
      let bytes = Array(decision.person.utf8)
      let key: PersonKey
      if case .accepted(let code, _) = PersonCode.read(bytes.span) {
        key = PersonKey(code)
      } else if let found = local[decision.person] {
        key = found
      } else {
        continue
      }
      if decision.decision == "invite", history.invited[key] == nil {
        history.invited[key] = decision.asOf
      }
      if decision.inTargetGroup == true { history.screened.insert(key) }
    }
    return history
  }

  /// The persons invited earlier, each once, sorted by their text.
  var earlierInvitations: [(person: String, day: Day)] {
    var first: [String: Day] = [:]
    for decision in decisions where decision.decision == "invite" && first[decision.person] == nil {
      first[decision.person] = decision.asOf
    }
    return first.sorted { Array($0.key.utf8).lexicographicallyPrecedes(Array($1.key.utf8)) }
      .map { ($0.key, $0.value) }
  }
}
