import StrictYAML

/// What of a cell may stand in a file that must hold no names, codes of persons or free text.
///
/// The kind of the field decides first. But a row can be shifted by a column, and then a name
/// stands where a code should: so words are shown only if they look like what belongs there.
enum CellText {
  /// The text of a faulty cell as far as it may be shown; empty if it may not.
  static func shown(_ text: Span<UInt8>, as kind: LayoutField.Kind, known: [String]) -> String {
    guard text.count > 0, text.count <= 24, !looksLikePersonCode(text) else { return "" }
    switch kind {
    case .personCode, .localNumber, .text: return ""
    case .day, .number:
      for index in text.indices where !isNumeric(text[index]) { return "" }
      return string(text)
    case .answer, .code, .word:
      if text.count <= 2 || hasDigit(text) { return text.count <= 12 ? string(text) : "" }
      let word = string(text)
      let isNear = known.contains { candidate in
        candidate.utf8.prefix(2).elementsEqual(word.utf8.prefix(2))
          && candidate.utf8.count <= 2 * word.utf8.count
          && candidate.utf8.allSatisfy { $0 < 0x61 || $0 > 0x7A }
      }
      if isNear { return word }
      guard let nearest = Spelling.nearest(to: word, among: known) else { return "" }
      return abs(nearest.utf8.count - word.utf8.count) <= 2 && sharesBeginning(nearest, word)
        ? word : ""
    }
  }

  /// Whether a column name of an unknown file may be named: no code, number or day.
  static func isColumnName(_ text: Span<UInt8>) -> Bool {
    guard text.count > 0, text.count <= 40, !looksLikePersonCode(text) else { return false }
    var digits = 0
    for index in text.indices where text[index] &- 48 <= 9 { digits += 1 }
    return digits <= 3
  }

  /// The bytes as text.
  static func string(_ text: Span<UInt8>) -> String {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(text.count)
    for index in text.indices { bytes.append(text[index]) }
    return String(decoding: bytes, as: UTF8.self)
  }

  // Six digits anywhere followed by a sign or none and three more: the shape of a person code,
  // also with blanks or another dash in it.
  static func looksLikePersonCode(_ text: Span<UInt8>) -> Bool {
    guard text.count >= 10 else { return false }
    var bytes: [UInt8] = []
    for index in text.indices where text[index] > 0x20 && text[index] < 0x80 {
      bytes.append(text[index])
    }
    var run = 0
    for index in bytes.indices {
      if bytes[index] &- 48 <= 9 {
        run += 1
        // Nine digits, with or without the check character: no code or number is so long.
        if run >= 9 { return true }
      } else {
        if run >= 6, index + 3 < bytes.count,
          bytes[index + 1...index + 3].allSatisfy({ $0 &- 48 <= 9 })
        {
          return true
        }
        run = 0
      }
    }
    return false
  }

  private static func sharesBeginning(_ left: String, _ right: String) -> Bool {
    left.lowercased().utf8.first == right.lowercased().utf8.first
  }

  private static func hasDigit(_ text: Span<UInt8>) -> Bool {
    for index in text.indices where text[index] &- 48 <= 9 { return true }
    return false
  }

  private static func isNumeric(_ byte: UInt8) -> Bool {
    byte &- 48 <= 9 || [0x2B, 0x2C, 0x2D, 0x2E, 0x2F, 0x3A, 0x20].contains(byte)
  }
}
