/// One field of a row read with care, as UTF-8 without its quotes.
public struct LooseCell: Sendable, Hashable {
  /// The text.
  public var bytes: [UInt8]
  /// Whether it stood in quotes.
  public var isQuoted: Bool

  /// Makes a cell.
  public init(_ bytes: [UInt8], isQuoted: Bool = false) {
    self.bytes = bytes
    self.isQuoted = isQuoted
  }

  /// Whether it holds nothing but blanks.
  var isBlank: Bool { bytes.allSatisfy { $0 == 0x20 || $0 == 0x09 } }
}

/// One row read with care.
public struct LooseRow: Sendable, Hashable {
  /// The fields.
  public var cells: [LooseCell]
  /// Line of the first byte, from 1.
  public var line: Int
  /// Number of lines the row spans.
  public var lineCount: Int
  /// What the row departs from the grammar by: 0 for a row that keeps to it.
  public var cost: Int
  /// Whether the row was put together differently from how it was written.
  public var isMended: Bool

  /// Offset of the first byte and of the next row.
  var start: Int
  var end: Int

  /// Whether no cell holds anything.
  var isBlank: Bool { cells.allSatisfy(\.isBlank) }
  /// Number of cells that hold something.
  var filled: Int { cells.count { !$0.isBlank } }
  /// The texts of the cells.
  var texts: [[UInt8]] { cells.map(\.bytes) }
}
