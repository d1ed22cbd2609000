/// The beginning of a plain XML file up to the end of the root's start tag.
public struct XMLPlainRoot: Sendable {
  /// The local name of the root element.
  public let name: [UInt8]
  /// Offset in the file of the root's start tag.
  public let byte: UInt64
  /// Where the content of the root begins.
  public let content: PartPlace
  /// The encoding as `XMLReader` tells it.
  public let encoding: String
  /// The root's start and attributes.
  public let batch: XMLBatch
  /// The names of the batch.
  public let names: [String]
  let isASCII: Bool
  let line: Int

  /// Reads the beginning of a file, or gives up: then the file is not plain, and may be anything.
  public init?(file: FileBytes) {
    guard let head = try? file.head(1 << 16), head.count > 0,
      let declaration = try? XMLDeclaration(head: head.span),
      declaration.encoding == .utf8 || declaration.encoding == .utf8BOM
    else { return nil }
    encoding = declaration.name
    isASCII = declaration.isASCII
    var place = declaration.encoding == .utf8BOM ? 3 : 0
    var line = 1
    guard XMLPlainRoot.passDeclaration(head, &place, &line),
      XMLPlainRoot.passMisc(head, &place, &line), place < head.count
    else { return nil }
    // The root's start tag is read as if it were the only child of another root, and empty.
    let start = place
    guard let end = head[start...].firstIndex(of: UInt8(ascii: ">")), head[end - 1] != 0x2f else {
      return nil
    }
    var tag = Array(head[start..<end])
    tag.append(contentsOf: "/></r>".utf8)
    let count = tag.count
    guard tag.allSatisfy({ $0 < 0x80 || !declaration.isASCII }) else { return nil }
    tag.append(contentsOf: [UInt8](repeating: 0, count: CSVScanner.padding))
    var scanner = XMLPlainScanner(
      limits: XMLLimits(), rootName: Array("r".utf8), rootByte: 0, recordName: Array("r".utf8),
      line: line, tagLine: line)
    var events: [XMLEvent] = []
    let scanned = tag.withUnsafeBufferPointer { bytes in
      bytes.baseAddress.map { base in
        UTF8Check.isValid(base, count, mayBeCut: false)
          && scanner.scan(
            base, count, base: UInt64(start), end: .max, extraStart: tag.count, into: &events
          ).end == .root
      } ?? false
    }
    guard scanned, let first = events.first, first.kind == .start,
      events.filter({ $0.kind == .start }).count == 1, scanner.extra.isEmpty,
      !events.contains(where: { $0.kind == .text })
    else { return nil }
    name = Array(scanner.numbers.names[Int(first.name)].utf8)
    byte = UInt64(start)
    self.line = Int(first.line)
    content = PartPlace(byte: UInt64(end + 1), line: scanner.line)
    var batch = XMLBatch()
    batch.bytes = tag
    batch.events = events.filter { $0.kind != .end }.map {
      var event = $0
      event.depth = 1
      return event
    }
    self.batch = batch
    names = scanner.numbers.names
  }

  // The XML declaration, if there is one, in the form that everybody writes.
  private static func passDeclaration(_ head: [UInt8], _ place: inout Int, _ line: inout Int)
    -> Bool
  {
    let opening = Array("<?xml ".utf8)
    guard head[place...].starts(with: opening) else { return head[place] == UInt8(ascii: "<") }
    guard let end = head[place...].firstIndex(of: UInt8(ascii: ">")), end - place < 200 else {
      return false
    }
    let text = String(decoding: head[(place + 6)..<end], as: UTF8.self)
    guard text.hasSuffix("?") else { return false }
    var parts = text.dropLast().split(separator: " ", omittingEmptySubsequences: true).map(
      String.init)
    guard !parts.isEmpty, isPair(parts.removeFirst(), "version", ["1.0"]) else { return false }
    if let next = parts.first,
      isPair(next, "encoding", ["utf-8", "UTF-8", "us-ascii", "US-ASCII"])
    {
      parts.removeFirst()
    }
    if let next = parts.first, isPair(next, "standalone", ["yes", "no"]) { parts.removeFirst() }
    guard parts.isEmpty else { return false }
    place = end + 1
    return true
  }

  private static func isPair(_ text: String, _ name: String, _ values: [String]) -> Bool {
    values.contains { text == "\(name)=\"\($0)\"" || text == "\(name)='\($0)'" }
  }

  // Blanks and comments before the root element.
  private static func passMisc(_ head: [UInt8], _ place: inout Int, _ line: inout Int) -> Bool {
    while place < head.count {
      switch head[place] {
      case 0x0a:
        line += 1
        place += 1
      case 0x20, 0x09, 0x0d: place += 1
      case UInt8(ascii: "<"):
        guard place + 1 < head.count, head[place + 1] == UInt8(ascii: "!") else { return true }
        guard passComment(head, &place, &line) else { return false }
      default: return false
      }
    }
    return false
  }

  /// Passes a comment of printable characters; false if it is none.
  static func passComment(_ text: [UInt8], _ place: inout Int, _ line: inout Int) -> Bool {
    let opening = Array("<!--".utf8)
    guard text[place...].starts(with: opening) else { return false }
    var index = place + 4
    while index + 2 < text.count {
      let byte = text[index]
      if byte == UInt8(ascii: "-"), text[index + 1] == UInt8(ascii: "-") {
        guard text[index + 2] == UInt8(ascii: ">") else { return false }
        // Beyond ASCII only whole and valid characters may stand in it.
        let inner = text[(place + 4)..<index]
        guard inner.allSatisfy({ $0 < 0x80 }) || isText(Array(inner)) else { return false }
        place = index + 3
        return true
      }
      if byte == 0x0a { line += 1 }
      if byte < 0x20, byte != 0x0a, byte != 0x09, byte != 0x0d { return false }
      index += 1
    }
    return false
  }

  private static func isText(_ text: [UInt8]) -> Bool {
    guard let string = String(validating: text, as: UTF8.self) else { return false }
    return string.unicodeScalars.allSatisfy { $0.value & 0xfffe != 0xfffe }
  }
}
