import Register

/// Writes the guess for a file as a layout.
struct DraftWriter {
  let file: ForeignFile
  let guess: MappingGuess
  let fileName: String
  let language: Language
  private var lines: [String] = []
  /// Word lists that the records ask for, with the words of our own that stand in their columns.
  private var lists: [(name: String, meaning: String, words: [String])] = []

  private static let texts = Texts(tsv: PackageResources.guess_texts_tsv)

  init(file: ForeignFile, guess: MappingGuess, fileName: String, language: Language) {
    self.file = file
    self.guess = guess
    self.fileName = fileName
    self.language = language
  }

  /// The draft.
  mutating func write() -> String {
    comment(0, "head.none", ["file": fileName])
    comment(0, "head.use", ["file": fileName])
    lines.append("id: \(id)")
    lines.append("title:")
    for language in Language.allCases {
      lines.append("  \(language.rawValue): \(quoted(text("title", [:], language)))")
    }
    comment(0, "register", [:])
    lines.append("register: \(register)")
    lines.append("format: \(file.format.rawValue)")
    if file.format == .xml {
      lines.append("root: \(quoted(file.root))")
      lines.append("person: \(quoted(file.person))")
      if !file.extracted.isEmpty { lines.append("extracted: \(quoted(file.extracted))") }
    }
    lines.append("")
    let own = guess.groups.first
    if let own {
      if !hasPerson(own) { comment(0, "person.missing", [:]) }
      fields(own, indent: 0)
    }
    // The records first: they say which word lists are needed.
    let head = lines
    lines = []
    if let own { records(own, indent: 0) }
    let inner = guess.groups.dropFirst()
    if !inner.isEmpty {
      lines.append("")
      lines.append("elements:")
      for group in inner {
        lines.append("  \(quoted(group.name)):")
        fields(group, indent: 4)
        records(group, indent: 4)
      }
    }
    let records = lines
    lines = head
    words()
    lines.append("")
    lines += records
    return lines.joined(separator: "\n") + "\n"
  }

  // MARK: - Parts

  private var id: String {
    let parts = NameWords.parts(file.name).map { String(decoding: $0, as: UTF8.self) }
    return "own-" + (parts.isEmpty ? "layout" : parts.joined(separator: "-"))
  }

  private var register: String {
    let kinds = Set(guess.groups.map(\.kind))
    if kinds.contains("benefit") { return "kela" }
    if !kinds.isDisjoint(with: ["participation", "event"]) { return "project" }
    let ofOffice: Set = ["status", "service-line", "job-search", "statement"]
    let values = Set(guess.groups.flatMap(\.choices).compactMap { $0.meaning?.kind })
    if !kinds.union(values).isDisjoint(with: ofOffice) { return "ura" }
    return "effica"
  }

  private func hasPerson(_ group: MappingGuess.Group) -> Bool {
    group.choices.contains { $0.meaning?.isPerson ?? false }
  }

  private mutating func fields(_ group: MappingGuess.Group, indent: Int) {
    let space = String(repeating: " ", count: indent)
    lines.append("\(space)fields:")
    let persons = group.choices.count { $0.meaning?.isPerson ?? false }
    for choice in group.choices {
      // A cell that may be a person's data is no column name.
      let bytes = Array(choice.column.utf8)
      guard CellText.isColumnName(bytes.span) else { continue }
      guard let meaning = choice.meaning, meaning.id != "-" else {
        comment(indent + 2, "unused", [:])
        lines.append("\(space)  # \(quoted(choice.column)): {type: text}")
        continue
      }
      let share = Int((choice.score * 100).rounded())
      let byName = !choice.notions.isEmpty
      let byValues = (choice.agreement ?? 0) >= 0.5
      let key =
        choice.score < 0.5
        ? "by.weak" : byName && byValues ? "by.both" : byValues ? "by.values" : "by.name"
      comment(indent + 2, key, ["meaning": meaning.id, "share": "\(share)"])
      var parts = ["type: \(DraftWriter.type(meaning))"]
      let isNeeded =
        meaning.isPerson ? persons == 1 : DraftRecord.needed(group.kind).contains(meaning.value)
      if isNeeded, meaning.isPerson || meaning.kind == group.kind, choice.shape.isAlwaysFilled {
        parts.append("required: yes")
      }
      lines.append("\(space)  \(quoted(choice.column)): {\(parts.joined(separator: ", "))}")
    }
    if group.choices.isEmpty { lines[lines.count - 1] += " {}" }
  }

  private static func type(_ meaning: ColumnMeaning) -> String {
    switch meaning.shape {
    case "municipality": "code"
    case "postal", "language": "text"
    default: meaning.shape
    }
  }

  private mutating func records(_ group: MappingGuess.Group, indent: Int) {
    let space = String(repeating: " ", count: indent)
    let made = DraftRecord.records(of: group, isXML: file.format == .xml)
    lines.append("\(space)records:\(made.contains { $0.missing.isEmpty } ? "" : " []")")
    for record in made {
      for (list, meaning, words) in record.lists where !lists.contains(where: { $0.name == list }) {
        lists.append((list, meaning, words))
      }
      let isWhole = record.missing.isEmpty
      if !isWhole {
        comment(indent + 2, "record.missing", ["missing": record.missing.joined(separator: ", ")])
      }
      for line in record.lines {
        var text = line.text
        if let note = line.note { text += "  # " + self.text(note, [:], language) }
        lines.append("\(space)  \(isWhole ? "" : "# ")\(text)")
      }
    }
  }

  private mutating func words() {
    guard !lists.isEmpty else { return }
    lines.append("")
    lines.append("words:")
    for list in lists {
      lines.append("  \(list.name):")
      lines += DraftRecord.settings(list.name).map { "    " + $0 }
      comment(4, "words", [:])
      lines.append("    list:\(list.words.isEmpty ? " {}" : "")")
      for word in list.words {
        let canonical = KnownValues.builtIn.canonical(word, in: list.meaning) ?? word
        lines.append("      \(quoted(word)): \(DraftRecord.meaning(canonical, in: list.name))")
      }
    }
  }

  // MARK: - Texts

  private func text(_ key: String, _ values: [String: String], _ language: Language) -> String {
    DraftWriter.texts(key, language, values)
  }

  private mutating func comment(_ indent: Int, _ key: String, _ values: [String: String]) {
    lines.append(String(repeating: " ", count: indent) + "# " + text(key, values, language))
  }

  private func quoted(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": result += "\\\""
      case "\\": result += "\\\\"
      case _ where scalar.value < 0x20 || scalar.value == 0x7F: result += " "
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result + "\""
  }
}
