/// Every way in which a character-separated file may mark its rows, fields and quotes.
///
/// `CSVDialect` is what registers send and what the fast reader knows. A grammar is wider: marks
/// of several bytes, an escape character, rows that end in something of their own.
public struct CSVGrammar: Sendable, Hashable {
  /// What stands between two fields; one byte or more.
  public var delimiter: [UInt8]
  /// The byte round a field that may hold delimiters and line breaks; 0 if there is none.
  public var quote: UInt8
  /// The byte that takes the meaning from a quote after it; 0 if quotes are doubled instead.
  public var escape: UInt8
  /// What ends a row; empty for any of CRLF, LF and CR.
  public var rowDelimiter: [UInt8]

  /// Makes a grammar.
  public init(
    delimiter: [UInt8] = [UInt8(ascii: ",")], quote: UInt8 = UInt8(ascii: "\""),
    escape: UInt8 = 0, rowDelimiter: [UInt8] = []
  ) {
    self.delimiter = delimiter.isEmpty ? [UInt8(ascii: ",")] : delimiter
    self.quote = quote
    self.escape = escape == quote ? 0 : escape
    self.rowDelimiter = rowDelimiter
  }

  /// The same as the fast reader's dialect, or nothing if that does not know it.
  public var dialect: CSVDialect? {
    guard delimiter.count == 1, escape == 0, rowDelimiter.isEmpty else { return nil }
    let byte = delimiter[0]
    guard CSVDialect.canSeparate(byte), byte != quote, byte != 0x20 else { return nil }
    guard quote < 0x80, quote != 0x0a, quote != 0x0d else { return nil }
    return CSVDialect(separator: byte, quote: quote)
  }

  /// Whether blanks between a delimiter and a quote are no part of the field.
  var skipsBlanks: Bool { !delimiter.contains(0x20) && !delimiter.contains(0x09) }
}
