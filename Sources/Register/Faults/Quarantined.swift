/// A record that could not be accepted, with its place and cause.
public struct Quarantined: Sendable, Hashable {
  /// Offset in the file of the record's first byte, from 0.
  public var byte: UInt64
  /// Offset in the file of the row or person element the record stands in.
  public var element: UInt64 = 0
  /// Bytes of that row or element; 0 where the file was not read to its end.
  public var length: UInt64 = 0
  /// Column name or XML path.
  public var field: String
  /// What was read; empty for names, codes of persons and free text.
  public var read: String
  /// What was expected.
  public var expected: String
  /// The person, where the code could be read.
  public var key: PersonKey?
  /// What is wrong.
  public var fault: Fault
  /// What the record is, where that could be read.
  public var kind: RecordKind?
  /// Index of the file.
  public var file: UInt16
  /// Line in the file, from 1.
  public var line: UInt32

  /// Makes a quarantined record.
  public init(
    file: UInt16, line: UInt32, byte: UInt64, field: String, fault: Fault, read: String,
    expected: String, kind: RecordKind? = nil, key: PersonKey? = nil
  ) {
    self.file = file
    self.line = line
    self.byte = byte
    self.field = field
    self.fault = fault
    self.read = read
    self.expected = expected
    self.kind = kind
    self.key = key
  }
}
