package import Scanning

/// All rows of a file as the fast reader gives them.
package func readRows(
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
package func plain(_ batch: CSVBatch) -> [PlainRow] {
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
