/// How much of a CSV file is held at a time.
package struct CSVLimits: Sendable {
  /// The longest field that is kept, in bytes as it stands in the decoded file.
  package var fieldBytes = CSVReader.defaultMaximumFieldBytes
  /// The longest row that is kept.
  package var rowBytes = 16 * CSVReader.defaultMaximumFieldBytes
  /// The most columns a row may have; a file with more is refused.
  package var columns = 1 << 20
  /// Bytes read at a time: small enough to stay in the processor's cache between two passes.
  package var blockBytes = 128 << 10

  /// Makes the usual limits.
  package init() {}
}
