internal import CLibXML2

/// Holds a file against a schema while it is read, and keeps where the file breaks it.
///
/// libxml2's own check stops where it meets an element it does not expect: it says nothing more of
/// the element around it, and where that is the root, nothing more of the file. So an element that
/// the schema has nowhere is told by us and kept from it, and behind a wrong element in the root it
/// is started anew.
public final class XMLSchemaCheck {
  /// A start tag as libxml2 gives it.
  struct Tag {
    var name: UnsafePointer<UInt8>
    var space: UnsafePointer<UInt8>?
    var spaces: UnsafeMutablePointer<UnsafePointer<UInt8>?>?
    var spaceCount: Int32
    /// Five pointers each: local name, prefix, namespace, beginning and end of the value.
    var attributes: UnsafeMutablePointer<UnsafePointer<UInt8>?>?
    var attributeCount: Int
  }

  private struct Open {
    var name: UnsafePointer<UInt8>
    var line: Int
    var hasChildren = false
    var hasTextFault = false
  }

  private enum Phase {
    case start, text, end
  }

  /// The first faults, in the order they were met.
  public private(set) var faults: [XMLSchemaFault] = []
  /// How many there are of each kind, kept or not.
  public private(set) var counts: [XMLSchemaFault.Kind: Int] = [:]

  private let schema: XMLSchema
  private let most: Int
  private let unseen: [UInt8]
  private var stream: XMLSchemaStream?
  private var open: [Open] = []
  private var tag: Tag?
  /// Open elements that libxml2 is not told of, or nothing.
  private var skipped = 0
  /// Whether the schema has an element of a name, by the name's address.
  private var known: [UInt: Bool] = [:]
  private var phase = Phase.start
  /// The faults told at the present tag: libxml2 tells some of them twice.
  private var told: [XMLSchemaFault] = []
  /// Whether the root's content is broken, so that libxml2 looks at nothing more.
  private var isRootBroken = false
  private var rootSpace: UnsafePointer<UInt8>?
  /// Whether the content of the root may begin anywhere; nothing until that is asked.
  private var isRootOpen: Bool?

  /// Readies a check against the text of a schema, in UTF-8.
  ///
  /// - Parameters:
  ///   - most: how many faults are kept.
  ///   - unseen: local name of an attribute that may stand anywhere, unless the schema has one of
  ///     that name.
  public init(
    schema bytes: [UInt8], most: Int, unseen: String = ""
  ) throws(XMLSchemaRefusal) {
    schema = try XMLSchema(bytes)
    self.most = most
    self.unseen = schema.outline.attributes.contains(unseen) ? [] : Array(unseen.utf8)
    stream = XMLSchemaStream(schema)
    guard let stream else { throw XMLSchemaRefusal(.wrong) }
    hear(stream)
  }

  /// Lets go of what belongs to the parser.
  func finish() {
    stream = nil
    open = []
    tag = nil
  }

  private func hear(_ stream: XMLSchemaStream) {
    stream.report(to: Unmanaged.passUnretained(self).toOpaque()) { context, error in
      guard let context, let error, error.pointee.level.rawValue >= XML_ERR_ERROR.rawValue
      else { return }
      let check = Unmanaged<XMLSchemaCheck>.fromOpaque(context).takeUnretainedValue()
      let text = error.pointee.message.map { String(cString: $0) } ?? ""
      check.take(error.pointee.code, XMLSchemaMessage(text[...]))
    }
  }

  // MARK: What the parser meets

  func start(_ tag: Tag, line: Int) {
    phase = .start
    told.removeAll(keepingCapacity: true)
    if !open.isEmpty { open[open.count - 1].hasChildren = true }
    open.append(Open(name: tag.name, line: line))
    if open.count == 1 { rootSpace = tag.space }
    guard skipped == 0, let stream else {
      if skipped > 0 { skipped += 1 }
      return
    }
    if !schema.outline.takesAny, !isKnown(tag.name) {
      skipped = 1
      add(.unknownElement, element: open.count - 1)
      return
    }
    self.tag = tag
    stream.start(tag, without: unseen)
    self.tag = nil
    if isRootBroken { beginAgain() }
  }

  func text(_ bytes: UnsafeBufferPointer<UInt8>, isBlank: Bool, isLast: Bool) {
    guard skipped == 0, let stream, let element = open.last else { return }
    // Blank text beside elements is layout; blank text alone is a value.
    if isBlank, !isLast || element.hasChildren { return }
    phase = .text
    told.removeAll(keepingCapacity: true)
    stream.text(bytes)
  }

  func end(_ name: UnsafePointer<UInt8>, _ space: UnsafePointer<UInt8>?) {
    phase = .end
    if skipped > 0 {
      skipped -= 1
    } else if let stream {
      stream.end(name, schema.outline.hasNamespace ? space : nil)
    }
    open.removeLast(min(1, open.count))
    told.removeAll(keepingCapacity: true)
  }

  private func isKnown(_ name: UnsafePointer<UInt8>) -> Bool {
    let address = UInt(bitPattern: name)
    if let answer = known[address] { return answer }
    let answer = schema.outline.elements.contains(String(cString: name))
    known[address] = answer
    return answer
  }

  // MARK: What libxml2 says

  private func take(_ code: Int32, _ message: XMLSchemaMessage) {
    guard let element = open.last else { return }
    let kind = XMLSchemaFault.Kind(
      code: code, isStart: phase == .start, isKnown: isKnown(element.name))
    switch kind {
    case .text:
      guard !element.hasTextFault else { return }
      open[open.count - 1].hasTextFault = true
      add(kind, element: open.count - 1)
    case .missingElement:
      let expected = message.expected.map(String.init).filter(schema.outline.elements.contains)
      add(kind, element: open.count - 1, expected: expected)
    case .unknownElement, .misplacedElement:
      if phase == .start, open.count == 2 { isRootBroken = true }
      add(kind, element: open.count - 1)
    case .missingAttribute:
      let attribute = message.attribute.map(String.init)
      add(
        kind, element: open.count - 1,
        attribute: attribute.flatMap { schema.outline.attributes.contains($0) ? $0 : nil })
    default:
      add(kind, element: open.count - 1, attribute: message.attribute.flatMap(attribute))
    }
  }

  // An attribute that the present tag has.
  private func attribute(_ name: Substring) -> String? {
    guard let tag, let attributes = tag.attributes else { return nil }
    for index in 0..<tag.attributeCount {
      guard let own = attributes[5 * index].map({ String(cString: $0) }) else { continue }
      if own == name { return own }
    }
    return nil
  }

  private func add(
    _ kind: XMLSchemaFault.Kind, element: Int, attribute: String? = nil, expected: [String] = []
  ) {
    let path = open[...element].map { String(cString: $0.name) }
    let fault = XMLSchemaFault(
      kind: kind, line: open[element].line, path: path, attribute: attribute, expected: expected)
    guard !told.contains(fault) else { return }
    told.append(fault)
    counts[kind, default: 0] += 1
    if faults.count < most { faults.append(fault) }
  }

  // MARK: Beginning again

  // Behind a wrong element in the root the rest is checked as if the root began there. That can be
  // done only where nothing must come first.
  private func beginAgain() {
    isRootBroken = false
    stream = nil
    skipped = 1
    guard let root = open.first else { return }
    if isRootOpen == nil {
      let trial = XMLSchemaStream(schema)
      trial?.begin(root.name, space)
      trial?.end(root.name, space)
      isRootOpen = trial.map { !$0.hasContentFault } ?? false
    }
    guard isRootOpen == true, let again = XMLSchemaStream(schema) else {
      add(.rest, element: open.count - 1)
      return
    }
    again.begin(root.name, space)
    hear(again)
    stream = again
  }

  private var space: UnsafePointer<UInt8>? { schema.outline.hasNamespace ? rootSpace : nil }
}
