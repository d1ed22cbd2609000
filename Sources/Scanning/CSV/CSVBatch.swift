/// A run of whole rows: the bytes, and where each field lies in them.
///
/// Fields are UTF-8, without their quotes, doubled quotes made single. Blanks round a field are kept,
/// but not those between its quotes and the separators. The bytes of a row with a fault need not be
/// valid UTF-8. A batch is reused from call to call, so that a file of any size needs the memory of one batch.
public struct CSVBatch: Sendable {
  /// The decoded bytes the fields lie in, and spare room behind them.
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
  /// What can be wrong with a row as such; of several faults, the one listed last.
  @frozen public enum Fault: UInt8, Sendable {
    case none
    /// A quote inside an unquoted field, or text after a closing quote; the field is as in the file.
    case strayQuote
    /// A field or row longer than the limit; the fields before the first such field are kept.
    case fieldTooLong
    /// A NUL byte.
    case nulByte
    /// A byte that the encoding does not have.
    case badEncoding
    /// A quote that is never closed: the row reaches to the end of the file, and the fields before
    /// the open one are kept.
    case unclosedQuote
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
  /// Number of bytes of the row in the file, without the line break that ends it.
  public var byteCount: UInt64
  /// What is wrong with the row as such.
  public var fault: Fault
  /// Whether no field stands in quotes: then the fields lie one behind the other with a separator
  /// between them, as in the file.
  public var isPlain: Bool

  /// Makes a row.
  @inlinable public init(
    firstField: UInt32, fieldCount: UInt32, line: UInt32, lineCount: UInt32, byte: UInt64,
    byteCount: UInt64 = 0, fault: Fault, isPlain: Bool = false
  ) {
    self.firstField = firstField
    self.fieldCount = fieldCount
    self.line = line
    self.lineCount = lineCount
    self.byte = byte
    self.byteCount = byteCount
    self.fault = fault
    self.isPlain = isPlain
  }
}
