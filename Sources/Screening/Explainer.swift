import Register
import Rulebook

/// Writes why a person got the decision, in one language, for people to read.
///
/// Every sentence is a whole template of the rule book or of `screening.tsv`; the explainer only
/// chooses, fills in and puts in order: the decision, its facts, who carries on, every earlier rule
/// and why it did not hold, and what is not known, why, and who could tell.
struct Explainer {
  static let texts = Texts(tsv: PackageResources.screening_tsv)

  let screener: Screener
  let language: Language
  let redacted: Bool

  var table: RuleTable { screener.table }
  var book: RuleBook { screener.table.book }

  func text(of row: ScreenedPerson) -> String {
    var facts = PersonFacts()
    screener.reader.read(row.person, into: &facts)
    let ordered = screener.ordered(facts)
    let verdict = table.decide(ordered)
    var parts: [String] = []
    let isListed = screener.isListed(row.person)
    if !isListed { parts.append(say("not-on-list")) }
    parts += decision(row, verdict)
    if !verdict.isReview {
      parts += sentences(ofRule: verdict.rule, row.person, facts, ordered)
    }
    parts.append(book.responsible(row.responsible)?.says[language] ?? row.responsible)
    parts += rank(row, facts)
    parts += earlierRules(verdict, row.person, facts, ordered)
    parts += unknownFacts(verdict, row.person, facts, ordered)
    for register in SourceRegister.allCases
    where !screener.reader.access.consulted.contains(register) {
      parts.append(say("not-consulted." + register.id))
    }
    return parts.joined(separator: " ")
  }

  /// The decision and what it rests on; for a review, the facts that are missing.
  func reason(of row: ScreenedPerson) -> String {
    var facts = PersonFacts()
    screener.reader.read(row.person, into: &facts)
    let ordered = screener.ordered(facts)
    let verdict = table.decide(ordered)
    var parts = decision(row, verdict)
    if verdict.isReview {
      parts += table.missing(ordered, verdict).compactMap { book.facts[$0].unknown[language] }
    } else {
      parts += sentences(ofRule: verdict.rule, row.person, facts, ordered)
    }
    return parts.joined(separator: " ")
  }

  private func decision(_ row: ScreenedPerson, _ verdict: RuleTable.Verdict) -> [String] {
    var parts: [String] = []
    let rule = book.rules[verdict.rule]
    let own = verdict.isReview ? says(RuleBook.review) : rule.because[language] ?? ""
    if row.overridden, let override = screener.overrides[screener.people.keys[row.person]] {
      parts.append(
        say(
          "override",
          [
            "author": shown(override.author), "day": shown(override.day),
            "decision": says(row.decision),
          ]))
      if !override.reason.isEmpty {
        parts.append(say("override.reason", ["reason": sentence(shown(override.reason))]))
      }
      parts.append(say("override.rules", ["because": own]))
    } else if row.decision != (verdict.isReview ? RuleBook.review : rule.decision) {
      parts.append(says(row.decision))
    } else {
      parts.append(own)
    }
    guard verdict.firstTrue < table.count || !verdict.isReview else {
      parts.append(say("review.none"))
      return parts
    }
    parts.append(
      say(
        verdict.isReview ? "review.rule" : "decided-by",
        ["number": String(verdict.rule + 1), "name": rule.names[language] ?? ""]))
    return parts
  }

  private func earlierRules(
    _ verdict: RuleTable.Verdict, _ person: Int, _ facts: PersonFacts, _ ordered: [FactValue]
  ) -> [String] {
    let count = verdict.isReview ? min(verdict.firstTrue, table.count) : verdict.rule
    guard count > 0 else { return [] }
    var parts = [say(verdict.isReview ? "checked.review" : "checked")]
    for rule in 0..<count {
      var own: [String]
      if table.outcome(ofRule: rule, ordered) == .unknown {
        own = [say("rule.open")] + knownSentences(ofRule: rule, person, facts, ordered)
      } else {
        own = sentences(ofRule: rule, person, facts, ordered)
        if own.isEmpty { own = [say("rule.left-out")] }
      }
      parts.append(
        say(
          "rule",
          [
            "number": String(rule + 1), "name": book.rules[rule].names[language] ?? "",
            "sentences": own.joined(separator: " "),
          ]))
    }
    return parts
  }

  // The unknown facts that the decision waits for, why they are unknown, and who could tell.
  private func unknownFacts(
    _ verdict: RuleTable.Verdict, _ person: Int, _ facts: PersonFacts, _ ordered: [FactValue]
  ) -> [String] {
    guard verdict.isReview else { return [] }
    var groups: [(causes: [UnknownCause], sentences: [String])] = []
    var told: Set<Int> = []
    // What is not known beside them settles nothing: the rules come out as they do whatever it is.
    let open = (0..<min(verdict.firstTrue, table.count)).filter {
      table.outcome(ofRule: $0, ordered) == .unknown
    }
    for question in open.flatMap({ table.witnesses(ofRule: $0, ordered) }).map({
      table.questions[$0]
    })
    where ordered[question.fact].state == .unknown && told.insert(question.fact).inserted {
      let causes = screener.causes(of: screener.factOrder[question.fact], person, facts)
      let sentence = book.facts[question.fact].unknown[language] ?? ""
      if let index = groups.firstIndex(where: { $0.causes == causes }) {
        groups[index].sentences.append(sentence)
      } else {
        groups.append((causes, [sentence]))
      }
    }
    guard !groups.isEmpty else { return [] }
    var parts = [say("unknown")]
    for group in groups {
      parts += group.sentences
      for cause in group.causes { parts += why(cause) }
    }
    return parts
  }

  private func why(_ cause: UnknownCause) -> [String] {
    var values = ["day": screener.settings.day.written(in: language)]
    values["source"] = cause.places.map {
      source(file: Int($0.file), line: Int($0.line))
    }.joined(separator: "; ")
    guard let register = cause.register else {
      var parts = [say("unknown." + cause.reason.rawValue, values)]
      if cause.reason == .noStatement { parts.append(say("ask.kela")) }
      return parts
    }
    return [say("unknown.\(cause.reason.rawValue).\(register.id)", values), whoCanTell(register)]
  }

  // Offices change their names; a book may bring its own sentence.
  private func whoCanTell(_ register: SourceRegister) -> String {
    let office =
      switch register {
      case .ura: "employment-office"
      case .effica: "social-office"
      default: ""
      }
    return book.responsible(office)?.asks[language] ?? say("ask." + register.id)
  }

  private func rank(_ row: ScreenedPerson, _ facts: PersonFacts) -> [String] {
    guard let rank = row.rank else { return [] }
    var parts = [say("rank", ["rank": String(rank)])]
    if screener.settings.focus == .familyUnit, row.familyUnit == .yes {
      parts.append(say("rank.focus"))
    }
    parts.append(say("rank.plan-" + (row.plan.isEmpty ? "unknown" : row.plan)))
    if row.lastActivation.isReal {
      let ago = screener.settings.day - row.lastActivation
      parts.append(
        say(
          "rank.activated",
          ["ago": shown(String(ago)), "day": shown(row.lastActivation)]))
    } else {
      parts.append(say(row.activationKnown ? "rank.never-activated" : "rank.activation-unknown"))
    }
    return parts
  }

  /// That the process passes to the social office.
  var passedOn: String {
    book.responsible("social-office")?.passes[language] ?? say("writeback.passed")
  }

  func says(_ decision: String) -> String { book.decision(decision)?.says[language] ?? decision }

  func say(_ key: String, _ values: [String: String] = [:]) -> String {
    Explainer.texts(key, language, values)
  }

  // A caseworker's own words may lack the full stop.
  private func sentence(_ text: String) -> String {
    guard let last = text.last, !".!?…".contains(last) else { return text }
    return text + "."
  }
}
