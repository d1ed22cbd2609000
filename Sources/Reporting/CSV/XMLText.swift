/// Text as it may stand in XML 1.0 and in HTML.
enum XMLText {
  /// Writes ` name="value"`.
  static func attribute(_ name: String, _ value: String, into bytes: inout [UInt8]) {
    bytes.append(UInt8(ascii: " "))
    bytes.append(contentsOf: name.utf8)
    bytes.append(contentsOf: "=\"".utf8)
    write(value, inAttribute: true, into: &bytes)
    bytes.append(UInt8(ascii: "\""))
  }

  /// Writes text between tags.
  static func text(_ value: String, into bytes: inout [UInt8]) {
    write(value, inAttribute: false, into: &bytes)
  }

  /// The text escaped for use between tags or in a quoted attribute.
  static func escaped(_ value: String) -> String {
    var bytes: [UInt8] = []
    write(value, inAttribute: false, into: &bytes)
    return String(decoding: bytes, as: UTF8.self)
  }

  private static func needsCare(_ byte: UInt8) -> Bool {
    byte < 0x20 || byte == 0x22 || byte == 0x26 || byte == 0x27 || byte == 0x3C || byte == 0x3E
      || byte == 0xEF
  }

  // Byte by byte, never character by character: a quote followed by a combining accent is one
  // character but still ends an attribute. Characters that XML forbids become U+FFFD.
  private static func write(_ value: String, inAttribute: Bool, into bytes: inout [UInt8]) {
    // Nearly every text needs no escape: one look, then one copy.
    if !value.utf8.contains(where: { needsCare($0) }) {
      bytes.append(contentsOf: value.utf8)
      return
    }
    var isAfterEF = false
    for byte in value.utf8 {
      switch byte {
      case 0x26: bytes.append(contentsOf: "&amp;".utf8)
      case 0x3C: bytes.append(contentsOf: "&lt;".utf8)
      case 0x3E: bytes.append(contentsOf: "&gt;".utf8)
      case 0x22: bytes.append(contentsOf: "&quot;".utf8)
      case 0x27: bytes.append(contentsOf: "&#39;".utf8)
      case 0x0D: bytes.append(contentsOf: "&#13;".utf8)
      case 0x09 where inAttribute: bytes.append(contentsOf: "&#9;".utf8)
      case 0x0A where inAttribute: bytes.append(contentsOf: "&#10;".utf8)
      case 0x09, 0x0A: bytes.append(byte)
      case 0x00...0x1F: bytes.append(contentsOf: "\u{FFFD}".utf8)
      case 0xBE, 0xBF:
        // U+FFFE and U+FFFF are EF BF BE and EF BF BF: their last byte makes them U+FFFD.
        bytes.append(isAfterEF && bytes.last == 0xBF ? 0xBD : byte)
      default: bytes.append(byte)
      }
      isAfterEF = byte == 0xEF || (isAfterEF && byte == 0xBF && bytes.suffix(2).first == 0xEF)
    }
  }
}
