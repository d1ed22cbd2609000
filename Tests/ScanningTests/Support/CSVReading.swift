@testable import Scanning

/// All rows of a file as the fast reader gives them.
func readRows(
  _ file: FileBytes, encoding: TextEncoding? = .utf8, dialect: CSVDialect, limits: CSVLimits
) throws -> [PlainRow] {
  var reader = try CSVReader(file: file, encoding: encoding, dialect: dialect, limits: limits)
  var batch = CSVBatch()
  var rows: [PlainRow] = []
  while try reader.next(into: &batch) {
    rows += plain(batch)
  }
  return rows
}

/// The rows of a batch.
func plain(_ batch: CSVBatch) -> [PlainRow] {
  batch.rows.map { row in
    let first = Int(row.firstField)
    let fields = batch.fields[first..<first + Int(row.fieldCount)].map { field in
      Array(batch.bytes[Int(field.start)..<Int(field.start) + Int(field.count)])
    }
    return PlainRow(
      fields: fields, line: Int(row.line), lineCount: Int(row.lineCount), byte: Int(row.byte),
      byteCount: Int(row.byteCount), fault: row.fault)
  }
}

/// The rows of a text, UTF-8, separator `;`, usual limits.
func rows(of text: String, separator: Character = ";") throws -> [PlainRow] {
  let folder = TemporaryFolder()
  let dialect = CSVDialect(separator: separator.asciiValue ?? 0x3b)
  return try readRows(folder.file(Array(text.utf8)), dialect: dialect, limits: CSVLimits())
}
