import Scanning

/// Where the bytes of one cell lie; nothing in it if `count` is 0.
struct Cell: Sendable {
  var start: Int32
  var count: Int32
  /// Its first eight bytes, once the blanks round it are left out.
  ///
  /// The first byte is the lowest, and zeros stand behind a shorter text. Most cells are no longer,
  /// and are compared and read without another look.
  var head: UInt64 = 0

  /// A cell without text.
  static let empty = Cell(start: 0, count: 0)

  /// The places of its bytes.
  var range: Range<Int> { Int(start)..<Int(start) &+ Int(count) }

  /// A cell with its blanks.
  init(start: Int32, count: Int32) {
    self.start = start
    self.count = count
  }

  /// A cell without blanks round it.
  @inline(__always)
  init(trimmed start: Int, count: Int, in bytes: Span<UInt8>) {
    self.start = Int32(truncatingIfNeeded: start)
    self.count = Int32(truncatingIfNeeded: count)
    head = count > 0 ? ByteWord.load(bytes, at: start, count: min(count, 8)) : 0
  }
}
