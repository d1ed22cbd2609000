import Batch
import Register
import Rulebook

/// Prints what a proof found, each fault with its place and the facts that show it.
struct ProofPrinter {
  private let proof: Proof
  private let language: Language

  init(_ proof: Proof, _ language: Language) {
    self.proof = proof
    self.language = language
  }

  /// One line a fault, then one that says whether the table is proven.
  func text() -> String {
    var lines = proof.faults.map(describe)
    for parameter in proof.unchecked {
      lines.append(
        say(
          "prove.unchecked",
          [
            "file": proof.file, "line": "\(parameter.line)", "parameter": parameter.id,
            "day": parameter.checkUntil?.written(in: language) ?? "",
          ]))
    }
    lines.append(
      say(
        proof.isProven ? "prove.proven" : "prove.refused",
        [
          "table": proof.id, "rows": "\(proof.rows)", "facts": "\(proof.facts)",
          "faults": "\(proof.faults.count)",
        ]))
    return lines.joined(separator: "\n") + "\n"
  }

  private func describe(_ fault: ProofFault) -> String {
    var values = [
      "file": proof.file, "line": "\(fault.line)", "row": fault.rows.first ?? "",
      "others": fault.rows.dropFirst().joined(separator: ", "), "subject": fault.subject,
      "read": fault.read, "days": days(fault.days),
      "facts": fault.facts.map { "\(name($0)) = \(value($0.value))" }.joined(separator: ", "),
      "languages": fault.languages.map { say("language.\($0.rawValue)") }.joined(separator: ", "),
    ]
    if let fact = fault.facts.first { values["fact"] = name(fact) }
    if let allowed = fault.allowed { values["allowed"] = value(allowed) }
    return say(key(of: fault), values)
  }

  private func key(of fault: ProofFault) -> String {
    let key = "prove." + fault.kind.rawValue
    switch fault.kind {
    case .overlap, .gap, .neverHolds, .shadowed:
      let isAlways = fault.days == DayRange(.missing, .open)
      if fault.kind == .gap, proof.isBandTable { return key + ".band" }
      if fault.kind == .gap, fault.facts.isEmpty { return key + ".always" }
      if fault.kind == .shadowed, fault.facts.isEmpty { return key + ".rest" }
      return isAlways ? key : key + ".days"
    case .beyondRange, .unknownWord: return fault.rows.isEmpty ? key + ".usual" : key
    case .noValue, .missingText: return key
    }
  }

  private func days(_ days: DayRange) -> String {
    let values = [
      "from": days.first.real?.written(in: language) ?? "",
      "until": days.last.real?.written(in: language) ?? "",
    ]
    switch (days.first.isReal, days.last.isReal) {
    case (true, true) where days.first == days.last: return values["from"] ?? ""
    case (true, true): return say("days.both", values)
    case (true, false): return say("days.from", values)
    case (false, true): return say("days.until", values)
    case (false, false): return say("days.always")
    }
  }

  private func name(_ fact: ProofFact) -> String { fact.names[language] ?? fact.id }

  private func value(_ value: ProofFact.Value) -> String {
    switch value {
    case .numbers(let least, let greatest):
      let values = [
        "least": least.map { Parameter.Value.written(hundredths: $0, in: language) } ?? "",
        "greatest": greatest.map { Parameter.Value.written(hundredths: $0, in: language) } ?? "",
      ]
      if let least, least == greatest { return values["least"] ?? "" }
      switch (least, greatest) {
      case (.some, .some): return say("values.both", values)
      case (.some, nil): return say("values.least", values)
      case (nil, .some): return say("values.most", values)
      case (nil, nil): return say("values.any")
      }
    case .answer(let isYes): return say(isYes ? "values.yes" : "values.no")
    case .word(let word, let labels): return labels[language] ?? word
    case .otherText: return say("values.other")
    case .none: return say("values.none")
    case .unknown: return say("values.unknown")
    }
  }

  private func say(_ key: String, _ values: [String: String] = [:]) -> String {
    Messages.text(key, language, values)
  }
}
