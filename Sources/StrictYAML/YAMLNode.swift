import Register
internal import Yams

/// A value of a YAML file that knows its place.
///
/// Reading is strict: a mapping is read key by key and refuses the keys nobody asked for, naming
/// the nearest right one; a scalar is read as the type that is expected, or refused with its line
/// and column.
public struct YAMLNode: Sendable {
  enum Content: Sendable {
    case scalar(String, quoted: Bool)
    case sequence([YAMLNode])
    case mapping([(key: YAMLNode, value: YAMLNode)])
  }

  let content: Content
  /// The file as the user knows it.
  public let file: String
  /// Line, from 1.
  public let line: Int
  /// Column, from 1.
  public let column: Int

  /// Reads a file's text.
  ///
  /// - Throws: `YAMLFault` if it is not YAML, or has aliases or a key twice.
  public static func parse(_ text: String, file: String) throws(YAMLFault) -> YAMLNode {
    let root: Yams.Node?
    do {
      // What a scalar means is decided where it is read: nothing is to be guessed, which would try
      // a dozen patterns on every one.
      root = try Yams.compose(yaml: text, .basic)
    } catch let error as YamlError {
      throw YAMLFault(syntax: error, file: file)
    } catch {
      throw YAMLFault(file: file, line: 1, column: 1, problem: .syntax("\(error)"))
    }
    guard let root else {
      return YAMLNode(content: .mapping([]), file: file, line: 1, column: 1)
    }
    return try YAMLNode(root, file: file)
  }

  private init(content: Content, file: String, line: Int, column: Int) {
    self.content = content
    self.file = file
    self.line = line
    self.column = column
  }

  private init(_ node: Yams.Node, file: String) throws(YAMLFault) {
    self.file = file
    line = node.mark?.line ?? 1
    column = node.mark?.column ?? 1
    switch node {
    case .scalar(let scalar):
      content = .scalar(scalar.string, quoted: scalar.style != .plain && scalar.style != .any)
    case .sequence(let sequence):
      var items: [YAMLNode] = []
      for item in sequence { items.append(try YAMLNode(item, file: file)) }
      content = .sequence(items)
    case .mapping(let mapping):
      var pairs: [(key: YAMLNode, value: YAMLNode)] = []
      var seen: Set<String> = []
      for (key, value) in mapping {
        let keyNode = try YAMLNode(key, file: file)
        if let name = keyNode.plainText, !seen.insert(name).inserted {
          throw keyNode.fault(.repeatedKey(name))
        }
        pairs.append((keyNode, try YAMLNode(value, file: file)))
      }
      content = .mapping(pairs)
    case .alias:
      throw YAMLFault(file: file, line: line, column: column, problem: .syntax("alias"))
    }
  }

  /// An error at this value's place.
  public func fault(_ problem: YAMLFault.Problem) -> YAMLFault {
    YAMLFault(file: file, line: line, column: column, problem: problem)
  }

  /// The scalar's text, or nothing if this is no scalar.
  public var plainText: String? {
    if case .scalar(let text, _) = content { return text }
    return nil
  }

  /// Whether the value is empty, `~` or `null`.
  public var isNull: Bool {
    if case .scalar(let text, let quoted) = content, !quoted {
      return text.isEmpty || text == "~" || text == "null"
    }
    return false
  }

  /// Whether this is a list.
  public var isList: Bool { if case .sequence = content { true } else { false } }

  /// Whether this is a mapping.
  public var isMapping: Bool { if case .mapping = content { true } else { false } }

  /// The key of a mapping with one pair, with its value; nothing if this is another thing.
  public var singlePair: (key: YAMLNode, value: YAMLNode)? {
    if case .mapping(let pairs) = content, pairs.count == 1 { return pairs[0] }
    return nil
  }

  /// All pairs of a mapping in the file's order, for mappings whose keys are free.
  public func pairs() throws(YAMLFault) -> [(key: YAMLNode, value: YAMLNode)] {
    if isNull { return [] }
    guard case .mapping(let pairs) = content else { throw expected("mapping") }
    return pairs
  }

  /// The items of a list; an empty value is an empty list.
  public func items() throws(YAMLFault) -> [YAMLNode] {
    if isNull { return [] }
    guard case .sequence(let items) = content else { throw expected("list") }
    return items
  }

  /// The items of a list, or this value itself as the only item.
  public func itemsOrSelf() -> [YAMLNode] {
    if case .sequence(let items) = content { return items }
    return isNull ? [] : [self]
  }

  /// Reads a mapping whose keys are known; any other key is refused.
  public func mapping(_ keys: [String]) throws(YAMLFault) -> YAMLMapping {
    let pairs = try pairs()
    var values: [String: YAMLNode] = [:]
    for pair in pairs {
      let name = pair.key.plainText ?? ""
      guard keys.contains(name) else {
        throw pair.key.fault(
          .unknownKey(name, nearest: Spelling.nearest(to: name, among: keys), allowed: keys))
      }
      values[name] = pair.value
    }
    return YAMLMapping(node: self, values: values)
  }

  func expected(_ what: String) -> YAMLFault {
    switch content {
    case .scalar(let text, _): fault(.wrongValue(read: text, expected: what))
    case .sequence: fault(.wrongValue(read: "[…]", expected: what))
    case .mapping: fault(.wrongValue(read: "{…}", expected: what))
    }
  }
}
