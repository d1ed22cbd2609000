internal import CLibXML2

/// libxml2's check of one run of events against a schema.
///
/// libxml2 gives the functions a parser would call; we call them, with the names that are to be
/// compared.
final class XMLSchemaStream {
  private let schema: XMLSchema
  private let context: xmlSchemaValidCtxtPtr
  private let plug: xmlSchemaSAXPlugPtr
  private let functions: xmlSAXHandler
  private let user: UnsafeMutableRawPointer
  /// Where libxml2 puts its functions, and writes once more when it is unplugged.
  private let place: UnsafeMutablePointer<xmlSAXHandlerPtr?>
  private let userPlace: UnsafeMutablePointer<UnsafeMutableRawPointer?>
  /// Whether the content of an element was wrong, where nobody hears the faults.
  private(set) var hasContentFault = false

  /// The namespace of attributes such as `xsi:type`, which speak of the schema.
  private static let instance = "http://www.w3.org/2001/XMLSchema-instance"

  init?(_ schema: XMLSchema) {
    guard let context = xmlSchemaNewValidCtxt(schema.pointer) else { return nil }
    let place = UnsafeMutablePointer<xmlSAXHandlerPtr?>.allocate(capacity: 1)
    place.initialize(to: nil)
    let userPlace = UnsafeMutablePointer<UnsafeMutableRawPointer?>.allocate(capacity: 1)
    userPlace.initialize(to: nil)
    let plug = xmlSchemaSAXPlug(context, place, userPlace)
    guard let plug, let handler = place.pointee, let user = userPlace.pointee else {
      if let plug { xmlSchemaSAXUnplug(plug) }
      xmlSchemaFreeValidCtxt(context)
      place.deallocate()
      userPlace.deallocate()
      return nil
    }
    self.schema = schema
    self.context = context
    self.plug = plug
    self.place = place
    self.userPlace = userPlace
    self.user = user
    functions = handler.pointee
    xmlSchemaSetValidStructuredErrors(
      context,
      { stream, error in
        guard let stream, let error else { return }
        let content = Int32(bitPattern: XML_SCHEMAV_ELEMENT_CONTENT.rawValue)
        guard error.pointee.code == content else { return }
        Unmanaged<XMLSchemaStream>.fromOpaque(stream).takeUnretainedValue().hasContentFault = true
      }, Unmanaged.passUnretained(self).toOpaque())
  }

  deinit {
    xmlSchemaSAXUnplug(plug)
    xmlSchemaFreeValidCtxt(context)
    place.deallocate()
    userPlace.deallocate()
  }

  /// Tells somebody else of the faults from now on.
  func report(to context: UnsafeMutableRawPointer, by handler: @escaping xmlStructuredErrorFunc) {
    xmlSchemaSetValidStructuredErrors(self.context, handler, context)
  }

  /// A start tag; without a namespace of its own the schema knows local names only.
  func start(_ tag: XMLSchemaCheck.Tag, hasNamespace: Bool) {
    let count = Int32(truncatingIfNeeded: tag.attributeCount)
    guard !hasNamespace, let attributes = tag.attributes, isMixed(tag) else {
      functions.startElementNs?(
        user, tag.name, nil, hasNamespace ? tag.space : nil, tag.spaceCount, tag.spaces, count, 0,
        tag.attributes)
      return
    }
    var plain = Array(UnsafeBufferPointer(start: attributes, count: 5 * tag.attributeCount))
    for index in 0..<tag.attributeCount where !isInstance(plain[5 * index + 2]) {
      plain[5 * index + 1] = nil
      plain[5 * index + 2] = nil
    }
    plain.withUnsafeMutableBufferPointer {
      functions.startElementNs?(
        user, tag.name, nil, nil, tag.spaceCount, tag.spaces, count, 0, $0.baseAddress)
    }
  }

  /// A start tag without attributes.
  func begin(_ name: UnsafePointer<UInt8>, _ space: UnsafePointer<UInt8>?) {
    functions.startElementNs?(user, name, nil, space, 0, nil, 0, 0, nil)
  }

  /// A text, whole.
  func text(_ bytes: UnsafeBufferPointer<UInt8>) {
    functions.characters?(user, bytes.baseAddress, Int32(truncatingIfNeeded: bytes.count))
  }

  /// An end tag.
  func end(_ name: UnsafePointer<UInt8>, _ space: UnsafePointer<UInt8>?) {
    functions.endElementNs?(user, name, nil, space)
  }

  // Whether an attribute has a namespace.
  private func isMixed(_ tag: XMLSchemaCheck.Tag) -> Bool {
    guard let attributes = tag.attributes else { return false }
    return (0..<tag.attributeCount).contains { attributes[5 * $0 + 2] != nil }
  }

  private func isInstance(_ space: UnsafePointer<UInt8>?) -> Bool {
    space.map { String(cString: $0) == XMLSchemaStream.instance } ?? false
  }
}
