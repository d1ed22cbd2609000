import Register
import StrictYAML

/// Turns conditions into flat nodes that can be evaluated without following references.
struct TableBuilder {
  let book: RuleBook
  let parameters: [Parameter.Value]
  var nodes: [RuleTable.Node] = []
  var roots: [Int32] = []
  var questions: [RuleTable.Question] = []
  var tokens: [String] = []

  init(book: RuleBook, parameters: [Parameter.Value]) {
    self.book = book
    self.parameters = parameters
  }

  mutating func add(_ condition: Condition, rule: Int) {
    let root = nodes.count
    nodes.append(RuleTable.Node(operation: .otherwise, children: 0..<0, leaf: 0))
    roots.append(Int32(root))
    fill(root, condition, rule: rule)
  }

  // Children stand side by side, so that a node needs only their range.
  private mutating func fill(_ index: Int, _ condition: Condition, rule: Int) {
    let parts: [Condition]
    let operation: RuleTable.Node.Operation
    switch condition {
    case .otherwise: return
    case .leaf(let leaf):
      nodes[index].operation = .leaf
      nodes[index].leaf = Int32(questions.count)
      questions.append(question(leaf, rule: rule))
      return
    case .not(let part): (operation, parts) = (.not, [part])
    case .all(let all): (operation, parts) = (.all, all)
    case .any(let any): (operation, parts) = (.any, any)
    }
    let first = nodes.count
    for _ in parts {
      nodes.append(RuleTable.Node(operation: .otherwise, children: 0..<0, leaf: 0))
    }
    nodes[index].operation = operation
    nodes[index].children = Int32(first)..<Int32(first + parts.count)
    for (offset, part) in parts.enumerated() { fill(first + offset, part, rule: rule) }
  }

  private mutating func question(_ leaf: Condition.Leaf, rule: Int) -> RuleTable.Question {
    let fact = book.index(ofFact: leaf.fact) ?? 0
    let declared = book.facts[fact]
    let limit: Parameter.Value
    switch leaf.operand {
    case .literal(let value): limit = value
    case .parameter(let id):
      limit = book.parameters.firstIndex { $0.id == id }.map { parameters[$0] } ?? .words([])
    }
    var number = 0
    var members: [Int32] = []
    switch limit {
    case .number(let value): number = value
    case .words(let words): members = words.map { self.number(ofWord: $0, declared) }
    }
    let scale =
      switch declared.kind {
      case .whole: 100
      case .decimal: 1
      default: 0
      }
    return RuleTable.Question(
      leaf: leaf, fact: fact, rule: rule, limit: limit, number: number, members: members,
      scale: scale)
  }

  private mutating func number(ofWord word: String, _ fact: FactDeclaration) -> Int32 {
    switch fact.kind {
    case .answer: return word == "yes" ? 1 : 0
    case .word: return fact.index(ofWord: word) ?? -1
    default:
      if let index = tokens.firstIndex(of: word) { return Int32(index) }
      tokens.append(word)
      return Int32(tokens.count - 1)
    }
  }
}

extension RuleTable {
  static func nearest(_ word: String, _ allowed: [String]) -> String? {
    Spelling.nearest(to: word, among: allowed)
  }
}
