import Register
import StrictYAML

extension BookReader {
  func condition(_ node: YAMLNode, facts: [FactDeclaration]) throws(YAMLFault) -> Condition {
    if node.plainText == "otherwise" { return .otherwise }
    if let pair = node.singlePair, let key = pair.key.plainText,
      ["all", "any", "not"].contains(key)
    {
      if key == "not" { return .not(try condition(pair.value, facts: facts)) }
      var parts: [Condition] = []
      for item in try pair.value.items() { parts.append(try condition(item, facts: facts)) }
      guard !parts.isEmpty else {
        throw pair.value.fault(.wrongValue(read: "[]", expected: "conditions"))
      }
      return key == "all" ? .all(parts) : .any(parts)
    }
    return .leaf(try leaf(node, facts: facts))
  }

  private func leaf(
    _ node: YAMLNode, facts: [FactDeclaration]
  ) throws(YAMLFault) -> Condition.Leaf {
    let comparisons = Condition.Comparison.allCases
    // A lone unknown word may have been meant for `all`, `any` or `not` as well.
    let map = try node.mapping(
      ["fact", "all", "any", "not"] + comparisons.map(\.rawValue) + ["says"])
    let id = try map.required("fact").word(facts.map(\.id))
    guard let fact = facts.first(where: { $0.id == id }) else {
      throw node.fault(.missingKey("fact"))
    }
    let given = comparisons.filter { map[$0.rawValue] != nil }
    guard let comparison = given.first, given.count == 1, let value = map[comparison.rawValue]
    else {
      throw node.fault(.missingKey(comparisons.map(\.rawValue).joined(separator: "|")))
    }
    return Condition.Leaf(
      fact: id, comparison: comparison, operand: try operand(value, comparison, fact),
      sentences: try sentences(map.required("says"), fact), line: node.line)
  }

  private func operand(
    _ node: YAMLNode, _ comparison: Condition.Comparison, _ fact: FactDeclaration
  ) throws(YAMLFault) -> Condition.Operand {
    let isNumber = fact.kind == .whole || fact.kind == .decimal
    if let text = node.plainText, let parameter = parameters.first(where: { $0.id == text }) {
      for dated in parameter.values {
        let holdsNumber = if case .number = dated.value { true } else { false }
        guard holdsNumber == isNumber else {
          throw node.fault(.wrongValue(read: text, expected: isNumber ? "number" : "list"))
        }
      }
      return .parameter(text)
    }
    switch comparison {
    case .exists:
      guard try node.answer() else { throw node.fault(.wrongValue(read: "no", expected: "yes")) }
      return .literal(.words([]))
    case .below, .atLeast, .above, .atMost, .within:
      guard isNumber else {
        throw node.fault(.wrongValue(read: fact.id, expected: "fact-with-number"))
      }
      guard let text = node.plainText, let number = Parameter.Value.hundredths(text) else {
        throw unknownParameter(node)
      }
      return .literal(.number(number))
    case .is, .in:
      if isNumber { return .literal(.number(try number(node))) }
      var words: [String] = []
      for item in node.itemsOrSelf() {
        switch fact.kind {
        case .answer: words.append(try item.answer() ? "yes" : "no")
        case .word: words.append(try item.word(fact.words))
        default: words.append(try item.string())
        }
      }
      return .literal(.words(words))
    }
  }

  private func unknownParameter(_ node: YAMLNode) -> YAMLFault {
    let allowed = parameters.map(\.id)
    let read = node.plainText ?? ""
    return node.fault(
      .unknownWord(read, nearest: Spelling.nearest(to: read, among: allowed), allowed: allowed))
  }

  // A sentence that is missing, or one that wants a value nobody fills in, would be seen by the
  // client: both are errors of the book.
  private func sentences(
    _ node: YAMLNode, _ fact: FactDeclaration
  ) throws(YAMLFault) -> [String: [Language: Template]] {
    let cases = ["holds", "fails", "none"]
    let map = try node.mapping(
      cases.flatMap { name in [name] + fact.variants.map { "\(name)-\($0)" } })
    var result: [String: [Language: Template]] = [:]
    for name in cases.flatMap({ name in [name] + fact.variants.map { "\(name)-\($0)" } }) {
      guard let item = map[name] else { continue }
      let known = ["value", "limit", "miss", "source"] + fact.shows
      for (language, text) in try item.texts() {
        let template = Template(text)
        for used in template.names where !known.contains(used) {
          throw item.fault(
            .unknownWord(used, nearest: Spelling.nearest(to: used, among: known), allowed: known))
        }
        result[name, default: [:]][language] = template
      }
    }
    for name in ["holds", "none"] where result[name] == nil { throw node.fault(.missingKey(name)) }
    return result
  }
}
