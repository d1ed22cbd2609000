import Register
public import StrictYAML

extension RuleBook {
  /// Reads a book from the text of its file.
  ///
  /// - Throws: `YAMLFault` with line and column: an unknown key or word, a value of the wrong form,
  ///   an id given twice, a rule that asks about a fact or parameter that is not there, a sentence
  ///   with a value nobody fills in.
  public init(text: String, file: String) throws(YAMLFault) {
    let root = try YAMLNode.parse(text, file: file).mapping([
      "id", "title", "parameters", "facts", "decisions", "responsibles", "reviewer", "outside",
      "exampleDay", "usual", "ordered", "rules", "examples",
    ])
    id = try root.required("id").string()
    self.file = file
    title = try root.required("title").texts()
    var parameters: [Parameter] = []
    for node in try root["parameters"]?.items() ?? [] {
      parameters.append(try Parameter(node))
    }
    try RuleBook.refuseRepeated(parameters.map(\.id), try root["parameters"]?.items() ?? [])
    self.parameters = parameters
    let reader = BookReader(parameters: parameters)
    var facts: [FactDeclaration] = []
    for node in try root.required("facts").items() { facts.append(try reader.fact(node)) }
    try RuleBook.refuseRepeated(facts.map(\.id), try root.required("facts").items())
    self.facts = facts
    responsibles = try RuleBook.choices(root.required("responsibles"), responsibles: nil)
    let people = responsibles.map(\.id)
    decisions = try RuleBook.choices(root.required("decisions"), responsibles: people)
    reviewer = try root.required("reviewer").word(people)
    exampleDay = try root.required("exampleDay").day()
    usual = try reader.samples(root["usual"], facts: facts)
    isOrdered = try root["ordered"]?.answer() ?? true
    var rules: [Rule] = []
    for node in try root.required("rules").items() {
      rules.append(
        try reader.rule(
          node, facts: facts, decisions: decisions.map(\.id).filter { $0 != RuleBook.review },
          responsibles: people))
    }
    try RuleBook.refuseRepeated(rules.map(\.id), try root.required("rules").items())
    self.rules = rules
    outside = try root["outside"]?.word(rules.map(\.id)) ?? ""
    examples = []
    for node in try root["examples"]?.items() ?? [] {
      examples.append(try reader.example(node, book: self))
    }
  }

  private static func choices(_ node: YAMLNode, responsibles: [String]?) throws(YAMLFault)
    -> [Choice]
  {
    var choices: [Choice] = []
    for item in try node.items() {
      let map = try item.mapping(
        ["id", "name", "says"] + (responsibles == nil ? ["asks", "passes"] : ["responsible"]))
      var choice = Choice(
        id: try map.required("id").string(), names: try map.required("name").texts(),
        says: try map.required("says").texts(), responsible: "")
      if let responsibles {
        choice.responsible = try map.required("responsible").word(responsibles)
      }
      choice.asks = try map["asks"]?.texts() ?? [:]
      choice.passes = try map["passes"]?.texts() ?? [:]
      choices.append(choice)
    }
    try refuseRepeated(choices.map(\.id), try node.items())
    return choices
  }

  private static func refuseRepeated(_ ids: [String], _ nodes: [YAMLNode]) throws(YAMLFault) {
    var seen: Set<String> = []
    for (id, node) in zip(ids, nodes) where !seen.insert(id).inserted {
      throw node.fault(.repeatedID(id))
    }
  }
}

extension Parameter {
  init(_ node: YAMLNode) throws(YAMLFault) {
    let map = try node.mapping([
      "id", "name", "unit", "reference", "checkUntil", "ourOwn", "value", "values",
    ])
    line = node.line
    id = try map.required("id").string()
    names = try map.required("name").texts()
    unit = try map["unit"]?.word(["years", "months", "days", "list"]) ?? ""
    checkUntil = try map["checkUntil"]?.day()
    isOurOwn = try map["ourOwn"]?.answer() ?? false
    // A value of our own has no source but us.
    reference = try isOurOwn ? map["reference"]?.string() ?? "" : map.required("reference").string()
    values = []
    if let single = map["value"] {
      guard map["values"] == nil else { throw single.fault(.repeatedKey("value")) }
      values = [Dated(days: DayRange(.missing, .open), value: try Parameter.value(single))]
      return
    }
    for item in try map.required("values").items() {
      let dated = try item.mapping(["from", "until", "value"])
      let days = DayRange(try dated["from"]?.day() ?? .missing, try dated["until"]?.day() ?? .open)
      guard days.first <= days.last, !values.contains(where: { $0.days.overlaps(days) }) else {
        throw item.fault(.other(key: "parameter-days-overlap", values: ["parameter": id]))
      }
      values.append(Dated(days: days, value: try Parameter.value(dated.required("value"))))
    }
  }

  static func value(_ node: YAMLNode) throws(YAMLFault) -> Value {
    if node.isList {
      var words: [String] = []
      for item in try node.items() { words.append(try item.string()) }
      return .words(words)
    }
    let text = try node.string()
    guard let number = Value.hundredths(text) else {
      throw node.fault(.wrongValue(read: text, expected: "number"))
    }
    return .number(number)
  }
}
