import Register

/// Where a row or an element stands, and whose it is.
struct RowPlace: Sendable {
  var line: UInt32
  var byte: UInt64
  var person: UInt32
  var isCorrected = false
  /// Whether the place of every record is kept, for files that can turn out to be broken.
  var keepsBytes = false
  /// Offset of the row or person element, and its bytes.
  var element: UInt64
  var length: UInt64
}

/// Turns the cells of a row or an element into records, or into what is kept aside.
///
/// A row is read in two steps: its records are built beside the others, and only when the whole
/// row is known to be good are they added; a fault in a required cell takes the whole row back.
struct RecordBuilder {
  /// A value that could not be read.
  struct CellFault {
    var field: Int
    var fault: Fault
    var expected: String
    var known: [String] = []
  }

  var contents: FileContents
  let openDay: Day?
  private let days = RecordBuilder.days
  // Made once, and held by every reader.
  static let days = DayTable()
  // The record that is being built, and what is wrong with it.
  var record = Record(kind: .client, register: .ura)
  private var fault: CellFault?
  private var pending: [Record] = []
  private var pendingRejects: [FileContents.Reject] = []
  var details = ClientDetails()
  private var unknownCodes: [(list: String, symbol: Symbol, field: Int, index: Int)] = []
  private var reported: Set<UInt64> = []
  private var listNumbers: [String: UInt64] = [:]
  /// What words came to, by the number of the shape.
  var memos: [RowMemo]
  /// The number of what the words of the row came to that was read last, by which they can be
  /// recalled; -1 if they are not remembered.
  var recallable = -1

  init(contents: FileContents, plan: FilePlan) {
    self.contents = contents
    openDay = plan.layout.openDay
    memos = ([plan.shape] + plan.elements).map { RowMemo(fields: $0.wordFields) }
  }

  // MARK: One row

  /// Reads a row or element whose person is known.
  mutating func read(
    _ plan: ShapePlan, cells: Span<Cell>, bytes: Span<UInt8>, at place: RowPlace
  ) {
    recallable = -1
    let set = plan.wordFields.isEmpty ? -1 : memos[plan.number].sets.find(cells, bytes)
    if set >= 0 { recallable = memos[plan.number].numbers[set] }
    if recallable >= 0, recall(plan, recallable, cells, bytes, place) { return }
    for field in plan.required where cells[field].count == 0 {
      let fault = CellFault(field: field, fault: .missingValue, expected: "*")
      reject(plan, fault, cells: cells, bytes: bytes, at: place)
      return
    }
    switch plan.choose(cells: cells, bytes: bytes) {
    case .unknown(let field):
      let known = plan.switchWords[field]
      let isEmpty = cells[field].count == 0
      let fault = CellFault(
        field: field, fault: isEmpty ? .missingValue : .unknownCode,
        expected: known.joined(separator: " · "), known: known)
      reject(plan, fault, cells: cells, bytes: bytes, at: place)
    case .one(let index):
      if build(plan, index, cells, bytes, place) {
        commitNew(plan, index, cells, bytes, place)
      } else if let fault {
        reject(plan, fault, rule: index, cells: cells, bytes: bytes, at: place)
      }
    case .all:
      // Only of a shape with one record words are remembered; a fault is told by the longer way.
      if plan.rules.count == 1, !plan.wordFields.isEmpty, build(plan, 0, cells, bytes, place) {
        commitNew(plan, 0, cells, bytes, place)
      } else {
        readParts(plan, cells: cells, bytes: bytes, at: place)
      }
    }
  }

  // The row makes one good record of words that were new, which are remembered.
  private mutating func commitNew(
    _ plan: ShapePlan, _ rule: Int, _ cells: Span<Cell>, _ bytes: Span<UInt8>, _ place: RowPlace
  ) {
    let isReported = !unknownCodes.isEmpty
    commitOne(plan, place)
    guard !isReported, !plan.wordFields.isEmpty, recallable < 0 else { return }
    remember(plan, rule, cells, bytes)
  }

  // A row that makes several records: a faulty part is kept aside alone, unless the cell is one
  // that every row must have.
  private mutating func readParts(
    _ plan: ShapePlan, cells: Span<Cell>, bytes: Span<UInt8>, at place: RowPlace
  ) {
    for index in plan.rules.indices {
      let filled = plan.rules[index].filled
      if !filled.isEmpty, !filled.contains(where: { cells[$0].count > 0 }) { continue }
      if build(plan, index, cells, bytes, place) {
        pending.append(record)
        continue
      }
      guard let fault else { continue }
      if plan.rules.count > 1, plan.fields[fault.field].isRequired {
        clear()
        reject(plan, fault, cells: cells, bytes: bytes, at: place)
        return
      }
      // What was gathered for a client who is kept aside must not reach the next one.
      if plan.rules[index].kind == .client { details = ClientDetails() }
      pendingRejects.append(
        rejected(plan, fault, rule: index, cells: cells, bytes: bytes, at: place))
    }
    commit(plan, place)
  }

  // The row makes one record, and that is good.
  private mutating func commitOne(_ plan: ShapePlan, _ place: RowPlace) {
    keep(record, place)
    contents.report.read += 1
    if !unknownCodes.isEmpty { reportUnknownCodes(plan, place) }
  }

  private mutating func commit(_ plan: ShapePlan, _ place: RowPlace) {
    for record in pending { keep(record, place) }
    contents.report.read += pending.count + pendingRejects.count
    pending.removeAll(keepingCapacity: true)
    if !pendingRejects.isEmpty {
      contents.rejects.append(contentsOf: pendingRejects)
      pendingRejects.removeAll(keepingCapacity: true)
    }
    if !unknownCodes.isEmpty { reportUnknownCodes(plan, place) }
  }

  @inline(__always)
  private mutating func keep(_ record: Record, _ place: RowPlace) {
    var record = record
    if record.kind == .client {
      record.details = contents.details.count
      contents.details.append(details)
      details = ClientDetails()
    }
    contents.records.append(record, byte: place.keepsBytes ? place.byte : nil)
  }

  /// Forgets what was gathered for a row.
  mutating func clear() {
    pending.removeAll(keepingCapacity: true)
    pendingRejects.removeAll(keepingCapacity: true)
    unknownCodes.removeAll(keepingCapacity: true)
    details = ClientDetails()
  }

  private mutating func reportUnknownCodes(_ plan: ShapePlan, _ place: RowPlace) {
    for (list, symbol, field, index) in unknownCodes {
      let number = listNumbers[list] ?? UInt64(listNumbers.count)
      listNumbers[list] = number
      guard reported.insert(number << 32 | UInt64(symbol.rawValue)).inserted else { continue }
      let bytes = Array(contents.symbols.utf8(symbol))
      // An open list takes any word, also a name from the column beside it.
      let shown = CellText.shown(bytes.span, as: .code, known: plan.lists[index].known)
      let name = list.isEmpty ? plan.places[field] : list
      contents.notes.append(
        FileContents.Note(
          fault: .unknownOpenCode, person: nil, line: place.line,
          detail: shown.isEmpty ? name : "\(name) \(shown)", code: symbol))
    }
    unknownCodes.removeAll(keepingCapacity: true)
  }

  // MARK: One record

  // Whether the record could be built; if not, `fault` says why.
  private mutating func build(
    _ plan: ShapePlan, _ rule: Int, _ cells: Span<Cell>, _ bytes: Span<UInt8>,
    _ place: RowPlace
  ) -> Bool {
    record = plan.rules[rule].template
    RecordBuilder.begin(&record, place)
    var endField = 0
    for position in plan.rules[rule].steps {
      guard take(plan, plan.steps[position], cells, bytes, &endField) else { return false }
    }
    return finish(endField: endField)
  }

  /// Tells a record where it stands, and whose it is.
  @inline(__always)
  static func begin(_ record: inout Record, _ place: RowPlace) {
    record.person = place.person
    record.line = place.line
    if place.isCorrected { record.marks.insert(.corrected) }
  }

  /// Takes one value into the record, and returns whether that could be done.
  @inline(__always)
  mutating func take(
    _ plan: ShapePlan, _ step: ShapePlan.Step, _ cells: Span<Cell>, _ bytes: Span<UInt8>,
    _ endField: inout Int
  ) -> Bool {
    var field = step.field
    if field >= 0, cells[field].count == 0, step.fallback >= 0 { field = step.fallback }
    if step.target == .end { endField = field }
    if case .constant = step.conversion {
      set(step.target, step.constant)
      return true
    }
    guard field >= 0 else { return true }
    let cell = cells[field]
    // What nearly every step that is left is: a day, written in the usual way.
    if cell.count == 10, step.isPlainDay, let day = CellReading.usualDay(bytes, cell, days),
      day != openDay
    {
      if step.target == .start { record.start = day } else { record.end = day }
      return true
    }
    if cell.count == 0 {
      guard step.isRequired else { return true }
      fault = CellFault(field: field, fault: .missingValue, expected: "*")
      return false
    }
    return fill(step, field, cell, bytes, plan) || step.isBorrowed
  }

  // What holds inside a record as a whole.
  private mutating func finish(endField: Int) -> Bool {
    if RecordBuilder.isInOrder(&record) { return true }
    fault = CellFault(
      field: endField, fault: record.kind == .plan ? .reviewBeforeSigning : .endBeforeStart,
      expected: ">= \(record.start)")
    return false
  }

  /// Whether a record does not end before it starts; what is of one day ends on it.
  @inline(__always)
  static func isInOrder(_ record: inout Record) -> Bool {
    if record.kind == .contact || record.kind == .event { record.end = record.start }
    return record.end >= record.start || !record.start.isReal || !record.end.isReal
  }

  private mutating func fill(
    _ step: ShapePlan.Step, _ field: Int, _ cell: Cell, _ bytes: Span<UInt8>, _ plan: ShapePlan
  ) -> Bool {
    let text = bytes.extracting(cell.range)
    switch step.conversion {
    case .day:
      guard let day = CellReading.day(bytes, cell, days), day != openDay || step.target == .end
      else {
        fault = CellFault(
          field: field, fault: .badDay, expected: "31.12.2010 · 2010-12-31 · 20101231")
        return false
      }
      if day != openDay { set(step.target, day) }
    case .code(let index):
      if let entry = plan.lists[index].find(bytes, cell) {
        set(step.target, entry.symbol)
        if step.target == .code { take(entry.table, entry.measure, entry.way) }
        return true
      }
      return fillOther(step, field, text, plan, index)
    case .text:
      if step.width == 2, cell.count == 1, bytes[Int(cell.start)] &- 48 <= 9 {
        let padded: [UInt8] = [0x30, bytes[Int(cell.start)]]
        set(step.target, contents.symbols.intern(padded.span))
      } else {
        set(step.target, contents.symbols.intern(text))
      }
    case .number:
      guard let number = CellReading.hundredths(text) else {
        fault = CellFault(field: field, fault: .badNumber, expected: "12 · 12,50 · 12.50")
        return false
      }
      set(step.target, number)
    case .answer, .answerCode:
      guard let answer = CellReading.answer(text) else {
        fault = CellFault(field: field, fault: .badAnswer, expected: "k · e")
        return false
      }
      if case .answer = step.conversion {
        set(step.target, answer)
      } else {
        set(step.target, contents.symbols.intern(answer == .yes ? "k" : "e"))
      }
    case .constant: break
    }
    return true
  }

  // A code that its list does not know: kept if the list is open and it looks like one.
  private mutating func fillOther(
    _ step: ShapePlan.Step, _ field: Int, _ text: Span<UInt8>, _ plan: ShapePlan, _ index: Int
  ) -> Bool {
    guard let opening = plan.lists[index].opening else {
      fault = CellFault(
        field: field, fault: .unknownCode, expected: plan.lists[index].expected,
        known: plan.lists[index].known)
      return false
    }
    guard opening.form.fits(text) else {
      fault = CellFault(
        field: field, fault: .badCode, expected: plan.lists[index].expected,
        known: plan.lists[index].known)
      return false
    }
    let symbol: Symbol
    if opening.form == .text {
      let normal = CellReading.normalised(
        text, endings: step.endings < 0 ? [] : plan.endings[step.endings])
      if let entry = plan.lists[index][normal.span] {
        set(step.target, entry.symbol)
        if step.target == .code { take(entry.table, entry.measure, entry.way) }
        return true
      }
      symbol = contents.symbols.intern(normal.span)
    } else {
      symbol = contents.symbols.intern(text)
    }
    if opening.reports { unknownCodes.append((plan.lists[index].name, symbol, field, index)) }
    set(step.target, symbol)
    if step.target == .code { take(opening.table, opening.measure, opening.way) }
    return true
  }

  private mutating func take(
    _ table: CodeTable, _ measure: MeasureKind, _ way: ContactWay
  ) {
    if table != .none { record.table = table }
    if measure != .none { record.measure = measure }
    if record.kind == .contact { record.way = way }
  }
}
