/// A run of whole rows: the bytes, and where each field lies in them.
///
/// Fields are UTF-8, without their quotes, doubled quotes made single; blanks round them are kept.
/// A batch is reused from call to call, so that a file of any size needs the memory of one batch.
public struct CSVBatch: Sendable {
  /// The decoded bytes the fields lie in.
  public var bytes: [UInt8] = []
  /// Every field of every row, in order.
  public var fields: [CSVField] = []
  /// The rows, in order; blank lines are left out.
  public var rows: [CSVRow] = []

  /// Makes an empty batch.
  public init() {}
}

/// One field: a stretch of its batch's bytes.
@frozen public struct CSVField: Sendable {
  /// Offset of the first byte.
  public var start: UInt32
  /// Number of bytes.
  public var count: UInt32

  /// Makes a field.
  @inlinable public init(start: UInt32, count: UInt32) {
    self.start = start
    self.count = count
  }
}

/// One row: a stretch of its batch's fields, and its place in the file.
@frozen public struct CSVRow: Sendable {
  /// What can be wrong with a row as such.
  @frozen public enum Fault: UInt8, Sendable {
    case none
    /// A quote inside an unquoted field, or text after a closing quote.
    case strayQuote
    /// A quote that is never closed: the row reaches to the end of the file.
    case unclosedQuote
    /// A byte that the encoding does not have.
    case badEncoding
    /// A NUL byte.
    case nulByte
    /// A field longer than the limit.
    case fieldTooLong
  }

  /// Index of the first field in the batch.
  public var firstField: UInt32
  /// Number of fields.
  public var fieldCount: UInt32
  /// Line of the row's first byte in the file, from 1.
  public var line: UInt32
  /// Number of lines the row spans, 1 unless a field holds a line break.
  public var lineCount: UInt32
  /// Offset of the row's first byte in the file, from 0.
  public var byte: UInt64
  /// What is wrong with the row as such.
  public var fault: Fault

  /// Makes a row.
  @inlinable public init(
    firstField: UInt32, fieldCount: UInt32, line: UInt32, lineCount: UInt32, byte: UInt64,
    fault: Fault
  ) {
    self.firstField = firstField
    self.fieldCount = fieldCount
    self.line = line
    self.lineCount = lineCount
    self.byte = byte
    self.fault = fault
  }
}
