import Judging
import Scanning

/// What must hold of any bytes read as CSV.
struct CSVCheck {
  private let input: FuzzInput
  private let file: FileBytes
  private let dialect: CSVDialect
  private var limits = CSVLimits()

  init(_ input: FuzzInput, _ file: FileBytes) {
    self.input = input
    self.file = file
    dialect = CSVDialect(separator: CSVDialect.separators[Int(input.knobs[0] & 3)])
    if input.knobs[0] & 0x80 != 0 {
      limits.fieldBytes = 1 + Int(input.knobs[2] & 15)
      limits.rowBytes = limits.fieldBytes * (1 + Int(input.knobs[2] >> 5))
    }
  }

  /// Ends the program if something does not hold.
  func run() {
    for encoding in [TextEncoding.utf8, .windows1252, .utf16LE] { check(encoding) }
  }

  private func check(_ encoding: TextEncoding) {
    var small = limits
    small.blockBytes = 1 + Int(input.knobs[1])
    guard let rows = try? readRows(file, encoding: encoding, dialect: dialect, limits: small),
      let again = try? readRows(file, encoding: encoding, dialect: dialect, limits: limits)
    else {
      // A mark that contradicts the encoding, or nothing behind it.
      let marks: [[UInt8]] = [[0xef, 0xbb, 0xbf], [0xff, 0xfe], [0xfe, 0xff]]
      guard marks.contains(where: input.file.starts(with:)) else { fail("\(encoding) refused") }
      return
    }
    same(rows, again, "\(encoding) in blocks of \(small.blockBytes)")
    account(again, encoding)
    guard encoding != .utf16LE, !input.file.starts(with: [0xef, 0xbb, 0xbf]) else { return }
    if encoding == .utf8 {
      let twin = CSVTwin(
        bytes: input.file, offsets: Array(0...input.file.count), separator: dialect.separator,
        quote: dialect.quote, limits: limits)
      same(again, twin.rows(), "\(encoding) and the slow scanner")
    }
    let parts = try? CSVParts(
      file, encoding: encoding, dialect: dialect, limits: small, size: input.stretch)
    same(parts?.rows ?? [], rows, "\(encoding) in parts of \(input.stretch)")
  }

  private func same(_ left: [PlainRow], _ right: [PlainRow], _ what: String) {
    guard left != right else { return }
    let index = zip(left, right).enumerated().first { $0.1.0 != $0.1.1 }?.0
    let place = index ?? min(left.count, right.count)
    fail(
      "CSV \(what): \(left.count) and \(right.count) rows, first other row \(place): "
        + "\(left.dropFirst(place).first?.description ?? "none") against "
        + "\(right.dropFirst(place).first?.description ?? "none")")
  }

  // Every byte stands in a row, or is a line break, or the mark at the beginning.
  private func account(_ rows: [PlainRow], _ encoding: TextEncoding) {
    let marks: [[UInt8]] = [[0xef, 0xbb, 0xbf], [0xff, 0xfe], [0xfe, 0xff]]
    var at = marks.first(where: input.file.starts(with:))?.count ?? 0
    if encoding == .windows1252 || rows.first?.byte == 0 { at = 0 }
    for row in rows {
      guard row.byte >= at, row.byteCount >= 0, row.byte + row.byteCount <= input.file.count else {
        fail("CSV \(encoding): \(row) begins before \(at) or ends behind \(input.file.count)")
      }
      between(at..<row.byte, encoding)
      at = row.byte + row.byteCount
    }
    between(at..<input.file.count, encoding)
  }

  private func between(_ range: Range<Int>, _ encoding: TextEncoding) {
    let isWide = encoding == .utf16LE
    for byte in input.file[range] where byte != 0x0a && byte != 0x0d && !(isWide && byte == 0) {
      fail("CSV \(encoding): a byte of \(range) stands in no row")
    }
  }
}
