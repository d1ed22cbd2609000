import Register
import Scanning

/// Finds out what a CSV file is from its header, and makes it ready to be read in parts.
struct CSVFileReader {
  /// What the beginning of a file showed.
  enum Opened: Sendable {
    /// All there is to read.
    case read(FileContents)
    /// Rows to be read.
    case rows(CSVJob)
  }

  let library: LayoutLibrary
  let codes: CodeSource
  let asOf: Day?
  let partBytes: UInt64

  /// Opens a file whose encoding and separator are known.
  ///
  /// The header is the first row that fits a layout, so that titles above it do no harm; where none
  /// fits, messages are about the first row.
  ///
  /// - Parameter head: The beginning of the file, decoded.
  func open(
    _ file: FileBytes, name: String, encoding: TextEncoding, dialect guess: CSVDialect,
    head: [UInt8]
  ) -> Opened {
    let found = CSVPreamble.builtIn.find(in: head, library: library, guess: guess)
    let dialect = found?.dialect ?? guess
    let headerLine = found?.line ?? 0
    var contents = FileContents(name: name)
    contents.report.bytes = file.count
    contents.report.encoding = encoding.rawValue
    contents.report.separator = String(UnicodeScalar(dialect.separator))
    var batch = CSVBatch()
    do throws(ScanFault) {
      var reader = try CSVReader(file: file, encoding: encoding, dialect: dialect)
      var more = try reader.next(into: &batch)
      while more, batch.rows.allSatisfy({ Int($0.line) < headerLine }) {
        more = try reader.next(into: &batch)
      }
      guard more, let index = batch.rows.firstIndex(where: { Int($0.line) >= headerLine }) else {
        // A title with an open quote takes the header with it: then the first row tells the fault.
        if found != nil {
          return open(file, name: name, encoding: encoding, dialect: guess, head: [])
        }
        contents.refuse(.emptyFile)
        return .read(contents)
      }
      let header = batch.rows[index]
      if let found, found.rows > 0 {
        contents.notes.append(
          FileContents.Note(
            fault: .preambleSkipped, person: nil, line: header.line, detail: "\(found.rows)"))
      }
      guard header.fault == .none else {
        contents.refuse(CSVFileReader.fault(header.fault), line: Int(header.line))
        return .read(contents)
      }
      let names = CSVHeader(batch, row: header)
      switch library.recognise(header: names) {
      case .failure(let refusal):
        contents.report.register = refusal.register
        contents.refuse(refusal.fault, line: Int(header.line), detail: refusal.detail)
        return .read(contents)
      case .success(let layout):
        let columns = names.columns(of: layout)
        contents.report.layout = layout.id
        contents.report.register = layout.register
        for unknown in columns.unknown {
          contents.notes.append(
            FileContents.Note(
              fault: .unknownColumn, person: nil, line: header.line, detail: unknown))
        }
        if !layout.isCounted {
          guard let overrides = layout.overrides else { return .read(contents) }
          var rows = OverrideReader(
            layout: layout, overrides: overrides, columns: columns.positions,
            width: names.count)
          rows.read(batch, from: index + 1, into: &contents)
          while try reader.next(into: &batch) { rows.read(batch, from: 0, into: &contents) }
          return .read(contents)
        }
        var symbols = SymbolTable()
        let plan = FilePlan(layout, codes: codes, symbols: &symbols)
        return .rows(
          CSVJob(
            file: file, encoding: encoding, dialect: dialect, plan: plan, symbols: symbols,
            columns: columns.positions, width: names.count, replaces: columns.replaces, asOf: asOf,
            head: contents,
            start: PartPlace(
              byte: header.byte + header.byteCount,
              line: Int(header.line + header.lineCount) - 1),
            parts: FileStretches.of(file, encoding: encoding, bytes: partBytes)))
      }
    } catch {
      contents.refuse(FileReader.fault(error.problem), line: error.line, detail: error.detail)
      return .read(contents)
    }
  }

  static func fault(_ fault: CSVRow.Fault) -> Fault {
    switch fault {
    case .none, .strayQuote: .strayQuote
    case .unclosedQuote: .unclosedQuote
    case .badEncoding: .badEncoding
    case .nulByte: .nulByte
    case .fieldTooLong: .fieldTooLong
    }
  }
}

/// Reads the rows of a counted layout.
struct CSVRowReader {
  let plan: FilePlan
  /// For each field of the layout the column it stands in, or -1.
  let columns: [Int]
  let width: Int
  /// The column that says what a row replaces, or -1.
  let replaces: Int
  let asOf: Day?
  var builder: RecordBuilder
  private var cells: [Cell]
  // The fields that stand in some column, with it; the person's own is read only when it is new.
  private let present: [(field: Int, column: Int)]
  private let codeColumn: Int
  // The person code of the row before as it was written, and what was read of it: the rows of a
  // person mostly stand together.
  private static let codeCount: UInt32 = 11
  private var lastCode: (UInt64, UInt64) = (0, 0)
  private var lastPerson: UInt32 = 0

  init(
    plan: FilePlan, columns: [Int], width: Int, replaces: Int, asOf: Day?, contents: FileContents
  ) {
    self.plan = plan
    self.columns = columns
    self.width = width
    self.replaces = replaces
    self.asOf = asOf
    builder = RecordBuilder(contents: contents, plan: plan)
    cells = Array(repeating: .empty, count: columns.count)
    let codeField = plan.shape.personCode
    codeColumn = codeField.map { columns[$0] } ?? -1
    present = columns.enumerated().filter { $1 >= 0 && $0 != codeField }.map { ($0, $1) }
  }

  /// Reads the rows of a batch.
  mutating func read(_ batch: CSVBatch, from first: Int) {
    guard first < batch.rows.count else { return }
    let bytes = batch.bytes.span
    let fields = batch.fields.span
    let rows = batch.rows.span
    let columns = present
    let shape = plan.shape
    // Taken out of the reader, so that nobody else can hold it while it is filled row by row.
    var own: [Cell] = []
    swap(&own, &self.cells)
    var cells = own.mutableSpan
    // Its cell lies in the batch before.
    lastCode = (0, 0)
    for index in first..<rows.count {
      let row = rows[index]
      if replaces >= 0, Int(row.fieldCount) > replaces {
        replace(fields[Int(row.firstField) + replaces], bytes)
      }
      let isSplit = Int(row.fieldCount) == width
      guard row.fault == .none || row.fault == .badEncoding, isSplit else {
        if row.fault != .none || !isTotals(row, shape, batch) { readFaulty(row) }
        continue
      }
      let firstField = Int(row.firstField)
      for position in 0..<columns.count {
        let (field, column) = columns[position]
        let raw = fields[firstField &+ column]
        cells[field] = CellReading.trimmed(bytes, start: Int(raw.start), count: Int(raw.count))
      }
      if codeColumn >= 0 {
        let code = fields[firstField &+ codeColumn]
        if code.count == CSVRowReader.codeCount, CSVRowReader.written(code, bytes) == lastCode {
          readKnown(row, shape, cells.span, bytes)
          continue
        }
        if let field = shape.personCode {
          cells[field] = CellReading.trimmed(bytes, start: Int(code.start), count: Int(code.count))
        }
        read(row, shape, cells.span, code, batch)
      } else {
        read(row, shape, cells.span, CSVField(start: 0, count: 0), batch)
      }
    }
    swap(&own, &self.cells)
    builder.contents.report.rows += rows.count - first
  }

  // A spreadsheet's row of totals tells of nobody: it is no record, and is only said.
  private mutating func isTotals(_ row: CSVRow, _ shape: ShapePlan, _ batch: CSVBatch) -> Bool {
    let persons = [shape.personCode, shape.localNumber].compactMap { field in
      field.map { columns[$0] }
    }
    guard CSVPreamble.builtIn.isTotals(row, in: batch, persons: persons) else { return false }
    builder.contents.report.rows -= 1
    builder.contents.notes.append(
      FileContents.Note(fault: .totalsRowSkipped, person: nil, line: row.line, detail: ""))
    return true
  }

  private mutating func replace(_ raw: CSVField, _ bytes: Span<UInt8>) {
    let cell = CellReading.trimmed(bytes, start: Int(raw.start), count: Int(raw.count))
    let text = bytes.extracting(cell.range)
    if let replacement = Replacement(text) { builder.contents.replacements.append(replacement) }
  }

  // A row of the person of the row before; its code needed no correction.
  @inline(__always)
  private mutating func readKnown(
    _ row: CSVRow, _ shape: ShapePlan, _ cells: Span<Cell>, _ bytes: Span<UInt8>
  ) {
    if row.fault != .none {
      reject(row, shape, cells, bytes, person: lastPerson)
      return
    }
    builder.read(
      shape, cells: cells, bytes: bytes,
      at: RowPlace(
        line: row.line, byte: row.byte, person: lastPerson, element: row.byte,
        length: row.byteCount))
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
    _ row: CSVRow, _ shape: ShapePlan, _ cells: Span<Cell>, _ code: CSVField, _ batch: CSVBatch
  ) {
    let bytes = batch.bytes.span
    switch person(shape, cells, bytes, code) {
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
      builder.read(
        shape, cells: cells, bytes: bytes,
        at: RowPlace(
          line: row.line, byte: row.byte, person: person, isCorrected: !corrections.isEmpty,
          element: row.byte, length: row.byteCount))
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
      shape, register: plan.register,
      code: bytes.extracting(Int(code.start)..<Int(code.start + code.count)), cells: cells,
      bytes: bytes, asOf: asOf)
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
        fault: .raggedRow, expected: "\(width)")
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
