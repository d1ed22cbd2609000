/// Why a schema cannot be used.
public struct XMLSchemaRefusal: Error, Sendable, Hashable {
  /// The kinds of trouble with a schema.
  public enum Problem: Sendable, Hashable {
    /// Longer than any schema needs to be.
    case tooLong
    /// No XML as we read it: the reason, such as a DOCTYPE or a broken tag.
    case notXML(ScanFault.Problem)
    /// An element that would load another file: `import`, `include`, `redefine`.
    case loads(String)
    /// An element that compares all records of a file with each other, for which they would all
    /// have to be kept: `unique`, `key`, `keyref`.
    case compares(String)
    /// XML, but no XML schema.
    case notSchema
    /// A schema with a mistake in it.
    case wrong
  }

  /// What happened.
  public var problem: Problem
  /// Line in the schema, from 1; 0 if there is none.
  public var line: Int

  /// Makes a refusal.
  public init(_ problem: Problem, line: Int = 0) {
    self.problem = problem
    self.line = line
  }
}
