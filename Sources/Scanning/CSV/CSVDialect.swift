/// How a CSV file marks its fields.
public struct CSVDialect: Sendable, Hashable {
  /// The byte between fields: `;`, `,`, tab or `|`.
  public let separator: UInt8
  /// The byte round a field that may hold separators and line breaks; 0 if there is none.
  public let quote: UInt8

  /// The separators that are looked for, in the order in which they win a tie.
  public static let separators = [";", ",", "\t", "|"].flatMap { Array($0.utf8) }

  /// Makes a dialect; the separator is an ASCII byte that is not zero, a line break or the quote.
  public init(separator: UInt8, quote: UInt8 = UInt8(ascii: "\"")) {
    precondition(CSVDialect.canSeparate(separator) && separator != quote && quote < 0x80)
    precondition(quote != 0x0a && quote != 0x0d)
    self.separator = separator
    self.quote = quote
  }

  /// Whether a byte can be a separator at all: ASCII, not zero and not a line break.
  public static func canSeparate(_ byte: UInt8) -> Bool {
    byte > 0 && byte < 0x80 && byte != 0x0a && byte != 0x0d
  }

  /// Guesses the separator from the head of a file, decoded to UTF-8.
  ///
  /// It is the one found most often outside quotes on the first line that is not blank: the
  /// header. `;` if there is none.
  public static func guess(_ head: Span<UInt8>) -> CSVDialect {
    var counts = [Int](repeating: 0, count: separators.count)
    var quoted = false
    var isBlank = true
    for index in head.indices {
      let byte = head[index]
      if byte == UInt8(ascii: "\"") { quoted.toggle() }
      if byte == 0x0a || byte == 0x0d, !quoted {
        if isBlank { continue }
        break
      }
      isBlank = false
      if !quoted, let which = separators.firstIndex(of: byte) { counts[which] += 1 }
    }
    var best = 0
    for which in separators.indices where counts[which] > counts[best] { best = which }
    return CSVDialect(separator: separators[best])
  }
}
