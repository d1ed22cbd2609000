/// Reads a CSV file from its beginning to its end, a batch of whole rows at a time.
public struct CSVReader {
  /// The longest field that is kept, in bytes, unless told otherwise.
  public static let defaultMaximumFieldBytes = 1 << 20

  /// Starts reading a file; the encoding is taken as told.
  public init(
    file: FileBytes, encoding: TextEncoding, dialect: CSVDialect,
    maximumFieldBytes: Int = CSVReader.defaultMaximumFieldBytes
  ) throws(ScanFault) {
  }

  /// The next run of whole rows; false at the end of the file. The header is the first row.
  public mutating func next(into batch: inout CSVBatch) throws(ScanFault) -> Bool {
    false
  }
}
