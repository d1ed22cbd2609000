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

  /// A start tag, without the attribute of a name that no schema needs to know.
  ///
  /// Where the schema has no namespace of its own, local names are all that is compared.
  func start(_ tag: XMLSchemaCheck.Tag, without name: [UInt8]) {
    let hasNamespace = schema.outline.hasNamespace
    let space = hasNamespace ? tag.space : nil
    guard var plain = plainAttributes(tag, without: name) else {
      functions.startElementNs?(
        user, tag.name, nil, space, tag.spaceCount, tag.spaces,
        Int32(truncatingIfNeeded: tag.attributeCount), 0, tag.attributes)
      return
    }
    let count = Int32(truncatingIfNeeded: plain.count / 5)
    plain.withUnsafeMutableBufferPointer {
      functions.startElementNs?(
        user, tag.name, nil, space, tag.spaceCount, tag.spaces, count, 0, $0.baseAddress)
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

  // The attributes as the schema is to see them; nothing if they can stay as they are.
  private func plainAttributes(
    _ tag: XMLSchemaCheck.Tag, without name: [UInt8]
  ) -> [UnsafePointer<UInt8>?]? {
    guard let attributes = tag.attributes else { return nil }
    let isLocal = !schema.outline.hasNamespace
    let changes = (0..<tag.attributeCount).contains { index in
      (isLocal && attributes[5 * index + 2] != nil) || isSame(attributes[5 * index], name)
    }
    guard changes else { return nil }
    var plain: [UnsafePointer<UInt8>?] = []
    for index in 0..<tag.attributeCount where !isSame(attributes[5 * index], name) {
      let own = UnsafeBufferPointer(start: attributes + 5 * index, count: 5)
      let keeps = !isLocal || isInstance(own[2])
      plain += [own[0], keeps ? own[1] : nil, keeps ? own[2] : nil, own[3], own[4]]
    }
    return plain
  }

  private func isSame(_ name: UnsafePointer<UInt8>?, _ other: [UInt8]) -> Bool {
    guard let name else { return false }
    for index in other.indices where name[index] != other[index] { return false }
    return name[other.count] == 0
  }

  private func isInstance(_ space: UnsafePointer<UInt8>?) -> Bool {
    space.map { String(cString: $0) == XMLSchemaStream.instance } ?? false
  }
}
