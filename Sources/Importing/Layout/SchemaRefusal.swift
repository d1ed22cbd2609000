import Scanning

/// Why a schema cannot be used, and where in it that stands.
public struct SchemaRefusal: Error, Sendable, Hashable {
  /// The kinds of trouble with a schema.
  public enum Reason: Sendable, Hashable {
    /// Too long, with a DOCTYPE, in another encoding than UTF-8, broken XML, no schema, or one
    /// with a mistake in it.
    case tooLong, doctype, encoding, brokenXML, notSchema, wrong
    /// This element would load another file.
    case loads(String)
    /// This element would compare all records of a file with each other.
    case compares(String)
  }

  /// The file as the user knows it.
  public var file: String
  /// Line in it, from 1.
  public var line: Int
  /// What is wrong.
  public var reason: Reason

  init(_ refusal: XMLSchemaRefusal, file: String) {
    self.file = file
    line = max(1, refusal.line)
    switch refusal.problem {
    case .tooLong: reason = .tooLong
    case .notXML(.doctype): reason = .doctype
    case .notXML(.unsupportedEncoding), .notXML(.encodingMismatch): reason = .encoding
    case .notXML: reason = .brokenXML
    case .loads(let name): reason = .loads(name)
    case .compares(let name): reason = .compares(name)
    case .notSchema: reason = .notSchema
    case .wrong: reason = .wrong
    }
  }
}
