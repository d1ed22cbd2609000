extension RuleTable {
  /// Decides about one set of facts, given in the order of the book's facts.
  ///
  /// The first rule that is true with no unknown rule before it decides; otherwise the first
  /// unknown rule asks for a review.
  public func decide(_ facts: [FactValue]) -> Verdict {
    var firstUnknown: Int?
    for rule in 0..<roots.count {
      switch outcome(ofRule: rule, facts) {
      case .true:
        return Verdict(
          rule: firstUnknown ?? rule, isReview: firstUnknown != nil, firstTrue: rule)
      case .unknown: if firstUnknown == nil { firstUnknown = rule }
      case .false: break
      }
    }
    // A table without a last rule that always holds: nobody has decided, so a person must.
    return Verdict(rule: firstUnknown ?? roots.count - 1, isReview: true, firstTrue: roots.count)
  }

  /// The facts that a review waits for: the unknown ones of every unknown rule before the first
  /// true one, in the table's order.
  public func missing(_ facts: [FactValue], _ verdict: Verdict) -> [Int] {
    guard verdict.isReview else { return [] }
    var result: [Int] = []
    for rule in 0..<verdict.firstTrue where outcome(ofRule: rule, facts) == .unknown {
      for question in questions
      where question.rule == rule && facts[question.fact].state == .unknown
        && !result.contains(question.fact)
      {
        result.append(question.fact)
      }
    }
    return result
  }

  /// Whether a rule holds; a rule whose facts are all left out does not.
  public func outcome(ofRule rule: Int, _ facts: [FactValue]) -> Truth {
    value(Int(roots[rule]), facts) ?? .false
  }

  /// The answer to a question; nothing if its fact is left out.
  public func outcome(ofQuestion index: Int, _ facts: [FactValue]) -> Truth? {
    answer(questions[index], facts)
  }

  /// The questions that made a rule true, false or unknown; the others did not matter.
  public func witnesses(ofRule rule: Int, _ facts: [FactValue]) -> [Int] {
    var result: [Int] = []
    collect(Int(roots[rule]), facts, into: &result)
    return result
  }

  private func collect(_ index: Int, _ facts: [FactValue], into result: inout [Int]) {
    let node = nodes[index]
    guard let own = value(index, facts) else { return }
    switch node.operation {
    case .leaf: result.append(Int(node.leaf))
    case .otherwise: break
    case .not: collect(Int(node.children.lowerBound), facts, into: &result)
    case .all, .any:
      for child in node.children where value(Int(child), facts) == own {
        collect(Int(child), facts, into: &result)
      }
    }
  }

  private func value(_ index: Int, _ facts: [FactValue]) -> Truth? {
    let node = nodes[index]
    switch node.operation {
    case .leaf: return answer(questions[Int(node.leaf)], facts)
    case .otherwise: return .true
    case .not: return value(Int(node.children.lowerBound), facts)?.not
    case .all:
      var result: Truth?
      for child in node.children {
        guard let part = value(Int(child), facts) else { continue }
        result = result?.and(part) ?? part
      }
      return result
    case .any:
      var result: Truth?
      for child in node.children {
        guard let part = value(Int(child), facts) else { continue }
        result = result?.or(part) ?? part
      }
      return result
    }
  }

  private func answer(_ question: Question, _ facts: [FactValue]) -> Truth? {
    let fact = facts[question.fact]
    switch fact.state {
    case .leftOut: return nil
    case .unknown: return .unknown
    case .none: return .false
    case .known: break
    }
    let holds: Bool
    switch question.leaf.comparison {
    case .exists: holds = true
    case .below: holds = Int(fact.number) * question.scale < question.number
    case .atLeast: holds = Int(fact.number) * question.scale >= question.number
    case .above: holds = Int(fact.number) * question.scale > question.number
    case .atMost, .within: holds = Int(fact.number) * question.scale <= question.number
    case .is, .in:
      holds =
        question.scale > 0
        ? Int(fact.number) * question.scale == question.number
        : question.members.contains(fact.number)
    }
    return holds ? .true : .false
  }
}

extension RuleTable {
  /// Whether a known fact answers a question with yes.
  public func answerHolds(_ question: Question, _ facts: [FactValue]) -> Bool {
    answer(question, facts) == .true
  }
}
