import Judging

@testable import Scanning

/// The rows of a text, UTF-8, separator `;`, usual limits.
func rows(of text: String, separator: Character = ";") throws -> [PlainRow] {
  let folder = TemporaryFolder()
  let dialect = CSVDialect(separator: separator.asciiValue ?? 0x3b)
  return try readRows(folder.file(Array(text.utf8)), dialect: dialect, limits: CSVLimits())
}

/// Reads a text as a UTF-8 file.
func readXML(_ text: String, limits: XMLLimits = XMLLimits()) throws -> XMLOutcome {
  let folder = TemporaryFolder()
  return try readXML(folder.file(Array(text.utf8)), limits: limits)
}

/// Reads bytes as a file.
func readXML(_ bytes: [UInt8], limits: XMLLimits = XMLLimits()) throws -> XMLOutcome {
  let folder = TemporaryFolder()
  return try readXML(folder.file(bytes), limits: limits)
}
