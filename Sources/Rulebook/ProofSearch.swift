/// Looks for facts for which given rules come out as wished; exact, never sampled.
///
/// The space of all facts is never walked through: it is cut fact by fact, and a part is left as
/// soon as one of the rules can no longer come out as wished there (`answers` is then without the
/// wished bit). Rules that share no open fact are searched apart, so their numbers are added, not
/// multiplied. A part in which every rule is settled as wished is an example; if no part is left,
/// there are no such facts.
struct ProofSearch {
  /// What a rule shall come out as: a set of the bits of `ProofCells`.
  struct Wish {
    var rule: Int
    var answers: UInt8

    /// The rule holds.
    static func holds(_ rule: Int) -> Wish { Wish(rule: rule, answers: ProofCells.isTrue) }
    /// The rule does not hold.
    static func fails(_ rule: Int) -> Wish { Wish(rule: rule, answers: ProofCells.isFalse) }
  }

  let table: RuleTable
  let cells: ProofCells
  private let factsOfRule: [[Int]]

  init(_ table: RuleTable) {
    self.table = table
    cells = ProofCells(table)
    var facts = Array(repeating: [Int](), count: table.count)
    for question in table.questions where !facts[question.rule].contains(question.fact) {
      facts[question.rule].append(question.fact)
    }
    factsOfRule = facts
  }

  /// For each fact the kind of value in an example; nothing for facts that do not matter, and
  /// nothing at all if there is no example.
  func example(_ wishes: [Wish]) -> [Int?]? {
    var steps = Int.max
    return search(wishes, Array(repeating: nil, count: cells.ofFact.count), &steps)
  }

  /// Whether it is found within so many steps that there is no example.
  func isImpossible(_ wishes: [Wish], within limit: Int) -> Bool {
    var steps = limit
    return search(wishes, Array(repeating: nil, count: cells.ofFact.count), &steps) == nil
  }

  // A search that has no steps left says that there may be an example.
  private func search(_ wishes: [Wish], _ chosen: [Int?], _ steps: inout Int) -> [Int?]? {
    steps -= 1
    guard steps > 0 else { return chosen }
    var open: [Wish] = []
    for wish in wishes {
      let possible = answers(Int(table.roots[wish.rule]), chosen)
      if possible & wish.answers == 0 { return nil }
      if possible & ~wish.answers != 0 { open.append(wish) }
    }
    guard !open.isEmpty else { return chosen }
    let groups = apart(open, chosen)
    if groups.count > 1 {
      var result = chosen
      for group in groups {
        guard let part = search(group, chosen, &steps) else { return nil }
        for fact in result.indices where result[fact] == nil { result[fact] = part[fact] }
      }
      return result
    }
    // The rule with the fewest open facts is soonest settled, one way or the other.
    var best: [Int] = []
    for wish in open {
      let free = factsOfRule[wish.rule].filter { chosen[$0] == nil }
      if best.isEmpty || free.count < best.count { best = free }
    }
    guard let fact = best.first else { return nil }
    var next = chosen
    for cell in cells.ofFact[fact].indices {
      next[fact] = cell
      if let found = search(open, next, &steps) { return found }
    }
    return nil
  }

  /// Sets of wishes that share no open fact with one another.
  private func apart(_ wishes: [Wish], _ chosen: [Int?]) -> [[Wish]] {
    var groups: [(facts: Set<Int>, wishes: [Wish])] = []
    for wish in wishes {
      var facts = Set(factsOfRule[wish.rule].filter { chosen[$0] == nil })
      var merged = [wish]
      groups.removeAll { group in
        guard !group.facts.isDisjoint(with: facts) else { return false }
        facts.formUnion(group.facts)
        merged = group.wishes + merged
        return true
      }
      groups.append((facts, merged))
    }
    return groups.map(\.wishes)
  }

  /// Everything a condition can come out as while some facts are open: exact if none is, and never
  /// too little.
  private func answers(_ index: Int, _ chosen: [Int?]) -> UInt8 {
    let node = table.nodes[index]
    switch node.operation {
    case .otherwise: return ProofCells.isTrue
    case .leaf:
      let question = Int(node.leaf)
      let fact = table.questions[question].fact
      guard let cell = chosen[fact] else { return cells.anyAnswer[question] }
      return cells.ofFact[fact][cell].answers[cells.placeOfQuestion[question]]
    case .not:
      let part = answers(Int(node.children.lowerBound), chosen)
      return part & ProofCells.isUnknown
        | (part & ProofCells.isFalse != 0 ? ProofCells.isTrue : 0)
        | (part & ProofCells.isTrue != 0 ? ProofCells.isFalse : 0)
    case .all, .any:
      var result = ProofCells.isNothing
      for child in node.children {
        let part = answers(Int(child), chosen)
        result = ProofSearch.combined(result, part, isAll: node.operation == .all)
      }
      return result
    }
  }

  // Every pair of answers: nothing changes nothing; else the weaker of two for
  // `all` (false < unknown < true, the bits' own order), the stronger for `any`.
  private static func combined(_ left: UInt8, _ right: UInt8, isAll: Bool) -> UInt8 {
    var result: UInt8 = 0
    for one in [UInt8(1), 2, 4, 8] where left & one != 0 {
      for other in [UInt8(1), 2, 4, 8] where right & other != 0 {
        if one == ProofCells.isNothing {
          result |= other
        } else if other == ProofCells.isNothing {
          result |= one
        } else {
          result |= isAll ? min(one, other) : max(one, other)
        }
      }
    }
    return result
  }
}
