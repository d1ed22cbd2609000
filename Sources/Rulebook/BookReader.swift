import Register
import StrictYAML

/// Reads the parts of a rule book that refer to each other.
struct BookReader {
  let parameters: [Parameter]

  func fact(_ node: YAMLNode) throws(YAMLFault) -> FactDeclaration {
    let map = try node.mapping([
      "id", "type", "name", "words", "least", "greatest", "shows", "variants", "uses", "none",
      "asks", "unknown",
    ])
    let kinds = FactDeclaration.Kind.allCases
    let kind = try map.required("type").word(kinds.map(\.rawValue))
    var words: [String] = []
    var labels: [String: [Language: String]] = [:]
    for pair in try map["words"]?.pairs() ?? [] {
      let word = try pair.key.string()
      words.append(word)
      labels[word] = try pair.value.texts()
    }
    var range: ClosedRange<Int>?
    if map["least"] != nil || map["greatest"] != nil {
      let least = try number(map.required("least"))
      let greatest = try number(map.required("greatest"))
      guard least <= greatest else {
        throw node.fault(.wrongValue(read: "\(least)", expected: "least-below-greatest"))
      }
      range = least...greatest
    }
    return FactDeclaration(
      id: try map.required("id").string(),
      kind: kinds.first { $0.rawValue == kind } ?? .text,
      names: try map.required("name").texts(), words: words, labels: labels, range: range,
      shows: try list(map["shows"], among: nil), variants: try list(map["variants"], among: nil),
      uses: try list(map["uses"], among: parameters.map(\.id)),
      unknown: try map.required("unknown").texts(),
      asks: try map["asks"]?.texts() ?? [:], canBeNone: try map["none"]?.answer() ?? true,
      line: node.line)
  }

  func rule(
    _ node: YAMLNode, facts: [FactDeclaration], decisions: [String], responsibles: [String]
  ) throws(YAMLFault) -> Rule {
    let map = try node.mapping([
      "id", "name", "when", "decision", "responsible", "because", "keptFrom", "hits", "misses",
    ])
    var kept: [SourceRegister] = []
    for word in try list(map["keptFrom"], among: SourceRegister.allCases.map(\.id)) {
      if let register = SourceRegister(id: word) { kept.append(register) }
    }
    var samples: [[Rule.Sample]] = [[], []]
    for (index, key) in ["hits", "misses"].enumerated() {
      for item in try map[key]?.items() ?? [] {
        samples[index].append(
          Rule.Sample(facts: try self.samples(item, facts: facts), line: item.line))
      }
    }
    return Rule(
      id: try map.required("id").string(), names: try map.required("name").texts(),
      condition: try condition(map.required("when"), facts: facts),
      decision: try map.required("decision").word(decisions),
      responsible: try responsible(
        map.required("responsible"), facts: facts, responsibles: responsibles),
      because: try map.required("because").texts(), keptFrom: kept, hits: samples[0],
      misses: samples[1], line: node.line)
  }

  private func responsible(
    _ node: YAMLNode, facts: [FactDeclaration], responsibles: [String]
  ) throws(YAMLFault) -> Rule.Responsible {
    guard node.isMapping else { return .fixed(try node.word(responsibles)) }
    let map = try node.mapping(["fact", "map", "otherwise"])
    let fact = try map.required("fact").word(facts.map(\.id))
    var table: [String: String] = [:]
    let words = facts.first { $0.id == fact }?.words ?? []
    for pair in try map["map"]?.pairs() ?? [] {
      table[try pair.key.word(words)] = try pair.value.word(responsibles)
    }
    let otherwise = try map["otherwise"]?.word(responsibles)
    for word in words where table[word] == nil && otherwise == nil && !responsibles.contains(word) {
      throw node.fault(.missingKey(word))
    }
    return .byFact(fact, map: table, otherwise: otherwise)
  }

  func samples(_ node: YAMLNode?, facts: [FactDeclaration]) throws(YAMLFault) -> [String: String] {
    var result: [String: String] = [:]
    for pair in try node?.pairs() ?? [] {
      let id = try pair.key.word(facts.map(\.id))
      let text = try pair.value.string()
      guard let fact = facts.first(where: { $0.id == id }), SampleFacts.canRead(text, as: fact)
      else {
        throw pair.value.fault(.wrongValue(read: text, expected: "value-of-fact"))
      }
      result[id] = text
    }
    return result
  }

  func example(_ node: YAMLNode, book: RuleBook) throws(YAMLFault) -> Example {
    let map = try node.mapping([
      "name", "on", "facts", "rule", "decision", "responsible", "missing",
    ])
    return Example(
      name: try map.required("name").string(), day: try map["on"]?.day() ?? book.exampleDay,
      facts: try samples(map["facts"], facts: book.facts),
      rule: try map.required("rule").word(book.rules.map(\.id)),
      decision: try map.required("decision").word(book.decisions.map(\.id)),
      responsible: try map["responsible"]?.word(book.responsibles.map(\.id)) ?? "",
      missing: try list(map["missing"], among: book.facts.map(\.id)), line: node.line)
  }

  func list(_ node: YAMLNode?, among allowed: [String]?) throws(YAMLFault) -> [String] {
    var result: [String] = []
    for item in node?.itemsOrSelf() ?? [] {
      if let allowed {
        result.append(try item.word(allowed))
      } else {
        result.append(try item.string())
      }
    }
    return result
  }

  func number(_ node: YAMLNode) throws(YAMLFault) -> Int {
    let text = try node.string()
    guard let number = Parameter.Value.hundredths(text) else {
      throw node.fault(.wrongValue(read: text, expected: "number"))
    }
    return number
  }
}
