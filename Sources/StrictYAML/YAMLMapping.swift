/// A mapping whose keys are all known; its values are read one by one.
public struct YAMLMapping: Sendable {
  /// The mapping itself, for its place.
  public let node: YAMLNode
  let values: [String: YAMLNode]

  /// The value of a key, or nothing if it is absent or empty.
  public subscript(_ key: String) -> YAMLNode? {
    guard let value = values[key], !value.isNull else { return nil }
    return value
  }

  /// The value of a key that must be there.
  public func required(_ key: String) throws(YAMLFault) -> YAMLNode {
    guard let value = self[key] else { throw node.fault(.missingKey(key)) }
    return value
  }
}
