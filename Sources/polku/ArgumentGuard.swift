import Register

/// Keeps person codes out of the arguments, where every user of the machine can see them.
enum ArgumentGuard {
  /// Whether any argument holds something that looks like a person code, in any writing.
  static func holdsPersonCode(_ arguments: some Sequence<String>) -> Bool {
    arguments.contains { looksLikeCode(Array($0.uppercased().utf8)) }
  }

  // Six digits, a sign (a typographic dash has three bytes), three digits and a letter or digit.
  private static func looksLikeCode(_ bytes: [UInt8]) -> Bool {
    guard bytes.count >= 11 else { return false }
    for start in 0...(bytes.count - 11) where digits(bytes, start, 6) {
      for signLength in [1, 3] {
        let rest = start + 6 + signLength
        guard rest + 4 <= bytes.count, digits(bytes, rest, 3), isLetterOrDigit(bytes[rest + 3])
        else { continue }
        if signLength == 3, bytes[start + 6] != 0xE2 { continue }
        if signLength == 1, !isSign(bytes[start + 6]) { continue }
        return true
      }
    }
    return false
  }

  private static func digits(_ bytes: [UInt8], _ start: Int, _ count: Int) -> Bool {
    bytes[start..<(start + count)].allSatisfy { $0 >= 48 && $0 <= 57 }
  }

  private static func isLetterOrDigit(_ byte: UInt8) -> Bool {
    (byte >= 48 && byte <= 57) || (byte >= 65 && byte <= 90)
  }

  private static func isSign(_ byte: UInt8) -> Bool {
    Array("+-ABCDEFUVWXY".utf8).contains(byte)
  }
}
