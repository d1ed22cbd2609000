package import Scanning

/// A row as either scanner tells it, for comparing.
package struct PlainRow: Equatable, CustomStringConvertible {
  package var fields: [[UInt8]]
  package var line: Int
  package var lineCount: Int
  package var byte: Int
  package var byteCount: Int
  package var fault: CSVRow.Fault

  package var description: String {
    let texts = fields.map { String(decoding: $0, as: UTF8.self).debugDescription }
    return "line \(line)+\(lineCount) byte \(byte)+\(byteCount) \(fault) \(texts)"
  }

  /// Makes a row.
  package init(
    fields: [[UInt8]], line: Int, lineCount: Int, byte: Int, byteCount: Int, fault: CSVRow.Fault
  ) {
    self.fields = fields
    self.line = line
    self.lineCount = lineCount
    self.byte = byte
    self.byteCount = byteCount
    self.fault = fault
  }

  /// The same row so many lines further down.
  package func moved(by lines: Int) -> PlainRow {
    var row = self
    row.line += lines
    return row
  }
}
