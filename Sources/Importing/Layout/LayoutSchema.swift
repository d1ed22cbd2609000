import Scanning

/// The XML schema (XSD 1.0) of a layout: its bytes, and what its file is called.
public struct LayoutSchema: Sendable, Hashable {
  /// The file as the user knows it.
  public var file: String
  /// Its bytes, in UTF-8.
  public var bytes: [UInt8]

  /// Makes a schema of the bytes of its file.
  public init(file: String, bytes: [UInt8]) {
    self.file = file
    self.bytes = bytes
  }

  /// The text of the schema.
  public var text: String { String(decoding: bytes, as: UTF8.self) }

  /// Makes sure that files can be held against the schema.
  public func prove() throws(SchemaRefusal) {
    do {
      _ = try XMLSchemaCheck(schema: bytes, most: 0)
    } catch {
      throw SchemaRefusal(error, file: file)
    }
  }
}
