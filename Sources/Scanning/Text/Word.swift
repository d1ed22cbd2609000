/// Eight bytes looked at in one go.
///
/// Every byte of a word is judged at once by arithmetic that never carries from one byte into the
/// next: the top bit of each byte is masked off before something is added to it.
enum Word {
  /// 1 in every byte.
  static let ones: UInt64 = 0x0101_0101_0101_0101
  /// The low seven bits of every byte.
  static let low: UInt64 = 0x7f7f_7f7f_7f7f_7f7f
  /// The top bit of every byte.
  static let high: UInt64 = 0x8080_8080_8080_8080

  /// The eight bytes at a place; the first byte is the lowest.
  @inline(__always)
  static func load(_ bytes: UnsafePointer<UInt8>) -> UInt64 {
    UInt64(littleEndian: UnsafeRawPointer(bytes).loadUnaligned(as: UInt64.self))
  }

  /// One byte, eight times.
  @inline(__always)
  static func repeating(_ byte: UInt8) -> UInt64 {
    UInt64(byte) &* ones
  }

  /// Index of the first byte whose top bit is set in a mask that is not 0.
  @inline(__always)
  static func first(_ mask: UInt64) -> Int {
    mask.trailingZeroBitCount >> 3
  }

  /// How often a byte occurs in some bytes.
  static func count(_ byte: UInt8, _ bytes: UnsafePointer<UInt8>, _ count: Int) -> Int {
    let pattern = repeating(byte)
    var found = 0
    var index = 0
    while index &+ 8 <= count {
      let word = load(bytes + index) ^ pattern
      found &+= (~(((word & low) &+ low) | word) & high).nonzeroBitCount
      index &+= 8
    }
    while index < count {
      if bytes[index] == byte { found &+= 1 }
      index &+= 1
    }
    return found
  }
}
