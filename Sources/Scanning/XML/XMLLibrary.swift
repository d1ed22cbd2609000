internal import CLibXML2

/// The one door to libxml2's setup: a parser that reports to a sink, and can do nothing else.
enum XMLLibrary {
  /// Readies the library, once in a process.
  static func prepare() { _ = prepared }

  private static let prepared: Bool = {
    xmlInitParser()
    xmlCatalogSetDefaults(XML_CATA_ALLOW_NONE)
    xmlSetExternalEntityLoader { _, _, _ in nil }
    return true
  }()

  /// Readies what schemas need too, once in a process: the table of their own types is common.
  static func prepareSchemas() { _ = schemasPrepared }

  private static let schemasPrepared: Bool = {
    prepare()
    xmlSchemaInitTypes()
    return true
  }()

  /// Does something while nothing that libxml2 says without being asked can be printed.
  ///
  /// What its regular expressions report reaches no handler of ours, and would go to standard error.
  static func quietly<Result>(_ work: () -> Result) -> Result {
    xmlSetStructuredErrorFunc(nil) { _, _ in }
    defer { xmlSetStructuredErrorFunc(nil, nil) }
    return work()
  }

  /// A push parser whose callbacks get the sink's address.
  static func makeParser(reportingTo sink: UnsafeMutablePointer<XMLSink>) -> xmlParserCtxtPtr? {
    var handler = xmlSAXHandler()
    handler.initialized = UInt32(XML_SAX2_MAGIC)
    handler.startElementNs = { context, name, _, space, spaceCount, spaces, count, _, attributes in
      guard let context, let name else { return }
      let sink = XMLLibrary.sink(context)
      sink.pointee.start(
        name, attributes, Int(count), prefixes: spaces, Int(spaceCount))
      guard let schema = sink.pointee.schema, sink.pointee.fault == nil else { return }
      schema.start(
        XMLSchemaCheck.Tag(
          name: name, space: space, spaces: spaces, spaceCount: spaceCount,
          attributes: attributes, attributeCount: Int(count)),
        line: sink.pointee.startLine)
    }
    handler.endElementNs = { context, name, _, space in
      guard let context, let name else { return }
      let sink = XMLLibrary.sink(context)
      sink.pointee.end()
      guard let schema = sink.pointee.schema, sink.pointee.fault == nil else { return }
      schema.end(name, space)
    }
    handler.characters = { context, bytes, count in
      guard let context, let bytes else { return }
      XMLLibrary.sink(context).pointee.text(bytes, Int(count))
    }
    handler.ignorableWhitespace = handler.characters
    handler.cdataBlock = handler.characters
    handler.internalSubset = { context, _, _, _ in
      guard let context else { return }
      let sink = XMLLibrary.sink(context)
      let line = sink.pointee.parser?.pointee.input?.pointee.line ?? 0
      sink.pointee.refuse(.doctype, line: Int(line))
    }
    handler.serror = { context, error in
      guard let context, let error, error.pointee.level.rawValue >= XML_ERR_ERROR.rawValue else {
        return
      }
      // The message may hold the file's text; the number may not.
      XMLLibrary.sink(context).pointee.refuse(
        .brokenXML, line: Int(error.pointee.line), column: Int(error.pointee.int2),
        detail: "libxml2 \(error.pointee.code)")
    }
    guard let parser = xmlCreatePushParserCtxt(&handler, sink, nil, 0, nil) else { return nil }
    // We decode: the label in the file is judged before, and says nothing to libxml2.
    let options = XML_PARSE_NONET.rawValue | XML_PARSE_IGNORE_ENC.rawValue
    xmlCtxtUseOptions(parser, Int32(bitPattern: options))
    return parser
  }

  @inline(__always)
  private static func sink(_ context: UnsafeMutableRawPointer) -> UnsafeMutablePointer<XMLSink> {
    context.assumingMemoryBound(to: XMLSink.self)
  }
}
