import Register
public import StrictYAML

extension Layout {
  private static let keys = [
    "id", "title", "register", "format", "counted", "encoding", "separator", "root", "person",
    "extracted", "openDay", "fields", "records", "elements", "words", "overrides",
  ]

  /// Reads a layout from its YAML text; the file's name is what messages call it.
  public init(yaml text: String, file: String) throws(YAMLFault) {
    let map = try YAMLNode.parse(text, file: file).mapping(Layout.keys)
    source = text
    id = try map.required("id").string()
    titles = try map.required("title").texts()
    isCounted = try map["counted"]?.answer() ?? true
    let formats = Format.allCases.map(\.rawValue)
    format = Format(rawValue: try map.required("format").word(formats)) ?? .csv
    let registers = SourceRegister.allCases.map(\.id)
    if isCounted {
      register = SourceRegister(id: try map.required("register").word(registers))
    }
    openDay = try map["openDay"]?.day()
    words = try Layout.words(map["words"])
    if format == .xml {
      root = try map.required("root").string()
      extracted = try map["extracted"]?.string() ?? ""
      if isCounted { personPath = try path(map.required("person")) }
      for key in ["encoding", "separator"] {
        guard let node = map[key] else { continue }
        throw node.fault(.other(key: "layout-only-csv", values: ["key": key]))
      }
    } else {
      if let node = map["encoding"] {
        reading.state(encoding: try node.word(FileReading.encodings))
      }
      if let node = map["separator"] {
        reading.state(separator: try node.word(FileReading.separators))
      }
      for key in ["root", "person", "extracted", "elements"] {
        guard let node = map[key] else { continue }
        throw node.fault(.other(key: "layout-only-xml", values: ["key": key]))
      }
    }
    shape = try shape(fields: map["fields"], records: map["records"])
    for pair in try map["elements"]?.pairs() ?? [] {
      let element = try pair.value.mapping(["fields", "records"])
      let inner = try shape(fields: element["fields"], records: element["records"])
      elements.append((try path(pair.key).joined(separator: "/"), inner))
    }
    // A layout that makes no record would read a file and count nothing.
    let makesRecords = !shape.records.isEmpty || elements.contains { !$0.shape.records.isEmpty }
    if isCounted, !makesRecords { throw map.node.fault(.missingKey("records")) }
    if let node = map["overrides"] { overrides = try readOverrides(node) }
    try checkPersons(map.node)
  }

  // The elements of a path, none of them empty.
  private func path(_ node: YAMLNode) throws(YAMLFault) -> [String] {
    let parts = try node.string().split(separator: "/", omittingEmptySubsequences: false)
    guard parts.allSatisfy({ !$0.isEmpty && !$0.hasPrefix("@") }) else {
      throw node.fault(.other(key: "layout-path", values: [:]))
    }
    return parts.map(String.init)
  }

  // Every counted row must say whose it is.
  private func checkPersons(_ node: YAMLNode) throws(YAMLFault) {
    guard isCounted else { return }
    if !shape.fields.contains(where: { $0.kind == .personCode || $0.kind == .localNumber }) {
      throw node.fault(.other(key: "layout-without-person", values: ["id": id]))
    }
  }

  private func shape(fields: YAMLNode?, records: YAMLNode?) throws(YAMLFault) -> LayoutShape {
    var shape = LayoutShape()
    for pair in try fields?.pairs() ?? [] {
      let name = try pair.key.string()
      let map = try pair.value.mapping(["type", "required", "names"])
      let kinds = LayoutField.Kind.allCases.map(\.rawValue)
      var field = LayoutField(
        name: name, kind: LayoutField.Kind(rawValue: try map.required("type").word(kinds)) ?? .text)
      field.isRequired = try map["required"]?.answer() ?? false
      for item in map["names"]?.itemsOrSelf() ?? [] {
        let other = try item.string()
        try shape.checkName(other, at: item)
        field.names.append(other)
      }
      try shape.checkName(name, at: pair.key)
      shape.fields.append(field)
    }
    for item in try records?.items() ?? [] {
      shape.records.append(try LayoutRecord(item, shape: shape, words: words))
    }
    return shape
  }

  private static func words(_ node: YAMLNode?) throws(YAMLFault) -> [String: LayoutWords] {
    var result: [String: LayoutWords] = [:]
    for pair in try node?.pairs() ?? [] {
      let map = try pair.value.mapping(["list", "open", "reports", "otherwise", "table"])
      var words = LayoutWords()
      words.open = try map["open"]?.codeForm()
      words.reports = try map["reports"]?.answer() ?? true
      words.table = try map["table"]?.codeTable() ?? .none
      if let other = map["otherwise"] { words.otherwise = try meaning(other) }
      for entry in try map["list"]?.pairs() ?? [] {
        words.list.append((try entry.key.string(), try meaning(entry.value)))
      }
      result[try pair.key.string()] = words
    }
    return result
  }

  private static func meaning(_ node: YAMLNode) throws(YAMLFault) -> LayoutWords.Meaning {
    var meaning = LayoutWords.Meaning()
    guard node.isMapping else {
      meaning.id = node.isNull ? nil : try node.string()
      return meaning
    }
    let map = try node.mapping(["id", "measure", "way", "from", "until"])
    meaning.id = try map["id"]?.string()
    meaning.measure = try map["measure"]?.measureKind() ?? .none
    meaning.way = try map["way"]?.contactWay() ?? .other
    meaning.days = DayRange(
      try map["from"]?.day() ?? .missing, try map["until"]?.day() ?? .open)
    return meaning
  }

  private func readOverrides(_ node: YAMLNode) throws(YAMLFault) -> LayoutOverrides {
    let map = try node.mapping(["person", "day", "decision", "reason", "author", "decisions"])
    return LayoutOverrides(
      person: try map.required("person").fieldIndex(shape),
      day: try map.required("day").fieldIndex(shape),
      decision: try map.required("decision").fieldIndex(shape),
      reason: try map.required("reason").fieldIndex(shape),
      author: try map.required("author").fieldIndex(shape),
      decisions: try map.required("decisions").word(words.keys.sorted()))
  }
}

extension LayoutShape {
  /// A column must belong to one field only.
  fileprivate func checkName(_ name: String, at node: YAMLNode) throws(YAMLFault) {
    let lower = name.lowercased()
    let taken = fields.first { field in
      field.name.lowercased() == lower || field.names.contains { $0.lowercased() == lower }
    }
    guard let taken else { return }
    throw node.fault(
      .other(key: "layout-name-twice", values: ["name": name, "field": taken.name]))
  }
}
