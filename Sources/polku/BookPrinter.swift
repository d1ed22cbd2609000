import Batch
import Register
import Rulebook

/// Prints a rule book as a person reads it: rules with conditions, parameters with their days and
/// sources, examples, and the lines of the file they stand on.
struct BookPrinter {
  private let book: RuleBook
  private let language: Language

  init(_ book: RuleBook, _ language: Language) {
    self.book = book
    self.language = language
  }

  /// The whole book.
  func text() -> String {
    var lines = [book.title[language] ?? book.id, "\(say("rules.id")): \(book.id)", ""]
    lines.append(say("rules.parameters"))
    for parameter in book.parameters { lines += describe(parameter) }
    lines += ["", say("rules.table")]
    for (index, rule) in book.rules.enumerated() { lines += describe(rule, number: index + 1) }
    return lines.joined(separator: "\n") + "\n"
  }

  /// One rule with its parameters and examples.
  func text(ofRule id: String) -> String {
    guard let index = book.index(ofRule: id) else { return "" }
    let rule = book.rules[index]
    var lines = [book.title[language] ?? book.id, ""]
    lines += describe(rule, number: index + 1)
    let used = Set(
      rule.condition.leaves.compactMap { leaf -> String? in
        if case .parameter(let id) = leaf.operand { return id }
        return nil
      })
    for parameter in book.parameters where used.contains(parameter.id) {
      lines += describe(parameter)
    }
    for (key, samples) in [("rules.hit", rule.hits), ("rules.miss", rule.misses)] {
      for sample in samples {
        let facts = book.facts.compactMap { fact in
          sample.facts[fact.id].map { "\(name(ofFact: fact.id)) = \(shown($0, fact))" }
        }
        lines.append(
          "    \(say(key)) (\(book.file):\(sample.line)): \(facts.joined(separator: ", "))")
      }
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private func describe(_ parameter: Parameter) -> [String] {
    var lines = [
      "  \(parameter.id): \(parameter.names[language] ?? "") (\(book.file):\(parameter.line))"
    ]
    for dated in parameter.values {
      let first = dated.days.first.real?.written(in: language) ?? ""
      let last = dated.days.last.real?.written(in: language) ?? ""
      let days = first.isEmpty && last.isEmpty ? "" : " (\(first)–\(last))"
      lines.append("      \(dated.value.written(in: language))\(days)")
    }
    if !parameter.reference.isEmpty {
      lines.append("      \(say("rules.reference")): \(parameter.reference)")
    }
    if let day = parameter.checkUntil {
      lines.append("      \(say("rules.checked")) \(day.written(in: language))")
    }
    if parameter.isOurOwn { lines.append("      \(say("rules.own"))") }
    return lines
  }

  private func describe(_ rule: Rule, number: Int) -> [String] {
    var decision = book.decision(rule.decision)?.names[language] ?? rule.decision
    switch rule.responsible {
    case .fixed(let id):
      decision += ", \(book.responsible(id)?.names[language] ?? id)"
    case .byFact(let fact, _, _):
      decision += ", \(say("rules.by-fact", ["fact": name(ofFact: fact)]))"
    }
    return [
      "  \(number). \(rule.id): \(rule.names[language] ?? "") (\(book.file):\(rule.line))",
      "      \(say("rules.when")): \(describe(rule.condition))",
      "      \(say("rules.then")): \(decision)",
    ]
  }

  private func describe(_ condition: Condition) -> String {
    switch condition {
    case .all(let parts): parts.map(nested).joined(separator: " \(say("rules.and")) ")
    case .any(let parts): parts.map(nested).joined(separator: " \(say("rules.or")) ")
    case .not(let part): "\(say("rules.not")) (\(describe(part)))"
    case .otherwise: say("rules.otherwise")
    case .leaf(let leaf): describe(leaf)
    }
  }

  private func nested(_ condition: Condition) -> String {
    switch condition {
    case .all(let parts), .any(let parts):
      parts.count > 1 ? "(\(describe(condition)))" : describe(condition)
    default: describe(condition)
    }
  }

  private func describe(_ leaf: Condition.Leaf) -> String {
    let operand: String
    switch leaf.operand {
    case .parameter(let id): operand = id
    case .literal(.number(let number)):
      operand = Parameter.Value.written(hundredths: number, in: language)
    case .literal(.words(let words)):
      let fact = book.facts.first { $0.id == leaf.fact }
      operand = words.map { word in fact.map { shown(word, $0) } ?? word }.joined(separator: ", ")
    }
    return say(
      "rules.compare.\(leaf.comparison.rawValue)",
      ["fact": name(ofFact: leaf.fact), "operand": operand])
  }

  /// A value as a book writes it, in the reader's language.
  private func shown(_ value: String, _ fact: FactDeclaration) -> String {
    if let label = fact.labels[value]?[language] { return label }
    switch value {
    case "unknown", "none", "left-out": return say("values.\(value)")
    case "yes", "true": return fact.kind == .answer ? say("values.yes") : value
    case "no", "false": return fact.kind == .answer ? say("values.no") : value
    default: return value
    }
  }

  private func name(ofFact id: String) -> String {
    book.facts.first { $0.id == id }?.names[language] ?? id
  }

  private func say(_ key: String, _ values: [String: String] = [:]) -> String {
    Messages.text(key, language, values)
  }
}
