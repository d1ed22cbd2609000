internal import CLibXML2

extension XMLSchemaFault.Kind {
  /// The kind that an error number of libxml2 stands for.
  ///
  /// - Parameters:
  ///   - isStart: whether it was met at a start tag, so that it is about an element, not its end.
  ///   - isKnown: whether the schema has an element of that name.
  init(code: Int32, isStart: Bool, isKnown: Bool) {
    switch UInt32(bitPattern: code) {
    case XML_SCHEMAV_ELEMENT_CONTENT.rawValue where !isStart: self = .missingElement
    case XML_SCHEMAV_ELEMENT_CONTENT.rawValue, XML_SCHEMAV_CVC_TYPE_3_1_2.rawValue,
      XML_SCHEMAV_CVC_COMPLEX_TYPE_2_2.rawValue, XML_SCHEMAV_CVC_ELT_1.rawValue,
      XML_SCHEMAV_CVC_WILDCARD.rawValue:
      self = isKnown ? .misplacedElement : .unknownElement
    case XML_SCHEMAV_CVC_COMPLEX_TYPE_2_1.rawValue where isStart:
      self = isKnown ? .misplacedElement : .unknownElement
    case XML_SCHEMAV_CVC_COMPLEX_TYPE_2_1.rawValue, XML_SCHEMAV_CVC_COMPLEX_TYPE_2_3.rawValue:
      self = .text
    case XML_SCHEMAV_CVC_COMPLEX_TYPE_3_2_1.rawValue,
      XML_SCHEMAV_CVC_COMPLEX_TYPE_3_2_2.rawValue, XML_SCHEMAV_CVC_TYPE_3_1_1.rawValue:
      self = .unknownAttribute
    case XML_SCHEMAV_CVC_COMPLEX_TYPE_4.rawValue: self = .missingAttribute
    case XML_SCHEMAV_CVC_DATATYPE_VALID_1_2_1
      .rawValue...XML_SCHEMAV_CVC_DATATYPE_VALID_1_2_3.rawValue,
      XML_SCHEMAV_CVC_FACET_VALID.rawValue...XML_SCHEMAV_CVC_ENUMERATION_VALID.rawValue,
      XML_SCHEMAV_CVC_ELT_5_1_1.rawValue...XML_SCHEMAV_CVC_ELT_5_2_2_2_2.rawValue,
      XML_SCHEMAV_CVC_ATTRIBUTE_1.rawValue...XML_SCHEMAV_CVC_COMPLEX_TYPE_3_1.rawValue,
      XML_SCHEMAV_CVC_AU.rawValue:
      self = .value
    default: self = .other
    }
  }
}

/// The names in a message of libxml2 about a schema.
///
/// Messages quote the file's values, so nothing of one is passed on; only which element and which
/// attribute it is about stands nowhere else. The names come first, and a name can hold no quote,
/// so that no value can be taken for one. What a name is taken for is checked by the caller.
struct XMLSchemaMessage {
  /// The local name of the element the message is about.
  private(set) var element: Substring = ""
  /// The local name of the attribute it is about.
  private(set) var attribute: Substring?
  /// The local names of the elements that are expected, as the schema names them.
  private(set) var expected: [Substring] = []

  init(_ text: Substring) {
    var rest = text
    guard let element = XMLSchemaMessage.name(behind: "Element '", in: &rest) else { return }
    self.element = element
    attribute = XMLSchemaMessage.name(behind: ", attribute '", in: &rest)
    if attribute == nil {
      var missing = rest
      attribute = XMLSchemaMessage.name(behind: ": The attribute '", in: &missing)
    }
    for words in [
      ": Missing child element(s). Expected is one of ( ",
      ": Missing child element(s). Expected is ( ",
    ] where rest.hasPrefix(words) {
      expected = rest.dropFirst(words.count).split(separator: " ").map {
        XMLSchemaMessage.local($0.hasSuffix(",") ? $0.dropLast() : $0)
      }
    }
  }

  private static func name(behind words: String, in text: inout Substring) -> Substring? {
    guard text.hasPrefix(words) else { return nil }
    let rest = text.dropFirst(words.count)
    guard let end = rest.firstIndex(of: "'") else { return nil }
    text = rest[rest.index(after: end)...]
    return local(rest[..<end])
  }

  // `{namespace}name`, or the name alone.
  private static func local(_ name: Substring) -> Substring {
    name.lastIndex(of: "}").map { name[name.index(after: $0)...] } ?? name
  }
}
