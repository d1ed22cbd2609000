import Register

/// One record of a drafted layout, as lines of YAML.
struct DraftRecord {
  /// A line and the key of a remark behind it.
  typealias Line = (text: String, note: String?)

  var lines: [Line] = []
  /// Values the record cannot do without and that no column gives.
  var missing: [String] = []
  /// Word lists it uses, the meaning of their words, and those that were seen.
  var lists: [(name: String, meaning: String, words: [String])] = []

  private typealias Fields = [String: MappingGuess.Choice]

  /// What a record of a kind cannot do without.
  static func needed(_ kind: String) -> [String] {
    switch kind {
    case "status", "measure", "service-line", "plan", "event", "contact": ["code", "start"]
    case "benefit": ["code", "start", "end", "paid-on", "days"]
    case "statement": ["days", "start"]
    case "permission", "participation", "job-search", "residence": ["start"]
    default: []
    }
  }

  /// The records that the columns of a group make; the main one first, then what else they say.
  static func records(of group: MappingGuess.Group, isXML: Bool) -> [DraftRecord] {
    var byKind: [String: Fields] = [:]
    for choice in group.choices {
      guard let meaning = choice.meaning, let kind = meaning.kind else { continue }
      byKind[kind, default: [:]][meaning.value] = choice
    }
    var result: [DraftRecord] = []
    var checked: [String] = []
    let isOwn = group.name.isEmpty
    if let fields = byKind["client"] {
      let onlyHome = fields.keys.allSatisfy { $0 == "home-municipality" }
      if onlyHome, group.kind != "client", let home = fields["home-municipality"] {
        checked.append(municipality(home))
      } else {
        result.append(client(fields))
      }
    } else if isOwn, isXML {
      result.append(DraftRecord(lines: [("- kind: client", nil)]))
    }
    for kind in RecordKind.allCases.map(\.id) where kind != "client" && kind != "situation" {
      guard let fields = byKind[kind] else { continue }
      let isMain = kind == group.kind
      result.append(record(kind, fields, isMain: isMain, checked: isMain ? checked : []))
    }
    for (value, choice) in (byKind["situation"] ?? [:]).sorted(by: { $0.key < $1.key }) {
      result.append(situation(value, choice))
    }
    return result
  }

  private static func client(_ fields: Fields) -> DraftRecord {
    var record = DraftRecord()
    record.lines.append(("- kind: client", nil))
    record.lines.append(("  details:", nil))
    for (value, choice) in fields.sorted(by: { $0.key < $1.key }) {
      let source =
        switch value {
        case "home-municipality": municipality(choice)
        case "office": "{from: \(name(choice)), tables: [{id: te_toimisto, open: code}]}"
        default: name(choice)
        }
      record.lines.append(("    \(value): \(source)", nil))
    }
    return record
  }

  private static func record(
    _ kind: String, _ fields: Fields, isMain: Bool, checked: [String]
  ) -> DraftRecord {
    var record = DraftRecord()
    record.lines.append(("- kind: \(kind)", nil))
    if !isMain {
      let names = fields.values.map { name($0) }.sorted().joined(separator: ", ")
      record.lines.append(("  filled: [\(names)]", nil))
    }
    if kind == "statement" { record.lines.append(("  marks: [list]", "list")) }
    if kind == "job-search" { record.lines.append(("  table: tyonhaku", nil)) }
    let order = [
      "code", "value", "start", "end", "paid-on", "days", "accrued", "gross", "place", "coach",
      "employer", "municipality",
    ]
    for value in order {
      guard let choice = fields[value] else {
        if kind == "benefit", value == "value" {
          record.lines.append(("  value: {is: unemployment}", "ground"))
        }
        continue
      }
      record.lines.append(("  \(value): \(record.source(kind, value, choice, isMain))", nil))
    }
    if !checked.isEmpty {
      record.lines.append(("  checked: [\(checked.joined(separator: ", "))]", nil))
    }
    record.missing = needed(kind).filter { fields[$0] == nil }
    return record
  }

  private mutating func source(
    _ kind: String, _ value: String, _ choice: MappingGuess.Choice, _ isMain: Bool
  ) -> String {
    let field = DraftRecord.name(choice)
    switch (kind, value) {
    case ("status", "code"): return "{from: \(field), table: tyollisyyskoodi}"
    case ("service-line", "code"):
      return "{from: \(field), tables: [{id: palvelulinja, open: text}]}"
    case (_, "municipality"), ("residence", "code"): return DraftRecord.municipality(choice)
    case ("measure", "code"): return use("measures", kind, value, choice)
    case ("plan", "code"): return use("plans", kind, value, choice)
    case ("contact", "code"): return use("ways", kind, value, choice)
    case ("benefit", "code"): return use("benefits", kind, value, choice)
    case ("benefit", "value"): return use("grounds", kind, value, choice)
    case ("participation", "value"): return use("outcomes", kind, value, choice)
    case ("event", "code"): return use("events", kind, value, choice)
    default: return isMain || value != "start" ? field : "{from: \(field), required: yes}"
    }
  }

  private mutating func use(
    _ list: String, _ kind: String, _ value: String, _ choice: MappingGuess.Choice
  ) -> String {
    let meaning = kind + "." + value
    lists.append((list, meaning, choice.shape.words[meaning] ?? []))
    return "{from: \(DraftRecord.name(choice)), words: \(list)}"
  }

  private static func situation(_ value: String, _ choice: MappingGuess.Choice) -> DraftRecord {
    var record = DraftRecord()
    record.lines.append(("- kind: situation", nil))
    record.lines.append(("  filled: [\(name(choice))]", nil))
    record.lines.append(("  table: effica_tilanne", nil))
    record.lines.append(("  code: {is: \(value)}", nil))
    if ["health", "work-ability", "substance"].contains(value) {
      let meaning = "situation." + value
      record.lists.append((value, meaning, choice.shape.words[meaning] ?? []))
      record.lines.append(("  value: {from: \(name(choice)), words: \(value)}", nil))
    } else {
      record.lines.append(("  value: {from: \(name(choice)), as: answer}", nil))
    }
    return record
  }

  private static func municipality(_ choice: MappingGuess.Choice) -> String {
    "{from: \(name(choice)), tables: [{id: kunta, open: digits-3}]}"
  }

  private static func name(_ choice: MappingGuess.Choice) -> String {
    let text = choice.column.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"")
    return "\"\(text)\""
  }

  /// The settings of a word list: what it does with a word that it does not know.
  static func settings(_ list: String) -> [String] {
    switch list {
    case "measures":
      ["table: effica_toimenpide", "open: text", "otherwise: {measure: service}"]
    case "plans": ["table: effica_suunnitelma", "open: text"]
    case "ways": ["open: text"]
    default: []
    }
  }

  /// What a word means, in the form of its list.
  static func meaning(_ canonical: String, in list: String) -> String {
    switch list {
    case "measures": "{measure: \(canonical)}"
    case "ways": "{way: \(canonical)}"
    default: canonical
    }
  }
}
