/// A comment of plain XML.
enum XMLPlainComment {
  /// Goes behind a comment; returns why not, if it is none, not plain or does not end in the bytes.
  ///
  /// The bytes are valid UTF-8, and four at least stand at the place.
  static func pass(
    _ bytes: UnsafePointer<UInt8>, _ count: Int, most: Int, place: inout Int, line: inout Int
  ) -> XMLPlainScanner.End? {
    for (offset, byte) in "<!--".utf8.enumerated() where bytes[place + offset] != byte {
      return .notPlain
    }
    var index = place + 4
    var breaks = 0
    while index + 2 < count {
      let byte = bytes[index]
      if byte == UInt8(ascii: "-"), bytes[index + 1] == UInt8(ascii: "-") {
        guard bytes[index + 2] == UInt8(ascii: ">") else { return .notPlain }
        line += breaks
        place = index + 3
        return nil
      }
      if byte == 0x0a { breaks += 1 }
      let isControl = byte < 0x20 && byte != 0x0a && byte != 0x09 && byte != 0x0d
      let isNoCharacter = byte == 0xef && bytes[index + 1] == 0xbf && bytes[index + 2] >= 0xbe
      if isControl || isNoCharacter || index - place > most { return .notPlain }
      index += 1
    }
    return .more
  }

  /// Goes behind blanks and comments, as they may stand before and behind the root element.
  static func passAll(
    _ bytes: UnsafePointer<UInt8>, _ count: Int, place: inout Int, line: inout Int
  ) {
    while place < count {
      switch bytes[place] {
      case 0x0a:
        line += 1
        place += 1
      case 0x20, 0x09, 0x0d: place += 1
      default:
        guard place + 4 <= count,
          pass(bytes, count, most: count, place: &place, line: &line) == nil
        else { return }
      }
    }
  }
}
