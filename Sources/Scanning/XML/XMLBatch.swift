/// A run of XML events: what opened, what it held, what closed.
public struct XMLBatch: Sendable {
  /// The UTF-8 bytes of attribute values and texts.
  public var bytes: [UInt8] = []
  /// The events in document order.
  public var events: [XMLEvent] = []

  /// Makes an empty batch.
  public init() {}
}

/// One event of an XML file, 32 bytes.
@frozen public struct XMLEvent: Sendable {
  /// The kinds of event.
  ///
  /// Attributes follow the start of their element, before anything inside it.
  @frozen public enum Kind: UInt8, Sendable {
    case start, attribute, text, end
  }

  /// What happened.
  public var kind: Kind
  /// The local name of the element or attribute, as an index in the reader's `names`.
  public var name: UInt16
  /// Depth of the element, 1 for the root.
  public var depth: UInt16
  /// Line in the file, from 1: where the start tag begins, where the end tag ends, and for a text
  /// where the tag before it ends.
  public var line: UInt32
  /// Offset of the value in the batch's bytes; for a start, which has none, 0 or the number of the
  /// tag's form, from 1: all tags of one form have the same name and the same attributes.
  public var start: UInt32
  /// Number of bytes of the value; for an end, which has none, the bytes of the whole element in
  /// the file, from its start tag to its end tag.
  public var count: UInt32
  /// Offset in the file of the element's start tag, from 0.
  public var byte: UInt64

  /// Makes an event.
  @inlinable public init(
    kind: Kind, name: UInt16, depth: UInt16, line: UInt32, start: UInt32, count: UInt32,
    byte: UInt64
  ) {
    self.kind = kind
    self.name = name
    self.depth = depth
    self.line = line
    self.start = start
    self.count = count
    self.byte = byte
  }
}
