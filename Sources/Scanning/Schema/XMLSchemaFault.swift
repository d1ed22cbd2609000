/// One place where a file breaks its schema; it holds nothing of the file but names.
public struct XMLSchemaFault: Sendable, Hashable {
  /// The ways a file can break a schema.
  public enum Kind: Int, Sendable, Hashable, CaseIterable {
    /// An element or attribute the schema does not have.
    case unknownElement, unknownAttribute
    /// An element that the schema has, but not here or not so often.
    case misplacedElement
    /// An element or attribute that must be there and is not.
    case missingElement, missingAttribute
    /// A value that is not of its type.
    case value
    /// Text where none may stand.
    case text
    /// Anything else.
    case other
    /// From here on the file could not be checked.
    case rest
  }

  /// What is wrong.
  public var kind: Kind
  /// Line where the element's start tag begins.
  public var line: Int
  /// Local names of the elements from the root to the one it is about.
  public var path: [String]
  /// Local name of the attribute it is about.
  public var attribute: String?
  /// Local names of the elements one of which is missing.
  public var expected: [String] = []
}
