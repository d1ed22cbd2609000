/// The one table of a file, as far as it could be read, and the account of its rows.
public struct MendedTable: Sendable {
  /// The rows, the header first; fields are UTF-8.
  public var rows: [[[UInt8]]] = []
  /// Number of rows that were read, without the preamble; several header lines are one row.
  public var rowsIn = 0
  /// Number of rows that are not among `rows`.
  public var rejects = 0
  /// Number of lines above the header that are no part of the table.
  public var preamble = 0
  /// Number of lines that were made one header.
  public var headerLines = 1
  /// Number of rows that were put together differently from how they were written.
  public var mended = 0
  /// Number of tables in the file; only the first is among `rows`.
  public var tables = 1
  /// Number of columns.
  public var width = 0

  /// Makes an empty table.
  public init() {}
}
