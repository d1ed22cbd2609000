public import Register
import Rulebook

extension Screener {
  /// What is written back into a register: one entry for every screened person, in the rows' order.
  ///
  /// The entries go to caseworkers of one office, so each holds only what that office may know:
  /// the decision, the rule and who carries on, never a value or a source. Where a rule may not be
  /// told to a register, the entry says that the process passes on, and is the same for all such
  /// rules; a review that waits for such a rule names no rule. A client's own permission that
  /// covers the day lifts this.
  public func writeBack(
    to register: SourceRegister, _ rows: [ScreenedPerson], in language: Language
  ) -> [WriteBackEntry] {
    rows.map { entry(register, $0, language) }
  }

  /// The reason given where the real one is not for the register.
  public static let passedOn = "passed-to-social-office"
  /// The reason given for a review that waits for facts of the other office.
  public static let factsMissing = "facts-missing"
  /// The reason given for a caseworker's own decision.
  public static let overriddenReason = "override"

  private func entry(
    _ register: SourceRegister, _ row: ScreenedPerson, _ language: Language
  ) -> WriteBackEntry {
    let explainer = Explainer(screener: self, language: language, redacted: false)
    let consultation = reader.access.consultation(people, row.person)
    let rule = table.book.rules.first { $0.id == row.rule }
    let isKept =
      rule?.keptFrom.contains(register) == true && !consultation.hasOwnPermission
    var entry = WriteBackEntry(
      key: people.keys[row.person], day: settings.day, decision: row.decision, reason: row.rule,
      responsible: row.responsible, explanation: "")
    let responsible = table.book.responsible(row.responsible)?.says[language] ?? ""
    if row.overridden {
      describeOverride(&entry, row, register, consultation, explainer, responsible)
      return entry
    }
    if row.decision == RuleBook.review {
      if isKept { entry.reason = Screener.factsMissing }
      entry.explanation = explainer.say("writeback.review") + " " + responsible
      return entry
    }
    if isKept {
      entry.pass(explainer.passedOn)
      return entry
    }
    let because =
      row.decision == rule?.decision ? rule?.because[language] : explainer.says(row.decision)
    entry.explanation = (because ?? "") + " " + responsible
    return entry
  }

  // A caseworker's own words may hold anything, so they go back only to the social office, which
  // may know all of it. A decision that only a kept rule gives tells as much as the rule.
  private func describeOverride(
    _ entry: inout WriteBackEntry, _ row: ScreenedPerson, _ register: SourceRegister,
    _ consultation: Consultation, _ explainer: Explainer, _ responsible: String
  ) {
    let givers = table.book.rules.filter { $0.decision == row.decision }
    let isTelling =
      !givers.isEmpty && givers.allSatisfy { $0.keptFrom.contains(register) }
      && !consultation.hasOwnPermission
    if isTelling {
      entry.pass(explainer.passedOn)
      return
    }
    entry.reason = Screener.overriddenReason
    guard let override = overrides[people.keys[row.person]] else { return }
    var parts = [
      explainer.says(row.decision),
      explainer.say("writeback.override", ["day": override.day.written(in: explainer.language)]),
    ]
    let isKeptBook = table.book.rules.contains { $0.keptFrom.contains(register) }
    if !isKeptBook, !override.reason.isEmpty {
      parts.append(explainer.say("override.reason", ["reason": override.reason]))
    }
    parts.append(responsible)
    entry.explanation = parts.joined(separator: " ")
  }
}

extension WriteBackEntry {
  /// Makes the entry say that the process passes to the social office, and no more.
  mutating func pass(_ sentence: String) {
    decision = "not-invited"
    reason = Screener.passedOn
    responsible = "social-office"
    explanation = sentence
  }
}
