import Register

/// The rows of the 500-day list about one person, when there are several.
///
/// The later row wins: status, line and typ of an older one are replaced where the later row says
/// something of the same kind, its plan and its measure also where the later row names none and no
/// other file knows them. Contacts and statements are history and stay.
struct ListRows {
  /// One row, by its place.
  struct Row: Comparable {
    var day: Day
    var file: UInt16
    var line: UInt32

    static func < (left: Row, right: Row) -> Bool {
      (left.day, left.file, left.line) < (right.day, right.file, right.line)
    }
  }

  private var rows: [Row] = []
  /// The row that wins.
  private(set) var newest = Row(day: .missing, file: 0, line: 0)
  /// Whether the rows say different things.
  private(set) var differ = false
  private var newestKinds: Set<RecordKind> = []
  private var carriesNewest: Set<Int> = []
  private var carriesOther: Set<Int> = []
  private var coverage = 0

  /// The number of rows.
  var count: Int { rows.count }

  /// No rows at all.
  init() {}

  /// Finds the rows among a person's records: they are known by the records they made.
  init(_ records: Span<Record>, _ run: Range<Int>) {
    for index in run where records[index].marks.contains(.derived) {
      let record = records[index]
      let row = Row(day: record.listDay, file: record.file, line: record.line)
      if rows.last != row { rows.append(row) }
    }
    guard rows.count > 1 else { return }
    rows.sort { ($0.file, $0.line) < ($1.file, $1.line) }
    var distinct: [Row] = []
    for row in rows where distinct.last != row { distinct.append(row) }
    rows = distinct
    newest = rows.max() ?? newest
    for index in run where isNewest(records[index]) { newestKinds.insert(records[index].kind) }
  }

  /// Starts a set of records that are the same.
  mutating func begin(_ record: Record, _ index: Int) {
    coverage = 0
    add(record, to: index)
  }

  /// Adds one more of the same to the set of a record.
  mutating func add(_ record: Record, to index: Int) {
    guard rows.count > 1 else { return }
    if isRow(record) { coverage += 1 } else { carriesOther.insert(index) }
    if isNewest(record) { carriesNewest.insert(index) }
  }

  /// Ends a set: rows differ if some have the record and others do not.
  mutating func end() {
    if rows.count > 1, coverage > 0, coverage < rows.count { differ = true }
  }

  /// Whether a later row says something else in the place of this record.
  func isOutdated(_ record: Record, _ index: Int) -> Bool {
    guard !carriesNewest.contains(index) else { return false }
    if record.marks.contains(.derived) { return newestKinds.contains(record.kind) }
    guard record.kind == .plan || record.kind == .measure else { return false }
    return rows.count > 1 && isRow(record) && !carriesOther.contains(index)
  }

  private func isNewest(_ record: Record) -> Bool {
    record.file == newest.file && record.line == newest.line && rows.count > 1
  }

  private func isRow(_ record: Record) -> Bool {
    var low = 0
    var high = rows.count
    while low < high {
      let middle = (low + high) / 2
      if (rows[middle].file, rows[middle].line) < (record.file, record.line) {
        low = middle + 1
      } else {
        high = middle
      }
    }
    return low < rows.count && rows[low].file == record.file && rows[low].line == record.line
  }
}
