import Register

/// Everything one value may be: the codes of its tables and the words of its list, with what each
/// makes of the record.
struct CodeList: Sendable {
  /// What a known code or word makes of the record.
  struct Entry: Sendable {
    var symbol: Symbol
    var table: CodeTable
    var measure: MeasureKind
    var way: ContactWay
  }

  /// What a list does with a code it does not know.
  struct Opening: Sendable {
    var form: CodeForm
    var table: CodeTable
    var measure: MeasureKind
    var way: ContactWay
    var reports: Bool
  }

  private(set) var entries: [Entry] = []
  private(set) var opening: Opening?
  /// What stands in the quarantine file as expected.
  private(set) var expected = ""
  /// The words and codes themselves, for messages.
  private(set) var known: [String] = []
  /// How the list is called in findings.
  private(set) var name = ""
  private var exact = WordTable(folds: false)
  private var folded = WordTable(folds: true)

  /// Makes the list of a binding.
  init(_ binding: LayoutBinding, layout: Layout, codes: CodeSource, symbols: inout SymbolTable) {
    for table in binding.tables { add(table, codes: codes, symbols: &symbols) }
    if let words = binding.words.flatMap({ layout.words[$0] }) {
      add(words, named: binding.words ?? "", symbols: &symbols)
    }
    let shown = known.count > 40 ? Array(known.prefix(40)) + ["…"] : known
    expected = shown.joined(separator: " · ")
    if let form = opening?.form { expected = form.example.isEmpty ? expected : form.example }
  }

  /// What the text of a cell is, or nothing if the list does not know it.
  func find(_ bytes: Span<UInt8>, _ cell: Cell) -> Entry? {
    if let index = exact.find(bytes, cell) { return entries[index] }
    if folded.count > 0, let index = folded.find(bytes, cell) { return entries[index] }
    return nil
  }

  /// What a text is, or nothing if the list does not know it.
  subscript(_ text: Span<UInt8>) -> Entry? {
    if let index = exact[text] { return entries[index] }
    if folded.count > 0, let index = folded[text] { return entries[index] }
    return nil
  }

  private mutating func add(
    _ choice: LayoutBinding.Table, codes: CodeSource, symbols: inout SymbolTable
  ) {
    if name.isEmpty { name = choice.table.id }
    for code in codes.codes(of: choice.table) {
      let special = choice.measures.first { $0.code == code.text }?.measure
      entries.append(
        Entry(
          symbol: symbols.intern(code.text), table: choice.table,
          measure: special ?? choice.measure, way: code.way))
      exact.add(code.text, value: entries.count - 1)
      known.append(code.text)
      if choice.acceptsNames { folded.add(code.name, value: entries.count - 1) }
      // The register wrote one digit at first and two later; both are one code.
      if choice.width == code.text.utf8.count {
        let short = code.text.drop { $0 == "0" }
        exact.add(short.isEmpty ? "0" : String(short), value: entries.count - 1)
      }
    }
    guard let form = choice.open else { return }
    opening = Opening(
      form: form, table: choice.table, measure: choice.measure, way: .other, reports: true)
  }

  private mutating func add(
    _ words: LayoutWords, named: String, symbols: inout SymbolTable
  ) {
    if name.isEmpty { name = named }
    let table = words.table == .none ? (entries.first?.table ?? .none) : words.table
    for (word, meaning) in words.list {
      entries.append(
        Entry(
          symbol: symbols.intern(meaning.id ?? word), table: table, measure: meaning.measure,
          way: meaning.way))
      folded.add(word, value: entries.count - 1)
      known.append(word)
    }
    guard let form = words.open else { return }
    opening = Opening(
      form: form, table: table, measure: words.otherwise.measure, way: words.otherwise.way,
      reports: words.reports)
  }
}

/// The code tables a layout may name, read from the registers' tables.
struct CodeSource: Sendable {
  /// One code with its name, and what a contact of the code is.
  struct Code: Sendable {
    var text: String
    var name: String
    var way: ContactWay
  }

  private var tables: [CodeTable: [Code]] = [:]

  init(book: CodeBook, municipalities: Municipalities) {
    for table in CodeTable.allCases {
      var seen: Set<String> = []
      tables[table] = book.entries(table).filter { seen.insert($0.code).inserted }.map {
        Code(text: $0.code, name: $0.finnish, way: CodeSource.way($0.note))
      }
    }
    tables[.municipality] = municipalities.codes.map {
      Code(text: $0, name: municipalities[$0]?.finnish ?? "", way: .other)
    }
  }

  /// The codes of a table, each once.
  func codes(of table: CodeTable) -> [Code] { tables[table] ?? [] }

  // The table of ways says in its note what a contact of that way is.
  private static func way(_ note: String) -> ContactWay {
    if note.hasPrefix("not a contact") { return .failed }
    return note.hasPrefix("meeting") ? .meeting : .other
  }
}
