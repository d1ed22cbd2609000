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

  /// How much of a file is read by itself: large enough that a part's beginnings cost nothing, small
  /// enough that the cores share the work to the end.
  static let partBytes: UInt64 = 8 << 20
  // Room is made for rows of so many bytes; what is not used of it is never touched.
  private static let shortRow = 32
  // The last parts, and those of a file that has no more, are smaller, so that no core waits long
  // for the others.
  private static let lastParts: UInt64 = 2
  private static let smaller: UInt64 = 4

  /// The stretches of a file; one if places in it cannot be found in the bytes as they stand.
  static func stretches(
    of file: FileBytes, encoding: TextEncoding, from first: UInt64 = 0, partBytes: UInt64
  ) -> [Range<UInt64>] {
    guard encoding != .utf16LE, encoding != .utf16BE else { return [first..<file.count] }
    var parts: [Range<UInt64>] = []
    var start = first
    while true {
      let rest = file.count - start
      let length = rest > partBytes * lastParts ? partBytes : max(1, partBytes / smaller)
      guard rest > length + length / 2 else { break }
      parts.append(start..<start + length)
      start += length
    }
    parts.append(start..<file.count)
    return parts
  }

  /// Reads a part; but for the first one from a row that is only supposed.
  func read(_ index: Int) -> Part {
    if index == 0 { return read(from: start, until: parts[0].upperBound) }
    do throws(ScanFault) {
      return read(
        try CSVPartReader(
          file: file, encoding: encoding, dialect: dialect, supposedIn: parts[index]))
    } catch {
      return Part(contents: FileContents(name: ""), fault: error)
    }
  }

  private func read(from place: PartPlace, until end: UInt64) -> Part {
    read(
      CSVPartReader(
        file: file, encoding: encoding, dialect: dialect, from: place, until: end))
  }

  private func read(_ start: CSVPartReader) -> Part {
    var reader = start
    var batch = CSVBatch()
    var contents = FileContents(name: "")
    contents.symbols = symbols
    contents.records.reserve(Int(min(file.count, CSVJob.partBytes)) / CSVJob.shortRow)
    var rows = CSVRowReader(
      plan: plan, columns: columns, width: width, replaces: replaces, asOf: asOf,
      contents: contents)
    contents = FileContents(name: "")
    var fault: ScanFault?
    do throws(ScanFault) {
      while try reader.next(into: &batch) { rows.read(batch, from: 0) }
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
