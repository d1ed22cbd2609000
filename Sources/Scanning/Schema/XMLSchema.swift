internal import CLibXML2

/// An XML schema (XSD 1.0), made of its text alone: it loads nothing.
///
/// One is made for each file that is read; libxml2 does not say that two threads may use one.
final class XMLSchema {
  let pointer: xmlSchemaPtr
  let outline: XMLSchemaOutline

  /// Reads the text of a schema, in UTF-8.
  init(_ bytes: [UInt8]) throws(XMLSchemaRefusal) {
    outline = try XMLSchemaOutline(bytes)
    XMLLibrary.prepareSchemas()
    var line = 0
    let parsed = XMLLibrary.quietly {
      bytes.withUnsafeBufferPointer { XMLSchema.parse($0, firstFault: &line) }
    }
    guard let parsed else { throw XMLSchemaRefusal(.wrong, line: line) }
    guard line == 0 else {
      xmlSchemaFree(parsed)
      throw XMLSchemaRefusal(.wrong, line: line)
    }
    pointer = parsed
  }

  deinit { xmlSchemaFree(pointer) }

  private static func parse(
    _ bytes: UnsafeBufferPointer<UInt8>, firstFault line: inout Int
  ) -> xmlSchemaPtr? {
    bytes.withMemoryRebound(to: CChar.self) { characters in
      let count = Int32(truncatingIfNeeded: characters.count)
      guard let context = xmlSchemaNewMemParserCtxt(characters.baseAddress, count) else {
        return nil
      }
      defer { xmlSchemaFreeParserCtxt(context) }
      return withUnsafeMutablePointer(to: &line) { line in
        xmlSchemaSetParserStructuredErrors(
          context,
          { line, error in
            guard let line, let error, error.pointee.level.rawValue >= XML_ERR_ERROR.rawValue
            else { return }
            let first = line.assumingMemoryBound(to: Int.self)
            if first.pointee == 0 { first.pointee = max(1, Int(error.pointee.line)) }
          }, line)
        return xmlSchemaParse(context)
      }
    }
  }
}
