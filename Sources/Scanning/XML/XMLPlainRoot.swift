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
    guard XMLPlainRoot.passDeclaration(head, &place) else { return nil }
    head.withUnsafeBufferPointer {
      guard let bytes = $0.baseAddress else { return }
      XMLPlainComment.passAll(bytes, head.count, place: &place, line: &line)
    }
    let start = place
    guard let end = head[start...].firstIndex(of: UInt8(ascii: ">")), head[end - 1] != 0x2f,
      UTF8Check.isText(head[..<end], isASCII: isASCII)
    else { return nil }
    // The root's start tag is read as if it were the only child of another root, and empty.
    var tag = Array(head[start..<end])
    tag.append(contentsOf: "/></r>".utf8)
    let count = tag.count
    tag.append(contentsOf: [UInt8](repeating: 0, count: CSVScanner.padding))
    var scanner = XMLPlainScanner(
      limits: XMLLimits(), rootName: Array("r".utf8), rootByte: 0, recordName: Array("r".utf8),
      line: line, tagLine: line)
    var events: [XMLEvent] = []
    let scanned = tag.withUnsafeBufferPointer { bytes in
      bytes.baseAddress.map {
        scanner.scan(
          $0, count, base: UInt64(start), end: .max, extraStart: tag.count, into: &events)
      }
    }
    guard scanned?.end == .root, let first = events.first, first.kind == .start,
      events.filter({ $0.kind == .start }).count == 1, scanner.extra.isEmpty,
      !events.contains(where: { $0.kind == .text })
    else { return nil }
    name = Array(scanner.numbers.names[Int(first.name)].utf8)
    byte = UInt64(start)
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
  private static func passDeclaration(_ head: [UInt8], _ place: inout Int) -> Bool {
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
}
