public import Register
import Rulebook

extension Screener {
  /// Why a person got the decision, as text: the deciding rule and its facts with values, days and
  /// sources, every earlier rule and why it did not hold, what is not known and who could tell.
  ///
  /// Made when asked for and kept nowhere. Takes some tens of microseconds.
  ///
  /// - Parameters:
  ///   - row: A row of the result, or a person judged on their own.
  ///   - redacted: Whether to leave values and days out.
  public func explanation(
    of row: ScreenedPerson, in language: Language, redacted: Bool = false
  ) -> String {
    Explainer(screener: self, language: language, redacted: redacted).text(of: row)
  }

  /// Why a person got the decision, in short: the decision, the facts it rests on, and for a
  /// review the facts that are missing.
  public func reason(of row: ScreenedPerson, in language: Language) -> String {
    Explainer(screener: self, language: language, redacted: false).reason(of: row)
  }

  /// Whether a person is on the list.
  public func isListed(_ person: Int) -> Bool {
    var low = 0
    var high = listed.count
    while low < high {
      let middle = (low + high) / 2
      if listed[middle] < person { low = middle + 1 } else { high = middle }
    }
    return low < listed.count && listed[low] == person
  }

  /// Why a person got the decision, as structure.
  public func trace(of row: ScreenedPerson, redacted: Bool = false) -> ScreeningTrace {
    var facts = PersonFacts()
    reader.read(row.person, into: &facts)
    let ordered = ordered(facts)
    return ScreeningTrace(
      book: table.book.id, day: settings.day.description, decision: row.decision, rule: row.rule,
      responsible: row.responsible, missing: row.missing, overridden: row.overridden,
      rulesDecision: row.rulesDecision, rank: row.rank, onList: isListed(row.person),
      notConsulted: SourceRegister.allCases.filter { !reader.access.consulted.contains($0) }
        .map(\.id),
      rules: table.book.rules.indices.map { rule in
        trace(ofRule: rule, row.person, facts, ordered, redacted)
      })
  }

  private func trace(
    ofRule rule: Int, _ person: Int, _ facts: PersonFacts, _ ordered: [FactValue],
    _ redacted: Bool
  ) -> ScreeningTrace.Rule {
    let decisive = Set(table.witnesses(ofRule: rule, ordered))
    var questions: [ScreeningTrace.Question] = []
    for (index, question) in table.questions.enumerated() where question.rule == rule {
      let fact = factOrder[question.fact]
      let value = ordered[question.fact]
      let account = account(of: fact, person, facts)
      var parameter: String?
      if case .parameter(let id) = question.leaf.operand { parameter = id }
      let causes = value.state == .unknown ? causes(of: fact, person, facts) : []
      questions.append(
        ScreeningTrace.Question(
          fact: fact.id, comparison: question.leaf.comparison.rawValue, parameter: parameter,
          limit: question.limit.written(in: .en),
          outcome: table.outcome(ofQuestion: index, ordered)?.id ?? "left-out",
          decisive: decisive.contains(index), value: redacted ? nil : shownID(account),
          day: redacted || !account.day.isReal ? nil : account.day.description,
          miss: redacted
            ? nil
            : miss(question, value).map { Parameter.Value.written(hundredths: $0, in: .en) },
          sources: account.sources.map { place(people.records[$0].file, people.records[$0].line) },
          unknown: causes.map { cause in
            ScreeningTrace.Cause(
              register: cause.register?.id ?? "", reason: cause.reason,
              sources: cause.places.map { place($0.file, $0.line) })
          }))
    }
    return ScreeningTrace.Rule(
      rule: table.book.rules[rule].id, number: rule + 1,
      outcome: table.outcome(ofRule: rule, ordered).id, questions: questions)
  }

  // A text no rule speaks of is shown as it stands in the register.
  private func shownID(_ account: FactAccount) -> String {
    if case .text(let text)? = account.values["value"] { return text }
    return account.id
  }

  private func place(_ file: UInt16, _ line: UInt32) -> ScreeningTrace.Source {
    ScreeningTrace.Source(file: fileName(Int(file)), line: Int(line))
  }

  func fileName(_ index: Int) -> String {
    files.indices.contains(index) ? files[index] : "#\(index)"
  }

  /// How much a number lacks, or is too much, to change the answer, in hundredths.
  func miss(_ question: RuleTable.Question, _ value: FactValue) -> Int? {
    guard value.state == .known, case .number(let limit) = question.limit else { return nil }
    let isWhole = table.book.facts[question.fact].kind == .whole
    let number = Int(value.number) * (isWhole ? 100 : 1)
    return Int((number - limit).magnitude)
  }
}
