import Importing
import Register
import Rulebook
import Screening
import Storage

/// The operator's alarm is change: what came last time and is missing, shrunk, or suddenly faulty.
enum Alarms {
  /// Per cent of last time's records below or at which a register has shrunk; see `limits.tsv`.
  private static let shrunkShare: Int = {
    let row = TabSeparated(PackageResources.limits_tsv).rows.first {
      $0["key"] == "shrunk-register-share"
    }
    return row.flatMap { Int($0["value"]) } ?? 0
  }()

  static func findings(
    _ imported: Imported, history: History, setup: Setup
  ) -> [Finding] {
    let project = setup.project
    var findings = unchecked(setup.book, setup)
    let read = imported.files.reduce(0) { $0 + $1.read }
    let quarantined = imported.files.reduce(0) { $0 + $1.quarantined }
    if let limit = project.quarantinedShareLimit, read > 0,
      Double(quarantined) > limit * Double(read)
    {
      findings.append(Finding(.quarantineAboveLimit, detail: "\(quarantined)/\(read)"))
    }
    for register in [SourceRegister.ura, .effica]
    where project.coverage[register] == .complete && imported.registers[register]?.wasRead != true {
      findings.append(Finding(.registerNotRead, detail: register.id))
    }
    for name in setup.exports.namedByCode {
      findings.append(Finding(.codeInFileName, detail: name))
    }
    guard !history.basedOn.isEmpty else { return findings }
    let names = Set(imported.files.map(\.name))
    for input in history.inputs where !names.contains(input.name) {
      findings.append(Finding(.fileMissing, detail: input.name))
    }
    for register in SourceRegister.allCases {
      let before = history.inputs.filter { $0.register == register.id }.reduce(0) { $0 + $1.read }
      let now = imported.files.filter { $0.register == register }.reduce(0) { $0 + $1.read }
      if before > 0, now * 100 <= before * shrunkShare {
        findings.append(Finding(.registerShrank, detail: "\(register.id): \(before) -> \(now)"))
      }
    }
    return findings
  }

  /// The parameters of a book that nobody has checked for the as-of day; what is only tried out
  /// with `--set` needs no checking.
  static func unchecked(_ book: RuleBook, _ setup: Setup) -> [Finding] {
    book.parameters.compactMap { parameter in
      guard let until = parameter.checkUntil, setup.asOf > until,
        setup.options.trial[parameter.id] == nil
      else { return nil }
      return Finding(
        .parameterUnchecked,
        detail: "\(book.file):\(parameter.line): \(parameter.id) (checkUntil \(until))")
    }
  }
}
