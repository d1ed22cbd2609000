/// What the beginning of an XML file says about itself, read before libxml2 sees a byte.
///
/// libxml2 would accept any encoding the machine knows, XML 1.1, and a mark that contradicts the
/// label; and it would tell places in converted text, not in the file. So the label is judged
/// here, and libxml2 is given UTF-8 only.
struct XMLDeclaration {
  /// How the bytes are read.
  var encoding: TextEncoding
  /// Whether a byte beyond ASCII is an error.
  var isASCII = false

  /// The encoding as it is reported.
  var name: String { isASCII ? "us-ascii" : encoding.rawValue }

  init(head: Span<UInt8>) throws(ScanFault) {
    func byte(_ index: Int) -> UInt8 { index < head.count ? head[index] : 1 }
    switch (byte(0), byte(1), byte(2), byte(3)) {
    case (0xff, 0xfe, 0, 0), (0, 0, 0xfe, 0xff), (0, 0, 0, 0x3c), (0x3c, 0, 0, 0):
      throw ScanFault(.unsupportedEncoding, line: 1, column: 1, detail: "utf-32")
    default: break
    }
    let marked = TextEncoding.mark(head)?.encoding
    let seen: TextEncoding
    switch (byte(0), byte(1)) {
    case _ where marked != nil: seen = marked ?? .utf8
    case (0x3c, 0): seen = .utf16LE
    case (0, 0x3c): seen = .utf16BE
    default: seen = .utf8
    }
    // In every 8-bit encoding of ours the declaration is ASCII.
    let text = seen.decode(head)
    if text.isEmpty, marked != nil { throw ScanFault(.emptyFile) }
    guard let first = text.first, [0x3c, 0x20, 0x09, 0x0a, 0x0d].contains(first),
      !text.starts(with: [0x3c, 0])
    else {
      throw ScanFault(.brokenXML, line: 1, column: 1, detail: "no start tag")
    }
    let attributes = XMLDeclaration.attributes(text)
    if let version = attributes["version"], version != "1.0" {
      throw ScanFault(.xmlVersion, line: 1, column: 1)
    }
    encoding = seen
    guard let label = attributes["encoding"] else { return }
    guard let labelled = XMLDeclaration.labels[label.lowercased()] else {
      throw ScanFault(.unsupportedEncoding, line: 1, column: 1)
    }
    let agrees: Bool
    switch labelled {
    case .utf8: agrees = seen == .utf8 || seen == .utf8BOM
    case .utf16: agrees = seen == .utf16LE || seen == .utf16BE
    case .utf16LE: agrees = seen == .utf16LE
    case .utf16BE: agrees = seen == .utf16BE
    case .ascii, .latin1, .latin9, .windows1252: agrees = marked == nil && seen == .utf8
    }
    guard agrees else { throw ScanFault(.encodingMismatch, line: 1, column: 1) }
    switch labelled {
    case .utf8, .utf16, .utf16LE, .utf16BE: break
    case .ascii: isASCII = true
    case .latin1: encoding = .latin1
    case .latin9: encoding = .latin9
    case .windows1252: encoding = .windows1252
    }
  }

  private enum Label {
    case utf8, utf16, utf16LE, utf16BE, ascii, latin1, latin9, windows1252
  }

  /// The names of the encodings we read, as registered with IANA, and what people write.
  private static let labels: [String: Label] = [
    "utf-8": .utf8, "utf8": .utf8,
    "utf-16": .utf16, "utf-16le": .utf16LE, "utf-16be": .utf16BE,
    "us-ascii": .ascii, "ascii": .ascii,
    "iso-8859-1": .latin1, "iso_8859-1": .latin1, "iso8859-1": .latin1, "latin1": .latin1,
    "iso-8859-15": .latin9, "iso_8859-15": .latin9, "iso8859-15": .latin9, "latin-9": .latin9,
    "windows-1252": .windows1252, "cp1252": .windows1252,
  ]

  /// The pseudo attributes of the XML declaration; none if there is no declaration.
  private static func attributes(_ text: [UInt8]) -> [String: String] {
    let opening = Array("<?xml".utf8)
    guard text.starts(with: opening), text.count > opening.count, isBlank(text[opening.count])
    else { return [:] }
    var result: [String: String] = [:]
    var index = opening.count
    while index < text.count {
      while index < text.count, isBlank(text[index]) { index += 1 }
      let nameStart = index
      while index < text.count, isLetter(text[index]) { index += 1 }
      let name = String(decoding: text[nameStart..<index], as: UTF8.self)
      while index < text.count, isBlank(text[index]) { index += 1 }
      guard !name.isEmpty, index < text.count, text[index] == UInt8(ascii: "=") else { break }
      index += 1
      while index < text.count, isBlank(text[index]) { index += 1 }
      guard index < text.count, [0x22, 0x27].contains(text[index]),
        let end = text[(index + 1)...].firstIndex(of: text[index])
      else { break }
      // The first of a kind counts; a second one is libxml2's to refuse.
      if result[name] == nil {
        result[name] = String(decoding: text[(index + 1)..<end], as: UTF8.self)
      }
      index = end + 1
    }
    return result
  }

  private static func isBlank(_ byte: UInt8) -> Bool {
    byte == 0x20 || byte == 0x09 || byte == 0x0a || byte == 0x0d
  }

  private static func isLetter(_ byte: UInt8) -> Bool {
    (0x61...0x7a).contains(byte | 0x20)
  }
}
