/// Everything the registers say, by person: the input of every decision.
///
/// Persons are sorted by key (codes in the order of their text, then local numbers). The records
/// of a person stand together, sorted by kind, start, end, register, then file and line; only
/// accepted and corrected records are here.
public struct PersonTable: Sendable {
  /// The texts the records refer to.
  public var symbols: SymbolTable
  /// Details the client records refer to.
  public var clients: [ClientDetails]
  /// The persons, sorted.
  public var keys: [PersonKey]
  /// For each person the index of the first record, and one more for the end.
  public var firstRecord: [UInt32]
  /// The records, by person.
  public var records: [Record]
  /// What of each person is in quarantine, sorted by person.
  public var hidden: [HiddenRecord]

  /// Makes a table of its parts.
  public init(
    symbols: SymbolTable, clients: [ClientDetails], keys: [PersonKey], firstRecord: [UInt32],
    records: [Record], hidden: [HiddenRecord]
  ) {
    self.symbols = symbols
    self.clients = clients
    self.keys = keys
    self.firstRecord = firstRecord
    self.records = records
    self.hidden = hidden
  }

  /// The number of persons.
  public var count: Int { keys.count }

  /// The indices of a person's records.
  @inlinable public func records(of person: Int) -> Range<Int> {
    Int(firstRecord[person])..<Int(firstRecord[person + 1])
  }

  /// The indices in `hidden` of what of a person is in quarantine.
  public func hidden(of person: Int) -> Range<Int> {
    var low = 0
    var high = hidden.count
    while low < high {
      let middle = (low + high) / 2
      if hidden[middle].person < UInt32(person) { low = middle + 1 } else { high = middle }
    }
    var end = low
    while end < hidden.count, hidden[end].person == UInt32(person) { end += 1 }
    return low..<end
  }

  /// The index of a person, or nothing if no register knows the key.
  public func find(_ key: PersonKey) -> Int? {
    var low = 0
    var high = keys.count
    while low < high {
      let middle = (low + high) / 2
      if keys[middle] < key { low = middle + 1 } else { high = middle }
    }
    return low < keys.count && keys[low] == key ? low : nil
  }

  /// The person code or local number as text, for files that may hold it.
  public func text(of key: PersonKey) -> String {
    if let code = key.code { return code.text }
    return key.number.map { symbols.text($0) } ?? ""
  }
}

/// That a record of a person is in quarantine: the facts it could have shown are not known.
public struct HiddenRecord: Sendable, Hashable {
  /// Index of the person in the person table.
  public var person: UInt32
  /// Which register the record is in.
  public var register: SourceRegister
  /// What the record is.
  public var kind: RecordKind
  /// For situations their kind (health, debt, …); else none.
  public var code: Symbol
  /// Index of the source file.
  public var file: UInt16
  /// Line in the source file.
  public var line: UInt32

  /// Makes a mark for one quarantined record.
  public init(
    person: UInt32, register: SourceRegister, kind: RecordKind, code: Symbol, file: UInt16,
    line: UInt32
  ) {
    self.person = person
    self.register = register
    self.kind = kind
    self.code = code
    self.file = file
    self.line = line
  }
}
