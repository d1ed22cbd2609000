import Register

/// What reading a file or a part of it gave, in its own symbols and packed persons.
struct FileContents: Sendable {
  /// A record that was kept aside: 64 bytes, since a broken file has one in every row.
  struct Reject: Sendable {
    /// Offset in the file of the record's first byte.
    var byte: UInt64
    /// Offset in the file of the row or person element the record stands in, and its bytes; none
    /// where the file was not read to its end.
    var element: UInt64 = 0
    var length: UInt32 = 0
    var line: UInt32
    var read = ""
    /// The packed person, or the greatest number for none.
    private var packed: UInt32
    var code: Symbol
    /// The field and what was expected in it, as numbers of the contents' phrases.
    var field: UInt32 = 0
    var expected: UInt32 = 0
    /// The records a whole row would have made, where it makes several, as a number of the contents'
    /// lists.
    var parts: UInt32 = 0
    var fault: Fault
    var kind: RecordKind?

    /// The packed person, where there is one.
    var person: UInt32? { packed == .max ? nil : packed }

    init(
      byte: UInt64, line: UInt32, person: UInt32?, code: Symbol, fault: Fault, kind: RecordKind?
    ) {
      self.byte = byte
      self.line = line
      packed = person ?? .max
      self.code = code
      self.fault = fault
      self.kind = kind
    }
  }

  /// A record inside a row that was kept aside whole.
  struct Part: Sendable {
    var kind: RecordKind
    /// For situations which one.
    var code: Symbol
  }

  /// Something that was found while reading.
  struct Note: Sendable {
    var fault: Fault
    var person: UInt32?
    var line: UInt32?
    var detail: String
    /// The code it is about, also where that may not be shown.
    var code = Symbol.none
  }

  var report: FileReport
  var symbols = SymbolTable()
  /// The records; `person` holds the packed person until persons are numbered.
  var records = RecordGroups()
  var details: [ClientDetails] = []
  var rejects: [Reject] = []
  /// The texts of the rejects.
  var phrases = Phrases()
  /// The records that whole rows would have made; the first list is empty.
  var partLists: [[Part]] = [[]]
  var notes: [Note] = []
  var overrides: [ImportedOverride] = []
  /// The quarantined records that rows of this file replace.
  var replacements: [(what: Replacement?, line: UInt32)] = []
  /// Symbols that are local numbers of persons.
  var localNumbers: Set<UInt32> = []
  /// Whether the file was read to its end and holds no unclosed quote.
  var isWhole = true
  /// What is to be added to the lines of the records: the lines before the part.
  private(set) var lines: UInt32 = 0

  /// Makes the contents of a file nothing was read of yet.
  init(name: String) { report = FileReport(name: name) }

  /// Takes what a row says it replaces; an empty text says nothing.
  mutating func replace(_ text: Span<UInt8>, line: UInt32) {
    if text.count > 0 { replacements.append((Replacement(text), line)) }
  }

  /// Takes back everything that was read: the file is refused.
  mutating func refuse(_ fault: Fault, line: Int = 0, detail: String = "") {
    report.refused = fault
    report.refusal = detail
    report.refusalLine = line > 0 ? UInt32(clamping: line) : nil
    isWhole = false
    rejectRecords()
    notes = []
    overrides = []
  }

  /// Keeps all records aside: the file they stand in was not read to its end.
  mutating func rejectRecords() {
    var kept: [Reject] = []
    kept.reserveCapacity(records.count)
    for (index, record) in records.records.enumerated() {
      kept.append(
        Reject(
          byte: records.byte(of: index), line: record.line &+ lines, person: record.person,
          code: record.kind == .situation ? record.code : .none, fault: .fileNotWhole,
          kind: record.kind))
    }
    rejects.append(contentsOf: kept)
    records = RecordGroups()
    details = []
  }

  /// Moves all lines down: the part begins behind so many lines of the file.
  mutating func shift(by lines: Int) {
    guard lines != 0 else { return }
    let more = UInt32(truncatingIfNeeded: lines)
    self.lines = more
    for index in rejects.indices { rejects[index].line = rejects[index].line &+ more }
    for index in notes.indices { notes[index].line = notes[index].line.map { $0 &+ more } }
  }
}
