import CMarks

/// Memory that is wanted soon and lies far from what is at hand.
public enum NearMemory {
  /// Asks the processor to bring some bytes near; nothing else is different.
  public static func bring(_ bytes: RawSpan, at start: Int, count: Int) {
    guard start >= 0, count > 0, start <= bytes.byteCount - count else { return }
    bytes.withUnsafeBytes { buffer in
      guard let base = buffer.baseAddress else { return }
      polku_bring(base + start, count)
    }
  }
}
