/// Up to eight bytes of a text as one number, so that short words are compared at one stroke.
public enum ByteWord {
  /// The bytes at a place, the first one lowest; what lies behind them is zero.
  ///
  /// - Parameter count: 0 to 8.
  @inlinable @inline(__always) public static func load(
    _ bytes: Span<UInt8>, at start: Int, count: Int
  ) -> UInt64 {
    if start &+ 8 <= bytes.count {
      let word = UInt64(
        littleEndian: bytes.bytes.unsafeLoadUnaligned(fromByteOffset: start, as: UInt64.self))
      let bits = UInt64(truncatingIfNeeded: count) &* 8
      return count >= 8 ? word : word & ((1 &<< bits) &- 1)
    }
    var word: UInt64 = 0
    for index in 0..<count { word |= UInt64(bytes[start + index]) << UInt64(8 * index) }
    return word
  }

  /// The same with the letters A to Z in lower case; nothing if a byte is beyond ASCII.
  @inlinable @inline(__always) public static func folded(_ word: UInt64) -> UInt64? {
    guard word & 0x8080_8080_8080_8080 == 0 else { return nil }
    let notBelowA = word &+ 0x3f3f_3f3f_3f3f_3f3f
    let aboveZ = word &+ 0x2525_2525_2525_2525
    return word | ((notBelowA & ~aboveZ & 0x8080_8080_8080_8080) >> 2)
  }
}
