public import Register

/// One row of a decision table as `rules show` prints it: when it holds, what it decides, the
/// parameters it rests on, its examples, and the place in the file where it can be changed.
public struct RuleCard: Sendable, Hashable {
  /// One parameter with its value on the day.
  public struct Limit: Sendable, Hashable {
    /// The parameter's id.
    public var id: String
    /// What it is.
    public var name: String
    /// The value on the day.
    public var value: String
    /// The unit, empty for lists.
    public var unit: String
    /// Where it comes from.
    public var reference: String
    /// The last day for which it was checked, `Day.missing` if it does not age.
    public var checkUntil: Day
    /// Whether it is a working value of this project.
    public var isOurOwn: Bool
  }

  /// The rule's id.
  public var rule: String
  /// Its number in the table, from 1.
  public var number: Int
  /// Its name.
  public var name: String
  /// When it holds, in the book's own words: `not (age below max-age and …)`.
  public var when: String
  /// The decision's id.
  public var decision: String
  /// Who carries on: an id, or how it follows from a fact.
  public var responsible: String
  /// The sentence that tells the decision.
  public var because: String
  /// The parameters it rests on, in the book's order, those behind its facts included.
  public var limits: [Limit]
  /// Facts with which it must decide, as `fact: value` in the order of the book's facts.
  public var hits: [String]
  /// Facts with which it must not decide.
  public var misses: [String]
  /// The book's file.
  public var file: String
  /// The line in it.
  public var line: Int
}

extension RuleTable {
  /// The rows of the table, in order, for people to read.
  public func cards(in language: Language) -> [RuleCard] {
    book.rules.enumerated().map { index, rule in
      RuleCard(
        rule: rule.id, number: index + 1, name: rule.names[language] ?? rule.id,
        when: RuleTable.written(rule.condition), decision: rule.decision,
        responsible: RuleTable.written(rule.responsible), because: rule.because[language] ?? "",
        limits: limits(of: rule, language), hits: rule.hits.map { written($0.facts) },
        misses: rule.misses.map { written($0.facts) }, file: book.file, line: rule.line)
    }
  }

  private func limits(of rule: Rule, _ language: Language) -> [RuleCard.Limit] {
    var ids: Set<String> = []
    for leaf in rule.condition.leaves {
      if case .parameter(let id) = leaf.operand { ids.insert(id) }
      if let fact = book.facts.first(where: { $0.id == leaf.fact }) { ids.formUnion(fact.uses) }
    }
    return zip(book.parameters, parameters).filter { ids.contains($0.0.id) }.map {
      parameter, value in
      RuleCard.Limit(
        id: parameter.id, name: parameter.names[language] ?? parameter.id,
        value: value.written(in: language), unit: parameter.unit,
        reference: parameter.reference, checkUntil: parameter.checkUntil ?? .missing,
        isOurOwn: parameter.isOurOwn)
    }
  }

  private func written(_ facts: [String: String]) -> String {
    book.facts.compactMap { fact in facts[fact.id].map { "\(fact.id): \($0)" } }
      .joined(separator: ", ")
  }

  private static func written(_ responsible: Rule.Responsible) -> String {
    switch responsible {
    case .fixed(let id): return id
    case .byFact(let fact, let map, let otherwise):
      var parts = map.keys.sorted().map { "\(fact) \($0): \(map[$0] ?? "")" }
      parts.append(otherwise.map { "else \($0)" } ?? "else \(fact)")
      return parts.joined(separator: ", ")
    }
  }

  private static func written(_ condition: Condition) -> String {
    switch condition {
    case .otherwise: return "otherwise"
    case .all(let parts): return parts.map { enclosed($0) }.joined(separator: " and ")
    case .any(let parts): return parts.map { enclosed($0) }.joined(separator: " or ")
    case .not(let part): return "not (\(written(part)))"
    case .leaf(let leaf):
      let operand =
        switch leaf.operand {
        case .parameter(let id): id
        case .literal(let value): value.written(in: .en)
        }
      return leaf.comparison == .exists
        ? "\(leaf.fact) exists" : "\(leaf.fact) \(leaf.comparison.rawValue) \(operand)"
    }
  }

  private static func enclosed(_ condition: Condition) -> String {
    switch condition {
    case .all, .any: "(\(written(condition)))"
    default: written(condition)
    }
  }
}
