import Register
import Scanning

/// A CSV file whose layout is known, and the parts it is read in.
struct CSVJob: Sendable {
  /// What reading a part gave.
  struct Part: FilePart, Sendable {
    var contents: FileContents
    var first: PartPlace?
    var next: PartPlace?
    var fault: ScanFault?
  }

  let file: FileBytes
  let encoding: TextEncoding
  let dialect: CSVDialect
  let plan: FilePlan
  /// The symbols of the plan, which every part begins with.
  let symbols: SymbolTable
  /// For each field of the layout the column it stands in, or -1.
  let columns: [Int]
  let width: Int
  /// The column that says what a row replaces, or -1.
  let replaces: Int
  let asOf: Day?
  /// What is known of the file before its first row: the report, and what its header told.
  let head: FileContents
  /// Where the header ends.
  let start: PartPlace
  /// The stretches of the file that are read by themselves.
  let parts: [Range<UInt64>]
  /// How much of it is held at a time.
  let limits: CSVLimits

  // Room is made for rows of so many bytes; what is not used of it is never touched.
  private static let shortRow: UInt64 = 32

  /// Reads a part; but for the first one from a row that is only supposed.
  func read(_ index: Int) -> Part {
    if index == 0 { return read(from: start, until: parts[0].upperBound) }
    do throws(ScanFault) {
      return read(
        try CSVPartReader(
          file: file, encoding: encoding, dialect: dialect, limits: limits, supposedIn: parts[index]
        ))
    } catch {
      return Part(contents: FileContents(name: ""), fault: error)
    }
  }

  private func read(from place: PartPlace, until end: UInt64) -> Part {
    read(
      CSVPartReader(
        file: file, encoding: encoding, dialect: dialect, limits: limits, from: place, until: end))
  }

  private func read(_ start: CSVPartReader) -> Part {
    var reader = start
    var batch = CSVBatch()
    var contents = FileContents(name: "")
    contents.symbols = symbols
    contents.records.reserve(FileStretches.most(of: CSVJob.shortRow, in: file))
    var rows = CSVRowReader(self, contents: contents)
    contents = FileContents(name: "")
    var fault: ScanFault?
    do throws(ScanFault) {
      while try reader.next(into: &batch) { rows.read(batch) }
    } catch {
      fault = error
    }
    rows.builder.contents.records.sort()
    return Part(
      contents: rows.builder.contents, first: reader.first, next: reader.next, fault: fault)
  }

  /// Puts the parts together; what was wrongly supposed is read again.
  func join(_ results: [Part]) -> ReadFile {
    var chain = PartChain(from: start)
    var whole = ReadFile(head)
    chain.follow(parts, results) {
      read(from: $0, until: $1)
    } take: { part, lines in
      whole.append(part.contents)
      guard let fault = part.fault else { return true }
      whole.refuse(
        FileReader.fault(fault.problem), line: fault.line + lines, detail: fault.detail)
      return false
    }
    return whole
  }
}
