import Register

extension Proof {
  /// Values of conditions, examples and the usual facts that their fact can never have.
  static func rangeFaults(_ book: RuleBook) -> [ProofFault] {
    var faults: [ProofFault] = []
    for rule in book.rules {
      for leaf in rule.condition.leaves {
        guard let fact = book.facts.first(where: { $0.id == leaf.fact }) else { continue }
        switch leaf.operand {
        case .literal(let value):
          faults += wrong(value, fact, line: leaf.line, rows: [rule.id])
        case .parameter(let id):
          guard let parameter = book.parameter(id) else { continue }
          for dated in parameter.values {
            for var fault in wrong(dated.value, fact, line: parameter.line, rows: [rule.id]) {
              fault.subject = id
              fault.days = dated.days
              faults.append(fault)
            }
          }
        }
      }
      for sample in rule.hits + rule.misses {
        faults += wrong(sample.facts, book, line: sample.line, rows: [rule.id])
      }
    }
    for example in book.examples {
      faults += wrong(example.facts, book, line: example.line, rows: [example.rule])
    }
    return faults + wrong(book.usual, book, line: 1, rows: [])
  }

  private static func wrong(
    _ samples: [String: String], _ book: RuleBook, line: Int, rows: [String]
  ) -> [ProofFault] {
    book.facts.flatMap { fact -> [ProofFault] in
      guard fact.kind == .whole || fact.kind == .decimal, let text = samples[fact.id],
        let number = Parameter.Value.hundredths(text)
      else { return [] }
      return wrong(.number(number), fact, line: line, rows: rows)
    }
  }

  private static func wrong(
    _ value: Parameter.Value, _ fact: FactDeclaration, line: Int, rows: [String]
  ) -> [ProofFault] {
    var faults: [ProofFault] = []
    switch value {
    case .number(let number):
      guard let range = fact.range, !range.contains(number) else { return [] }
      var fault = ProofFault(.beyondRange, line: line)
      fault.read = Parameter.Value.written(hundredths: number, in: .en)
      fault.allowed = .numbers(least: range.lowerBound, greatest: range.upperBound)
      faults.append(fault)
    case .words(let words):
      for word in words where !isWord(word, of: fact) {
        var fault = ProofFault(.unknownWord, line: line)
        fault.read = word
        faults.append(fault)
      }
    }
    return faults.map { fault in
      var fault = fault
      fault.rows = rows
      fault.facts = [ProofFact(id: fact.id, names: fact.names, value: fault.allowed ?? .otherText)]
      return fault
    }
  }

  private static func isWord(_ word: String, of fact: FactDeclaration) -> Bool {
    switch fact.kind {
    case .word: fact.words.contains(word)
    case .answer: word == "yes" || word == "no"
    default: true
    }
  }
}
