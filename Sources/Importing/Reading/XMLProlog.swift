/// Looks at the beginning of a file for its root element, without parsing it.
///
/// What is refused before its first element must still say which register it would have been.
enum XMLProlog {
  /// Whether the first character that is not blank opens a tag.
  static func looksLikeXML(_ text: Span<UInt8>) -> Bool {
    var index = start(text)
    while index < text.count {
      switch text[index] {
      case 0x20, 0x09, 0x0A, 0x0D: index += 1
      case 0x3C: return true
      default: return false
      }
    }
    return false
  }

  /// Whether the bytes begin as XML in UTF-32, which nobody reads and nothing else looks like.
  static func looksLikeUTF32(_ head: Span<UInt8>) -> Bool {
    guard head.count >= 4 else { return false }
    switch (head[0], head[1], head[2], head[3]) {
    case (0xFF, 0xFE, 0, 0), (0, 0, 0xFE, 0xFF), (0, 0, 0, 0x3C), (0x3C, 0, 0, 0): return true
    default: return false
    }
  }

  /// The local name of the root element, or empty.
  static func root(_ text: Span<UInt8>) -> String {
    var index = start(text)
    while index + 1 < text.count {
      guard text[index] == 0x3C else {
        index += 1
        continue
      }
      switch text[index + 1] {
      case UInt8(ascii: "?"): index = after(">", in: text, from: index + 2)
      case UInt8(ascii: "!"):
        let isComment = index + 3 < text.count && text[index + 2] == 0x2D && text[index + 3] == 0x2D
        index = isComment ? afterComment(text, from: index + 4) : afterDoctype(text, from: index)
      default: return localName(text, from: index + 1)
      }
    }
    return ""
  }

  // A byte-order mark of UTF-8 may stand before everything.
  private static func start(_ text: Span<UInt8>) -> Int {
    text.count >= 3 && text[0] == 0xEF && text[1] == 0xBB && text[2] == 0xBF ? 3 : 0
  }

  private static func after(_ character: Unicode.Scalar, in text: Span<UInt8>, from: Int) -> Int {
    var index = from
    while index < text.count, text[index] != UInt8(ascii: character) { index += 1 }
    return index + 1
  }

  private static func afterComment(_ text: Span<UInt8>, from: Int) -> Int {
    var index = from
    while index + 2 < text.count {
      if text[index] == 0x2D, text[index + 1] == 0x2D, text[index + 2] == 0x3E { return index + 3 }
      index += 1
    }
    return text.count
  }

  // The internal subset stands in brackets and holds tags of its own.
  private static func afterDoctype(_ text: Span<UInt8>, from: Int) -> Int {
    var index = from
    var depth = 0
    while index < text.count {
      switch text[index] {
      case UInt8(ascii: "["): depth += 1
      case UInt8(ascii: "]"): depth -= 1
      case UInt8(ascii: ">") where depth <= 0: return index + 1
      default: break
      }
      index += 1
    }
    return text.count
  }

  private static func localName(_ text: Span<UInt8>, from: Int) -> String {
    var name: [UInt8] = []
    var index = from
    while index < text.count, name.count < 100 {
      let byte = text[index]
      if byte <= 0x20 || byte == 0x3E || byte == 0x2F { break }
      if byte == 0x3A { name = [] } else { name.append(byte) }
      index += 1
    }
    return String(decoding: name, as: UTF8.self)
  }

  /// The root's start tag as it stands, made open if it was empty, and its whole name.
  static func rootTag(_ text: [UInt8]) -> (tag: [UInt8], name: String)? {
    let span = text.span
    var index = start(span)
    while index + 1 < text.count {
      guard text[index] == UInt8(ascii: "<") else {
        index += 1
        continue
      }
      switch text[index + 1] {
      case UInt8(ascii: "?"): index = after(">", in: span, from: index + 2)
      case UInt8(ascii: "!"): index = afterComment(span, from: index + 4)
      default:
        var end = index
        var quote: UInt8 = 0
        while end < text.count, quote != 0 || text[end] != UInt8(ascii: ">") {
          if text[end] == quote {
            quote = 0
          } else if quote == 0, text[end] == UInt8(ascii: "\"") || text[end] == UInt8(ascii: "'") {
            quote = text[end]
          }
          end += 1
        }
        guard end < text.count else { return nil }
        let isEmpty = text[end - 1] == UInt8(ascii: "/")
        let tag = Array(text[index..<(isEmpty ? end - 1 : end)]) + [UInt8(ascii: ">")]
        let name = tag.dropFirst().prefix { $0 > 0x20 && $0 != UInt8(ascii: ">") }
        return (tag, String(decoding: name, as: UTF8.self))
      }
    }
    return nil
  }
}
