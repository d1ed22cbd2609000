import Register
import StrictYAML

extension LayoutRecord {
  private static let ownKeys = [
    "kind", "when", "filled", "measure", "table", "marks", "details", "checked",
  ]

  init(_ node: YAMLNode, shape: LayoutShape, words: [String: LayoutWords]) throws(YAMLFault) {
    let plain = LayoutBinding.Target.plain
    let map = try node.mapping(LayoutRecord.ownKeys + plain.map(\.rawValue))
    let kinds = RecordKind.allCases.map(\.id)
    kind = RecordKind(id: try map.required("kind").word(kinds)) ?? .client
    for pair in try map["when"]?.pairs() ?? [] {
      let field = try pair.key.fieldIndex(shape)
      when.append(Condition(field: field, word: try pair.value.string()))
    }
    for item in map["filled"]?.itemsOrSelf() ?? [] { filled.append(try item.fieldIndex(shape)) }
    measure = try map["measure"]?.measureKind() ?? .none
    table = try map["table"]?.codeTable() ?? .none
    for item in map["marks"]?.itemsOrSelf() ?? [] {
      marks.insert(try item.word(["list", "derived"]) == "list" ? .list : .derived)
    }
    for target in plain {
      guard let value = map[target.rawValue] else { continue }
      bindings.append(try LayoutBinding(value, target: target, shape: shape, words: words))
    }
    if let value = map["details"] {
      let details = LayoutBinding.Target.details
      let values = try value.mapping(details.map(\.rawValue))
      for target in details {
        guard let value = values[target.rawValue] else { continue }
        bindings.append(try LayoutBinding(value, target: target, shape: shape, words: words))
      }
    }
    for value in map["checked"]?.itemsOrSelf() ?? [] {
      bindings.append(try LayoutBinding(value, target: .check, shape: shape, words: words))
    }
  }
}

extension LayoutBinding {
  init(
    _ node: YAMLNode, target: Target, shape: LayoutShape, words lists: [String: LayoutWords]
  ) throws(YAMLFault) {
    self.target = target
    guard node.isMapping else {
      field = try node.fieldIndex(shape)
      return
    }
    let map = try node.mapping([
      "from", "or", "is", "table", "tables", "words", "endings", "required", "borrowed", "as",
      "width",
    ])
    constant = try map["is"]?.string()
    if constant != nil, let from = map["from"] {
      throw from.fault(.other(key: "layout-two-sources", values: [:]))
    }
    if constant == nil { field = try map.required("from").fieldIndex(shape) }
    fallback = try map["or"]?.fieldIndex(shape)
    if let table = map["table"] { tables = [Table(table: try table.codeTable())] }
    for item in try map["tables"]?.items() ?? [] { tables.append(try Table(item)) }
    words = try map["words"]?.word(lists.keys.sorted())
    if let pairs = try map["endings"]?.pairs() {
      endings = []
      for pair in pairs { endings?.append((try pair.key.string(), try pair.value.string())) }
    }
    if let node = map["as"] { isAnswer = try node.word(["answer"]) == "answer" }
    width = try map["width"]?.integer() ?? 0
    isRequired = try map["required"]?.answer() ?? false
    isBorrowed = try map["borrowed"]?.answer() ?? false
  }
}

extension LayoutBinding.Table {
  init(_ node: YAMLNode) throws(YAMLFault) {
    let map = try node.mapping(["id", "open", "measure", "measures", "names", "width"])
    table = try map.required("id").codeTable()
    open = try map["open"]?.codeForm()
    measure = try map["measure"]?.measureKind() ?? .none
    for pair in try map["measures"]?.pairs() ?? [] {
      measures.append((try pair.key.string(), try pair.value.measureKind()))
    }
    acceptsNames = try map["names"]?.answer() ?? false
    width = try map["width"]?.integer() ?? 0
  }
}

extension YAMLNode {
  func fieldIndex(_ shape: LayoutShape) throws(YAMLFault) -> Int {
    let name = try word(shape.fields.map(\.name))
    return shape.index(of: name) ?? 0
  }

  func codeTable() throws(YAMLFault) -> CodeTable {
    let ids = CodeTable.allCases.map(\.id).filter { !$0.isEmpty }
    return CodeTable(id: try word(ids)) ?? .none
  }

  func measureKind() throws(YAMLFault) -> MeasureKind {
    let ids = MeasureKind.allCases.map(\.id).filter { !$0.isEmpty }
    return MeasureKind(id: try word(ids)) ?? .none
  }

  func contactWay() throws(YAMLFault) -> ContactWay {
    switch try word(["meeting", "other", "failed"]) {
    case "meeting": .meeting
    case "failed": .failed
    default: .other
    }
  }

  func codeForm() throws(YAMLFault) -> CodeForm {
    let text = try string()
    guard let form = CodeForm(id: text) else {
      let forms = ["digits-2", "digits-3", "digits-4", "code", "text"]
      throw fault(
        .unknownWord(text, nearest: Spelling.nearest(to: text, among: forms), allowed: forms))
    }
    return form
  }
}
