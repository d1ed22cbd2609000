import Scanning

/// One file on its way to canonical CSV.
///
/// The reader that imports registers reads it wherever that knows the dialect and nothing is to be
/// mended; the careful one reads the rest.
struct CanonFile {
  let path: String
  let dialect: CanonDialect
  let recovers: Bool

  // More than this is not held in memory at once: such a file is read as it is, without mending.
  private static let mostMended: UInt64 = 1 << 30
  private static let headSize = 1 << 20

  mutating func read(_ report: inout CanonReport) throws(ScanFault) -> [UInt8] {
    let file = try FileBytes(path: path)
    guard file.count > 0 else { return [] }
    let head = try file.head(CanonFile.headSize)
    let guess = TextEncoding.guess(head.span)
    var encoding = dialect.encoding ?? guess.encoding
    // The mark at the beginning of a file knows better than the dialect file.
    if guess.reason == "mark", recovers { encoding = guess.encoding }
    if encoding == .utf8, guess.encoding == .utf8BOM { encoding = .utf8BOM }
    let text = encoding.decode(head.span)
    let grammar = CSVGrammar.guess(
      text, delimiter: dialect.delimiter, quote: dialect.quote, escape: dialect.escape,
      rowDelimiter: dialect.rowDelimiter)
    report.encoding = encoding.rawValue
    report.separator = String(decoding: grammar.delimiter, as: UTF8.self)
    report.quote = grammar.quote == 0 ? "" : String(UnicodeScalar(grammar.quote))
    report.escape = grammar.escape == 0 ? "" : String(UnicodeScalar(grammar.escape))
    let isHeld = file.count <= CanonFile.mostMended
    if let hot = grammar.dialect, !recovers || !isHeld {
      return try stream(file, encoding, hot, grammar, text, &report)
    }
    let all =
      file.count <= UInt64(head.count)
      ? head : try file.bytes(at: 0, count: Int(clamping: file.count))
    return mend(encoding.decodeAll(all), grammar, &report)
  }

  private func mend(
    _ text: [UInt8], _ grammar: CSVGrammar, _ report: inout CanonReport
  ) -> [UInt8] {
    var mender = TableMender(
      text, grammar: grammar, preambleLines: dialect.preambleLines,
      headerLines: dialect.headerLines)
    let table = mender.read(keepingAll: recovers)
    report.rowsIn = table.rowsIn
    report.rowsOut = table.rows.count
    report.rejects = table.rejects
    report.preamble = table.preamble
    report.headerLines = table.headerLines
    report.mended = table.mended
    report.tables = table.rows.isEmpty ? 0 : table.tables
    var writer = CanonWriter()
    for row in table.rows { writer.write(row) }
    return writer.bytes
  }

  /// Reads with the reader that imports registers.
  private func stream(
    _ file: FileBytes, _ encoding: TextEncoding, _ hot: CSVDialect, _ grammar: CSVGrammar,
    _ head: [UInt8], _ report: inout CanonReport
  ) throws(ScanFault) -> [UInt8] {
    var mender = TableMender(
      head, grammar: grammar, preambleLines: dialect.preambleLines,
      headerLines: dialect.headerLines)
    let shape = mender.read(keepingAll: false)
    report.preamble = shape.preamble
    report.headerLines = shape.headerLines
    report.tables = shape.rows.isEmpty ? 0 : 1
    var reader = try CSVReader(file: file, encoding: encoding, dialect: hot)
    var batch = CSVBatch()
    var writer = CanonWriter()
    var header: [[[UInt8]]] = []
    var width = -1
    while try reader.next(into: &batch) {
      for row in batch.rows where Int(row.line) > shape.preamble {
        let fields = CanonFile.fields(row, batch)
        if header.count < shape.headerLines, shape.headerLines > 1 {
          header.append(fields)
          guard header.count == shape.headerLines else { continue }
          let joined = CanonFile.join(header)
          width = joined.count
          writer.write(joined)
          report.rowsIn += 1
          report.rowsOut += 1
          continue
        }
        if width < 0 { width = fields.count }
        report.rowsIn += 1
        if row.fault == .none, fields.count == width {
          writer.write(fields)
          report.rowsOut += 1
        } else {
          report.rejects += 1
        }
      }
    }
    return writer.bytes
  }

  private static func fields(_ row: CSVRow, _ batch: CSVBatch) -> [[UInt8]] {
    (0..<Int(row.fieldCount)).map {
      let field = batch.fields[Int(row.firstField) + $0]
      return Array(batch.bytes[Int(field.start)..<Int(field.start + field.count)])
    }
  }

  private static func join(_ lines: [[[UInt8]]]) -> [[UInt8]] {
    let width = lines.map(\.count).max() ?? 0
    return (0..<width).map { column in
      let parts = lines.compactMap { line -> [UInt8]? in
        column < line.count && !line[column].isEmpty ? line[column] : nil
      }
      return Array(parts.joined(separator: [0x20]))
    }
  }
}

extension TextEncoding {
  /// A whole file as UTF-8; a byte the encoding does not have becomes U+FFFD.
  func decodeAll(_ bytes: [UInt8]) -> [UInt8] {
    let text = decode(bytes.span)
    guard text.contains(0xff) || self == .utf8 || self == .utf8BOM else { return text }
    return Array(String(decoding: text, as: UTF8.self).utf8)
  }
}
