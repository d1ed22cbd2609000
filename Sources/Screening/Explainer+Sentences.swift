import Register
import Rulebook

extension Explainer {
  /// The sentences about the facts that made a rule hold or not.
  func sentences(
    ofRule rule: Int, _ person: Int, _ facts: PersonFacts, _ ordered: [FactValue]
  ) -> [String] {
    var result: [String] = []
    for index in table.witnesses(ofRule: rule, ordered) {
      result.append(sentence(table.questions[index], person, facts, ordered))
    }
    return result
  }

  /// What is known about the facts of a rule that cannot be settled.
  func knownSentences(
    ofRule rule: Int, _ person: Int, _ facts: PersonFacts, _ ordered: [FactValue]
  ) -> [String] {
    table.questions.filter { $0.rule == rule }.compactMap { question in
      switch ordered[question.fact].state {
      case .unknown, .leftOut: nil
      case .none, .known: sentence(question, person, facts, ordered)
      }
    }
  }

  private func sentence(
    _ question: RuleTable.Question, _ person: Int, _ facts: PersonFacts, _ ordered: [FactValue]
  ) -> String {
    let value = ordered[question.fact]
    if value.state == .unknown { return book.facts[question.fact].unknown[language] ?? "" }
    let account = screener.account(of: screener.factOrder[question.fact], person, facts)
    let outcome =
      value.state == .none
      ? "none" : table.answerHolds(question, ordered) ? "holds" : "fails"
    let sentences = question.leaf.sentences
    let template =
      sentences["\(outcome)-\(account.variant)"] ?? sentences[outcome] ?? sentences["none"] ?? [:]
    var values: [String: String] = [:]
    for (name, shown) in account.values { values[name] = write(shown) }
    values["limit"] = question.limit.written(in: language)
    if let miss = screener.miss(question, value) {
      values["miss"] = self.shown(Parameter.Value.written(hundredths: miss, in: language))
    }
    values["source"] = sources(account)
    return template[language]?.render(values) ?? ""
  }

  private func write(_ shown: FactAccount.Shown) -> String {
    if redacted { return say("redacted") }
    switch shown {
    case .text(let text): return line(text)
    case .hundredths(let number): return Parameter.Value.written(hundredths: number, in: language)
    case .day(let day): return self.shown(day)
    case .period(let start, let end):
      let values = ["start": self.shown(start), "end": self.shown(end)]
      switch (start.isReal, end.isReal) {
      case (true, true): return say("period.both", values)
      case (true, false): return say("period.from", values)
      case (false, true): return say("period.until", values)
      case (false, false): return say("period.always")
      }
    case .word(let fact, let word): return book.facts[fact].labels[word]?[language] ?? word
    }
  }

  // A service line by the book's own name for it, else by the code table's, else as it stands.
  private func line(_ text: String) -> String {
    if let fact = book.facts.first(where: { $0.id == FactID.serviceLine.id }),
      let label = fact.labels[Vocabulary.normalisedLine(text)]?[language]
    {
      return label
    }
    guard let label = CodeBook.builtIn.entries(.serviceLine, code: text).first?.finnish,
      !label.isEmpty
    else { return text }
    return say("line.coded", ["label": label, "code": text])
  }

  private func sources(_ account: FactAccount) -> String {
    if account.sources.isEmpty, account.variant == "earlier-run" || account.variant == "no-show" {
      return say("source.earlier-run")
    }
    let most = 3
    let written = account.sources.prefix(most).map { index in
      let record = screener.people.records[index]
      return source(file: Int(record.file), line: Int(record.line))
    }.joined(separator: "; ")
    let rest = account.sources.count - most
    if rest <= 0 { return written }
    return say(
      rest == 1 ? "source.one-more" : "source.more", ["sources": written, "n": String(rest)])
  }

  func source(file: Int, line: Int) -> String {
    say("source", ["file": screener.fileName(file), "line": String(line)])
  }

  func shown(_ text: String) -> String { redacted ? say("redacted") : text }

  func shown(_ day: Day) -> String {
    redacted ? say("redacted") : day.isReal ? day.written(in: language) : ""
  }
}
