/// Where a row or an element begins: its first byte and its line.
public struct PartPlace: Sendable, Hashable {
  /// Offset in the file, from 0.
  public var byte: UInt64
  /// Line, from 1; in a part that began in the middle of a file, counted from its own beginning.
  public var line: Int

  /// Makes a place.
  public init(byte: UInt64, line: Int) {
    self.byte = byte
    self.line = line
  }
}
