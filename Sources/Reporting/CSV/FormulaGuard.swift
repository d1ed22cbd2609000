/// Tells which text cells a spreadsheet could take for a formula.
enum FormulaGuard {
  /// Whether a cell needs a leading `'`.
  ///
  /// True for a text whose first visible character is `=`, `+`, `-` or `@`, in ASCII or in the
  /// full-width forms that spreadsheets fold to ASCII, and for any that starts with a tab or a
  /// line break. Blanks before the character are looked through: some programs trim them first.
  static func isNeeded(_ bytes: some Collection<UInt8>) -> Bool {
    guard let first = bytes.first else { return false }
    if first > UInt8(ascii: "@"), first < 0xC2 { return false }
    if first == 9 || first == 10 || first == 13 { return true }
    var rest = bytes[...]
    while let byte = rest.first {
      switch byte {
      case UInt8(ascii: "="), UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "@"): return true
      case 0...0x20: rest = rest.dropFirst()
      case 0xC2 where rest.starts(with: [0xC2, 0xA0]): rest = rest.dropFirst(2)
      case 0xE2 where rest.starts(with: [0xE2, 0x80]) || rest.starts(with: [0xE2, 0x81]):
        // General punctuation: the blanks and invisible characters of this block are looked
        // through, its dashes are harmless text.
        guard let third = rest.dropFirst(2).first, isInvisible(third) else { return false }
        rest = rest.dropFirst(3)
      case 0xE2: return rest.starts(with: [0xE2, 0x88, 0x92])
      case 0xEF:
        guard rest.starts(with: [0xEF, 0xBB, 0xBF]) else {
          return [
            [0xEF, 0xBC, 0x9D], [0xEF, 0xBC, 0x8B], [0xEF, 0xBC, 0x8D], [0xEF, 0xBC, 0xA0],
          ]
          .contains { rest.starts(with: $0) }
        }
        rest = rest.dropFirst(3)
      default: return false
      }
    }
    return false
  }

  // U+2000-200F, 2028-202F and 2060-206F: blanks, line separators, directions.
  private static func isInvisible(_ third: UInt8) -> Bool {
    (0x80...0x8F).contains(third) || (0xA8...0xAF).contains(third)
  }
}
