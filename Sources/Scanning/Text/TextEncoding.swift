/// The encodings a text file may be in.
public enum TextEncoding: String, Sendable, Hashable, CaseIterable {
  /// UTF-8 without a byte-order mark.
  case utf8 = "utf-8"
  /// UTF-8 with a byte-order mark.
  case utf8BOM = "utf-8-bom"
  /// UTF-16, low byte first, with or without a byte-order mark.
  case utf16LE = "utf-16le"
  /// UTF-16, high byte first, with or without a byte-order mark.
  case utf16BE = "utf-16be"
  /// The Western code page of Windows; the bytes 81, 8D, 8F, 90 and 9D stand for nothing.
  case windows1252 = "windows-1252"
  /// Latin 1.
  case latin1 = "iso-8859-1"
  /// Latin 9: Latin 1 with the euro sign and six more letters.
  case latin9 = "iso-8859-15"

  /// The byte-order mark at the start of some bytes, and its length; nil if there is none.
  static func mark(_ head: Span<UInt8>) -> (encoding: TextEncoding, count: Int)? {
    if head.count >= 3, head[0] == 0xef, head[1] == 0xbb, head[2] == 0xbf {
      return (.utf8BOM, 3)
    }
    guard head.count >= 2 else { return nil }
    if head[0] == 0xff, head[1] == 0xfe { return (.utf16LE, 2) }
    if head[0] == 0xfe, head[1] == 0xff { return (.utf16BE, 2) }
    return nil
  }

  /// Bytes of a byte-order mark of this encoding at the start of a file: they are no text.
  func markCount(_ head: Span<UInt8>) -> Int {
    guard let mark = TextEncoding.mark(head) else { return 0 }
    switch (self, mark.encoding) {
    case (.utf8, .utf8BOM): return mark.count
    default: return self == mark.encoding ? mark.count : 0
    }
  }

  /// How many bytes of the file a stretch of decoded bytes stands for.
  func originalCount(_ bytes: UnsafePointer<UInt8>, _ count: Int) -> Int {
    switch self {
    case .utf8, .utf8BOM: return count
    case .windows1252, .latin1, .latin9, .utf16LE, .utf16BE: break
    }
    let wide = self == .utf16LE || self == .utf16BE
    var units = 0
    for index in 0..<count {
      let byte = bytes[index]
      // A bad unit is decoded as one 0xff, and so counts as one.
      if byte & 0xc0 != 0x80 { units &+= 1 }
      if wide, byte & 0xf8 == 0xf0 { units &+= 1 }
    }
    return wide ? units &* 2 : units
  }
}
