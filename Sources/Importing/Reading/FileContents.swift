import Register

/// What reading one file gave, in the file's own symbols and packed persons.
struct FileContents: Sendable {
  /// A record that was kept aside.
  struct Reject: Sendable {
    var line: UInt32
    var byte: UInt64
    var field: String
    var fault: Fault
    var read: String
    var expected: String
    var kind: RecordKind?
    var code = Symbol.none
    var person: UInt32?
    /// The records a whole row would have made, where it makes several.
    var parts: [Part] = []
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
  var records = RecordChunks()
  var details: [ClientDetails] = []
  var rejects: [Reject] = []
  var notes: [Note] = []
  var overrides: [ImportedOverride] = []
  /// Symbols that are local numbers of persons.
  var localNumbers: Set<UInt32> = []
  /// Whether the file was read to its end and holds no unclosed quote.
  var isWhole = true

  /// Makes the contents of a file nothing was read of yet.
  init(name: String) { report = FileReport(name: name) }

  /// Takes back everything that was read: the file is refused.
  mutating func refuse(_ fault: Fault, line: Int = 0, detail: String = "") {
    report.refused = fault
    report.refusal = detail
    report.refusalLine = line > 0 ? UInt32(clamping: line) : nil
    isWhole = false
    var kept: [Reject] = []
    kept.reserveCapacity(records.count)
    for (index, record) in records.enumerated() {
      kept.append(
        Reject(
          line: record.line, byte: records.byte(of: index), field: "", fault: .fileNotWhole,
          read: "", expected: "", kind: record.kind,
          code: record.kind == .situation ? record.code : .none, person: record.person))
    }
    rejects.append(contentsOf: kept)
    records = RecordChunks()
    details = []
    notes = []
    overrides = []
  }
}

/// Records in pieces of some thousands, so that growing never copies what is there already and a
/// piece can be given back as soon as it has been taken over.
struct RecordChunks: Sendable, Sequence {
  private static let size = 1 << 14
  private(set) var chunks: [[Record]] = []
  private var bytes: [UInt64] = []
  private(set) var count = 0

  /// Adds a record, with its place in the file where that is kept.
  mutating func append(_ record: Record, byte: UInt64?) {
    if count & (RecordChunks.size - 1) == 0 {
      chunks.append([])
      chunks[chunks.count - 1].reserveCapacity(RecordChunks.size)
    }
    chunks[chunks.count - 1].append(record)
    count += 1
    if let byte { bytes.append(byte) }
  }

  /// Offset in the file of a record's first byte, 0 where it was not kept.
  func byte(of index: Int) -> UInt64 { index < bytes.count ? bytes[index] : 0 }

  /// Forgets the places in the file: the file was read to its end.
  mutating func forgetPlaces() { bytes = [] }

  /// Gives the pieces away, one at a time.
  mutating func takeFirst() -> [Record]? {
    guard let index = chunks.firstIndex(where: { !$0.isEmpty }) else { return nil }
    var taken: [Record] = []
    swap(&taken, &chunks[index])
    return taken
  }

  func makeIterator() -> FlattenSequence<[[Record]]>.Iterator { chunks.joined().makeIterator() }
}
