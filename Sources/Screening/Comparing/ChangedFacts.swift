import Register
public import Rulebook

/// Finds the facts behind a decision that changed between two runs.
///
/// Rules are tried in order, so of the two rules that decided, the earlier one is what changed: it
/// holds now and did not then, or the other way round. Its facts are the ones that can have changed.
/// Those that the list shows (age, days, service line, plan, last contact) are answered anew on
/// both days, and only the ones whose answer changed are named; of the others the list does not
/// tell more than the rule.
public struct ChangedFacts: Sendable {
  /// What kind of thing changed.
  public enum Cause: String, Sendable, Hashable, CaseIterable {
    /// A fact of the person.
    case fact
    /// A fact that was missing has become known.
    case known
    /// A fact that was known has become missing.
    case missing
    /// A caseworker decided, or no longer does.
    case caseworker
    /// The number of free places.
    case capacity
    /// The runs used different rule books.
    case rules
  }

  /// The answer.
  public struct Answer: Sendable, Hashable {
    /// What kind of thing changed.
    public var cause: Cause
    /// Ids of the facts, in the order the rule asks for them.
    public var facts: [String]

    /// Makes an answer.
    public init(cause: Cause, facts: [String]) {
      self.cause = cause
      self.facts = facts
    }
  }

  private let before: RuleTable
  private let after: RuleTable

  /// Prepares the comparison; the tables are those of the two days.
  public init(before: RuleTable, after: RuleTable) {
    self.before = before
    self.after = after
  }

  /// Why two decisions about one person differ.
  ///
  /// - Parameter witnesses: Facts that made the later rule hold, where the registers are at hand.
  public func answer(
    _ old: ListedRow, _ new: ListedRow, witnesses: (ListedRow) -> [String] = { _ in [] }
  ) -> Answer {
    if old.isOverridden || new.isOverridden { return Answer(cause: .caseworker, facts: []) }
    guard before.book.id == after.book.id else { return Answer(cause: .rules, facts: []) }
    let book = after.book
    guard let oldRule = book.index(ofRule: old.rule), let newRule = book.index(ofRule: new.rule)
    else { return Answer(cause: .rules, facts: []) }
    let isOldOpen = old.decision == RuleBook.review
    let isNewOpen = new.decision == RuleBook.review
    if oldRule == newRule, !isOldOpen, !isNewOpen { return Answer(cause: .capacity, facts: []) }
    let rule = min(oldRule, newRule)
    let asked = facts(ofRule: rule)
    if isOldOpen, oldRule == rule {
      let known = old.missing.filter { !new.missing.contains($0) && asked.contains($0) }
      if !known.isEmpty { return Answer(cause: .known, facts: known) }
    }
    if isNewOpen, newRule == rule {
      let missing = new.missing.filter { !old.missing.contains($0) && asked.contains($0) }
      if !missing.isEmpty { return Answer(cause: .missing, facts: missing) }
    }
    let shown = changed(rule, asked, old, new)
    if newRule < oldRule {
      let told = witnesses(new).filter { asked.contains($0) }
      let both = told.filter { shown.contains($0) }
      if !told.isEmpty { return Answer(cause: .fact, facts: both.isEmpty ? told : both) }
    }
    if !shown.isEmpty { return Answer(cause: .fact, facts: shown) }
    let hidden = asked.filter { !ChangedFacts.visible.map(\.id).contains($0) }
    return Answer(cause: .fact, facts: hidden.isEmpty ? asked : hidden)
  }

  private static let visible: [FactID] = [.age, .benefitDays, .serviceLine, .plan, .lastContact]

  private func facts(ofRule rule: Int) -> [String] {
    var result: [String] = []
    for question in after.questions where question.rule == rule {
      let id = after.book.facts[question.fact].id
      if !result.contains(id) { result.append(id) }
    }
    return result
  }

  // The facts of a rule that the list shows and whose answer is not the same on both days.
  private func changed(
    _ rule: Int, _ asked: [String], _ old: ListedRow, _ new: ListedRow
  ) -> [String] {
    let oldFacts = values(old, before)
    let newFacts = values(new, after)
    var result: [String] = []
    for (index, question) in after.questions.enumerated() where question.rule == rule {
      let id = after.book.facts[question.fact].id
      guard ChangedFacts.visible.contains(where: { $0.id == id }), !result.contains(id),
        before.questions.indices.contains(index),
        before.outcome(ofQuestion: index, oldFacts) != after.outcome(ofQuestion: index, newFacts)
      else { continue }
      result.append(id)
    }
    return result
  }

  private func values(_ row: ListedRow, _ table: RuleTable) -> [FactValue] {
    table.book.facts.enumerated().map { index, fact in
      switch fact.id {
      case FactID.age.id: return known(row.age)
      case FactID.benefitDays.id: return known(row.benefitHundredths)
      case FactID.serviceLine.id:
        guard !row.serviceLine.isEmpty else { return .unknown }
        let line = Vocabulary.normalisedLine(row.serviceLine)
        let token = table.tokens.firstIndex { Vocabulary.normalisedLine($0) == line }
        return .known(Int32(token ?? -1))
      case FactID.plan.id:
        if row.plan == "missing" { return FactValue.none }
        return table.book.facts[index].index(ofWord: row.plan).map(FactValue.known) ?? .unknown
      case FactID.lastContact.id:
        return row.lastContact.isReal ? known(table.day - row.lastContact) : .unknown
      default: return .unknown
      }
    }
  }

  private func known(_ number: Int?) -> FactValue {
    number.flatMap { Int32(exactly: $0) }.map(FactValue.known) ?? .unknown
  }
}
