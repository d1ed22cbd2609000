import Register
import Rulebook

/// A slow and obvious evaluator of any rule book, as the judge of the fast one and of the prover:
/// it reads the conditions as they are written, facts as texts, numbers as doubles.
struct SlowTable {
  let book: RuleBook
  let day: Day

  /// What a table says of a set of facts.
  struct Answer: Hashable {
    var rule: String
    var decision: String
    var missing: [String]
  }

  /// Whether a condition holds; nothing if all its facts are left out.
  func truth(_ condition: Condition, _ facts: [String: String]) -> Truth? {
    switch condition {
    case .otherwise: return .true
    case .not(let part):
      switch truth(part, facts) {
      case .some(.true): return .false
      case .some(.false): return .true
      case .some(.unknown): return .unknown
      case nil: return nil
      }
    case .all(let parts):
      let asked = parts.compactMap { truth($0, facts) }
      if asked.isEmpty { return nil }
      if asked.contains(.false) { return .false }
      return asked.contains(.unknown) ? .unknown : .true
    case .any(let parts):
      let asked = parts.compactMap { truth($0, facts) }
      if asked.isEmpty { return nil }
      if asked.contains(.true) { return .true }
      return asked.contains(.unknown) ? .unknown : .false
    case .leaf(let leaf):
      switch facts[leaf.fact] ?? "none" {
      case "left-out": return nil
      case "unknown": return .unknown
      case "none": return .false
      case let text: return holds(leaf, text) ? .true : .false
      }
    }
  }

  /// Whether the rule of a place holds: one whose facts are all left out does not.
  func rule(_ place: Int, _ facts: [String: String]) -> Truth {
    truth(book.rules[place].condition, facts) ?? .false
  }

  func answer(_ facts: [String: String]) -> Answer? {
    var unknown: [Rule] = []
    for (place, rule) in book.rules.enumerated() {
      switch self.rule(place, facts) {
      case .false: continue
      case .unknown: unknown.append(rule)
      case .true:
        guard let first = unknown.first else {
          return Answer(rule: rule.id, decision: rule.decision, missing: [])
        }
        var missing: [String] = []
        for leaf in unknown.flatMap(\.condition.leaves)
        where facts[leaf.fact] == "unknown" && !missing.contains(leaf.fact) {
          missing.append(leaf.fact)
        }
        return Answer(rule: first.id, decision: "review", missing: missing)
      }
    }
    return nil
  }

  private func holds(_ leaf: Condition.Leaf, _ text: String) -> Bool {
    var limit: Parameter.Value?
    switch leaf.operand {
    case .literal(let value): limit = value
    case .parameter(let id): limit = book.parameter(id)?.value(on: day)
    }
    if leaf.comparison == .exists { return true }
    switch limit {
    case .words(let words): return words.contains(text)
    case .number(let hundredths):
      let number = Double(text) ?? .nan
      let bound = Double(hundredths) / 100
      switch leaf.comparison {
      case .below: return number < bound
      case .atLeast: return number >= bound
      case .above: return number > bound
      case .atMost, .within: return number <= bound
      case .is, .in, .exists: return number == bound
      }
    case nil: return false
    }
  }
}

/// Numbers that look random and are the same every time.
struct Dice {
  var state: UInt64

  mutating func roll(_ bound: Int) -> Int {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return Int(state >> 33) % max(1, bound)
  }

  mutating func pick<Element>(_ list: [Element]) -> Element { list[roll(list.count)] }
}
