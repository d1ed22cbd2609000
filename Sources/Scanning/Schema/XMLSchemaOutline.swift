internal import CLibXML2

/// What a schema says on its face: the names it declares, and whether it would reach beyond itself.
///
/// It is read by the same parser and under the same limits as any file, before libxml2's own reader
/// of schemas, which replaces entities and loads what it is pointed to, sees a byte.
struct XMLSchemaOutline {
  /// The local names of all declared elements.
  private(set) var elements: Set<String> = []
  /// The local names of all declared attributes.
  private(set) var attributes: Set<String> = []
  /// Whether elements the schema does not declare may stand anywhere.
  private(set) var takesAny = false
  /// Whether its elements stand in a namespace.
  private(set) var hasNamespace = false

  private static let maximumBytes = 1 << 20
  private static let loading: Set<String> = ["import", "include", "redefine", "override"]
  private static let comparing: Set<String> = ["unique", "key", "keyref"]

  /// Reads the text of a schema, in UTF-8.
  init(_ bytes: [UInt8]) throws(XMLSchemaRefusal) {
    guard bytes.count <= XMLSchemaOutline.maximumBytes else { throw XMLSchemaRefusal(.tooLong) }
    let (batch, names) = try XMLSchemaOutline.events(of: bytes)
    // For each open element whether it declares an element whose type is yet to come.
    var open: [Bool] = []
    var root = ""
    for (index, event) in batch.events.enumerated() {
      switch event.kind {
      case .start:
        let name = names[Int(event.name)]
        if event.depth == 1 { root = name }
        if event.depth == 2, XMLSchemaOutline.loading.contains(name) {
          throw XMLSchemaRefusal(.loads(name), line: Int(event.line))
        }
        if XMLSchemaOutline.comparing.contains(name) {
          throw XMLSchemaRefusal(.compares(name), line: Int(event.line))
        }
        if name == "any" { takesAny = true }
        if name == "simpleType" || name == "complexType", !open.isEmpty {
          open[open.count - 1] = false
        }
        let values = XMLSchemaOutline.attributes(behind: index, in: batch, names)
        open.append(declare(name, values))
        if event.depth == 1, values["targetNamespace"] != nil { hasNamespace = true }
      case .end:
        // An element without a type takes anything.
        if open.popLast() == true { takesAny = true }
      case .attribute, .text: break
      }
    }
    guard root == "schema" else { throw XMLSchemaRefusal(.notSchema, line: 1) }
  }

  // Returns whether it is an element whose type is yet to come.
  private mutating func declare(_ name: String, _ values: [String: String]) -> Bool {
    for key in ["type", "base"] where values[key]?.hasSuffix("anyType") == true { takesAny = true }
    switch name {
    case "element":
      if let declared = values["name"] { elements.insert(declared) }
      return values["type"] == nil && values["ref"] == nil && values["substitutionGroup"] == nil
    case "attribute":
      if let declared = values["name"] { attributes.insert(declared) }
      return false
    default: return false
    }
  }

  private static func attributes(
    behind index: Int, in batch: XMLBatch, _ names: [String]
  ) -> [String: String] {
    var values: [String: String] = [:]
    for event in batch.events[(index + 1)...] {
      guard event.kind == .attribute else { break }
      let bytes = batch.bytes[Int(event.start)..<Int(event.start + event.count)]
      values[names[Int(event.name)]] = String(decoding: bytes, as: UTF8.self)
    }
    return values
  }

  private static func events(
    of bytes: [UInt8]
  ) throws(XMLSchemaRefusal) -> (XMLBatch, [String]) {
    var sink = UnsafeMutablePointer<XMLSink>.allocate(capacity: 1)
    defer { sink.deallocate() }
    do throws(ScanFault) {
      guard !bytes.isEmpty else { throw ScanFault(.emptyFile) }
      let declaration = try XMLDeclaration(head: bytes.span)
      guard declaration.encoding == .utf8 || declaration.encoding == .utf8BOM else {
        throw ScanFault(.unsupportedEncoding, line: 1)
      }
      let start = declaration.encoding.markCount(bytes.span)
      sink.initialize(
        to: XMLSink(
          limits: XMLLimits(), places: XMLPlaces(encoding: .utf8, start: UInt64(start))))
      defer { sink.deinitialize(count: 1) }
      try parse(bytes, from: start, isASCII: declaration.isASCII, into: &sink)
      var batch = XMLBatch()
      sink.pointee.deliver(into: &batch)
      return (batch, sink.pointee.names.names)
    } catch {
      throw XMLSchemaRefusal(.notXML(error.problem), line: error.line)
    }
  }

  private static func parse(
    _ bytes: [UInt8], from start: Int, isASCII: Bool,
    into sink: inout UnsafeMutablePointer<XMLSink>
  ) throws(ScanFault) {
    XMLLibrary.prepare()
    guard let parser = XMLLibrary.makeParser(reportingTo: sink) else {
      throw ScanFault(.unreadable)
    }
    defer { xmlFreeParserCtxt(parser) }
    sink.pointee.parser = parser
    let isText = bytes.withUnsafeBufferPointer { buffer in
      guard let base = buffer.baseAddress else { return false }
      let count = buffer.count - start
      let valid =
        isASCII
        ? UTF8Check.skipASCII(base + start, 0, count) : UTF8Check.validCount(base + start, count)
      guard valid == count else { return false }
      (base + start).withMemoryRebound(to: CChar.self, capacity: count) {
        _ = xmlParseChunk(parser, $0, Int32(truncatingIfNeeded: count), 1)
      }
      return true
    }
    if let fault = sink.pointee.fault { throw fault }
    guard isText, parser.pointee.wellFormed != 0 else { throw ScanFault(.brokenXML) }
  }
}
