import Register

/// What trying a book's own examples gave.
public struct RuleBookTrial: Sendable, Hashable {
  /// One example that did not come out as the book says.
  public struct Failure: Sendable, Hashable {
    /// The line of the example in the book's file.
    public var line: Int
    /// What was expected, as `rule/decision/responsible`; for a miss `not rule`.
    public var expected: String
    /// What came out, as `rule/decision/responsible` and the missing facts.
    public var found: String
  }

  /// How many examples were tried.
  public private(set) var tried = 0
  /// Those that failed, in the file's order.
  public private(set) var failures: [Failure] = []

  /// Tries every example of a book: each rule's hits and misses, then the book's own.
  public init(_ book: RuleBook) throws(RuleBookFault) {
    let table = try RuleTable(book, on: book.exampleDay)
    for rule in book.rules {
      for (samples, mustHit) in [(rule.hits, true), (rule.misses, false)] {
        for sample in samples {
          let answer = table.answer(sample.facts)
          tried += 1
          let hit = answer.rule == rule.id && answer.decision == rule.decision
          guard hit != mustHit else { continue }
          failures.append(
            Failure(
              line: sample.line, expected: (mustHit ? "" : "not ") + rule.id, found: answer.text))
        }
      }
    }
    for example in book.examples {
      let table = try RuleTable(book, on: example.day)
      let answer = table.answer(example.facts)
      tried += 1
      let agrees =
        answer.rule == example.rule && answer.decision == example.decision
        && answer.missing == example.missing
        && (example.responsible.isEmpty || example.responsible == answer.responsible)
      guard !agrees else { continue }
      let expected = RuleTable.Answer(
        rule: example.rule, decision: example.decision, responsible: example.responsible,
        missing: example.missing)
      failures.append(Failure(line: example.line, expected: expected.text, found: answer.text))
    }
    failures.sort { $0.line < $1.line }
  }
}

extension RuleTable {
  /// A decision in ids.
  public struct Answer: Sendable, Hashable {
    /// The rule.
    public var rule: String
    /// The decision.
    public var decision: String
    /// Who carries on.
    public var responsible: String
    /// The missing facts.
    public var missing: [String]

    /// The answer in one line, for messages.
    public var text: String {
      ([rule, decision, responsible] + missing).filter { !$0.isEmpty }.joined(separator: " / ")
    }
  }

  /// Decides about facts given as texts that differ from the book's usual ones.
  public func answer(_ differences: [String: String]) -> Answer {
    answer(facts(differences))
  }

  /// Decides about a set of facts, in ids.
  public func answer(_ facts: [FactValue]) -> Answer {
    let verdict = decide(facts)
    return Answer(
      rule: book.rules[verdict.rule].id,
      decision: verdict.isReview ? RuleBook.review : book.rules[verdict.rule].decision,
      responsible: responsible(verdict, facts),
      missing: missing(facts, verdict).map { book.facts[$0].id })
  }

  /// The book's usual facts with some of them changed.
  public func facts(_ differences: [String: String]) -> [FactValue] {
    book.facts.map { fact in
      let text = differences[fact.id] ?? book.usual[fact.id] ?? "none"
      return SampleFacts.read(text, as: fact) { token(of: $0) } ?? .unknown
    }
  }

  /// Who carries on with a decision.
  public func responsible(_ verdict: Verdict, _ facts: [FactValue]) -> String {
    if verdict.isReview { return book.reviewer }
    switch book.rules[verdict.rule].responsible {
    case .fixed(let id): return id
    case .byFact(let id, let map, let otherwise):
      guard let index = book.index(ofFact: id), facts[index].state == .known else {
        return otherwise ?? book.reviewer
      }
      let words = book.facts[index].words
      let number = Int(facts[index].number)
      guard words.indices.contains(number) else { return otherwise ?? book.reviewer }
      return map[words[number]] ?? otherwise ?? words[number]
    }
  }
}
