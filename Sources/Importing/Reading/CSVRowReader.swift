import Register
import Scanning

/// Reads the rows of a counted layout.
struct CSVRowReader {
  private let job: CSVJob
  var builder: RecordBuilder
  private var cells: [Cell]
  // The fields that stand in some column, with it: those that tell the person, which are read only
  // when the code is new, those with words, and those that words do not settle. A field can be a
  // word for one record and a text for another, and is among both.
  private let persons: [(field: Int, column: Int)]
  private let words: [(field: Int, column: Int)]
  private let others: [(field: Int, column: Int)]
  private let codeColumn: Int
  private var known: KnownWords
  private var numbers: [Int32] = []
  private var days: UsualDays
  // The person code of the row before as it was written, and what was read of it: the rows of a
  // person mostly stand together.
  private static let codeCount: UInt32 = 11
  private var lastCode: (UInt64, UInt64) = (0, 0)
  private var lastPerson: UInt32 = 0

  init(_ job: CSVJob, contents: FileContents) {
    self.job = job
    let plan = job.plan
    let columns = job.columns
    builder = RecordBuilder(contents: contents, plan: plan)
    cells = Array(repeating: .empty, count: columns.count)
    let codeField = plan.shape.personCode
    codeColumn = codeField.map { columns[$0] } ?? -1
    let present = columns.enumerated().filter { $1 >= 0 }.map { (field: $0, column: $1) }
    persons = present.filter { $0.field == codeField || $0.field == plan.shape.localNumber }
    words = present.filter { plan.shape.wordFields.contains($0.field) }
    let open = Set(plan.shape.openSteps.flatMap { [$0.field, $0.fallback] })
    others = present.filter {
      $0.field != codeField
        && (open.contains($0.field) || !plan.shape.wordFields.contains($0.field))
    }
    known = KnownWords(columns: words.map(\.column))
    let dayFields = plan.shape.rules.compactMap(\.days).flatMap { [$0.start, $0.end] }
    days = UsualDays(
      fields: Set(dayFields.filter { $0 >= 0 }), columns: columns, openDay: plan.layout.openDay,
      table: RecordBuilder.days)
  }

  /// Reads the rows of a batch.
  mutating func read(_ batch: CSVBatch) {
    let bytes = batch.bytes.span
    let fields = batch.fields.span
    let rows = batch.rows.span
    let persons = persons
    let words = words
    let others = others
    let shape = job.plan.shape
    let width = job.width
    let replaces = job.replaces
    // Taken out of the reader, so that nobody else can hold it while it is filled row by row.
    var own: [Cell] = []
    swap(&own, &self.cells)
    var cells = own.mutableSpan
    known.find(batch, width: width, into: &self.numbers)
    let found = self.numbers
    let numbers = found.span
    self.days.read(batch, width: width)
    let days = self.days
    let flat = days.days
    let dayValues = flat.span
    // Its cell lies in the batch before.
    lastCode = (0, 0)
    for index in 0..<rows.count {
      let row = rows[index]
      if replaces >= 0, Int(row.fieldCount) > replaces {
        replace(fields[Int(row.firstField) + replaces], bytes, row.line)
      }
      let isSplit = Int(row.fieldCount) == width
      guard row.fault == .none || row.fault == .badEncoding, isSplit else {
        if row.fault != .none || !isTotals(row, shape, batch) { readFaulty(row) }
        continue
      }
      let firstField = Int(row.firstField)
      var reading = PersonReading.known(lastPerson, [])
      let code = codeColumn < 0 ? CSVField(start: 0, count: 0) : fields[firstField &+ codeColumn]
      if code.count != CSVRowReader.codeCount || CSVRowReader.written(code, bytes) != lastCode {
        CSVRowReader.fill(&cells, persons, fields, firstField, bytes)
        reading = person(shape, cells.span, bytes, code)
      }
      // Nearly every row is of a person whose code needs no correction, its words were met, and it
      // has no more than days besides.
      let number = Int(numbers[index])
      var usual: UInt32?
      if number >= 0, case .known(let person, []) = reading { usual = person }
      if let usual,
        builder.recall(
          shape, number, person: usual, line: row.line,
          day: { field in
            days.day(field, row: index, rows: rows.count, dayValues)
          })
      {
        continue
      }
      CSVRowReader.fill(&cells, others, fields, firstField, bytes)
      if let usual,
        builder.recall(shape, number, cells.span, bytes, CSVRowReader.place(row, usual))
      {
        continue
      }
      CSVRowReader.fill(&cells, words, fields, firstField, bytes)
      builder.recallable = -1
      read(row, reading, shape, cells.span, batch)
      if row.isPlain, row.fault == .none, number < 0, builder.recallable >= 0 {
        known.add(builder.recallable, fields, firstField, bytes)
      }
    }
    swap(&own, &self.cells)
    builder.contents.report.rows += rows.count
  }

  // A spreadsheet's row of totals tells of nobody: it is no record, and is only said.
  private mutating func isTotals(_ row: CSVRow, _ shape: ShapePlan, _ batch: CSVBatch) -> Bool {
    let persons = [shape.personCode, shape.localNumber].compactMap { field in
      field.map { job.columns[$0] }
    }
    guard CSVPreamble.builtIn.isTotals(row, in: batch, persons: persons) else { return false }
    builder.contents.report.rows -= 1
    builder.contents.notes.append(
      FileContents.Note(fault: .totalsRowSkipped, person: nil, line: row.line, detail: ""))
    return true
  }

  private mutating func replace(_ raw: CSVField, _ bytes: Span<UInt8>, _ line: UInt32) {
    let cell = CellReading.trimmed(bytes, start: Int(raw.start), count: Int(raw.count))
    let text = bytes.extracting(cell.range)
    builder.contents.replace(text, line: line)
  }

  @inline(__always)
  private static func fill(
    _ cells: inout MutableSpan<Cell>, _ columns: [(field: Int, column: Int)],
    _ fields: Span<CSVField>, _ firstField: Int, _ bytes: Span<UInt8>
  ) {
    for position in 0..<columns.count {
      let (field, column) = columns[position]
      let raw = fields[firstField &+ column]
      cells[field] = CellReading.trimmed(bytes, start: Int(raw.start), count: Int(raw.count))
    }
  }

  @inline(__always)
  private static func place(_ row: CSVRow, _ person: UInt32) -> RowPlace {
    RowPlace(
      line: row.line, byte: row.byte, person: person, element: row.byte, length: row.byteCount)
  }

  // Whose row it is, and of which kind, can be read: what it says is not known.
  private mutating func reject(
    _ row: CSVRow, _ shape: ShapePlan, _ cells: Span<Cell>, _ bytes: Span<UInt8>, person: UInt32
  ) {
    builder.reject(
      line: row.line, byte: row.byte, element: row.byte, length: row.byteCount, field: "",
      fault: CSVFileReader.fault(row.fault),
      kind: shape.kind(cells: cells, bytes: bytes),
      code: shape.situation(rule: nil, cells: cells, bytes: bytes), person: person,
      parts: shape.parts(cells: cells, bytes: bytes))
  }

  private mutating func read(
    _ row: CSVRow, _ reading: PersonReading, _ shape: ShapePlan, _ cells: Span<Cell>,
    _ batch: CSVBatch
  ) {
    let bytes = batch.bytes.span
    switch reading {
    case .faulty where row.fault != .none: readFaulty(row)
    case .faulty where isTotals(row, shape, batch): break
    case .faulty(let field, let fault, let expected):
      builder.reject(
        line: row.line, byte: row.byte, element: row.byte, length: row.byteCount,
        field: shape.places[field], fault: fault,
        expected: expected, kind: shape.kind(cells: cells, bytes: bytes))
    case .known(let person, _) where row.fault != .none:
      reject(row, shape, cells, bytes, person: person)
    case .known(let person, let corrections):
      if !corrections.isEmpty { builder.note(corrections, person: person, line: row.line) }
      var place = CSVRowReader.place(row, person)
      place.isCorrected = !corrections.isEmpty
      builder.read(shape, cells: cells, bytes: bytes, at: place)
    }
  }

  // The bytes of a person code as two numbers.
  @inline(__always)
  private static func written(_ code: CSVField, _ bytes: Span<UInt8>) -> (UInt64, UInt64) {
    let start = Int(code.start)
    return (
      ByteWord.load(bytes, at: start, count: 8),
      ByteWord.load(bytes, at: start &+ 8, count: Int(codeCount) &- 8)
    )
  }

  // Whose row it is. Only a code that was read without a correction is remembered: a correction
  // is noted for every row.
  private mutating func person(
    _ shape: ShapePlan, _ cells: Span<Cell>, _ bytes: Span<UInt8>, _ code: CSVField
  ) -> PersonReading {
    let reading = builder.person(
      shape, register: job.plan.register,
      code: bytes.extracting(Int(code.start)..<Int(code.start + code.count)), cells: cells,
      bytes: bytes, asOf: job.asOf)
    if code.count == CSVRowReader.codeCount, case .known(let person, let corrections) = reading,
      corrections.isEmpty
    {
      lastCode = CSVRowReader.written(code, bytes)
      lastPerson = person
    }
    return reading
  }

  private mutating func readFaulty(_ row: CSVRow) {
    guard row.fault != .none else {
      builder.reject(
        line: row.line, byte: row.byte, element: row.byte, length: row.byteCount, field: "",
        fault: .raggedRow, expected: "\(job.width)")
      return
    }
    builder.reject(
      line: row.line, byte: row.byte, element: row.byte, length: row.byteCount, field: "",
      fault: CSVFileReader.fault(row.fault))
    if row.fault == .unclosedQuote {
      builder.contents.isWhole = false
      builder.contents.notes.append(
        FileContents.Note(
          fault: .unclosedQuote, person: nil, line: row.line, detail: "\(row.lineCount)"))
    }
  }
}
