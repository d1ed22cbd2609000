import Scanning

/// The stretches of a file that are read by themselves.
enum FileStretches {
  /// How long one is: long enough that its beginnings cost nothing, short enough that the cores
  /// share the work to the end.
  static let usualBytes: UInt64 = 8 << 20
  // The last ones, and those of a file that has no more, are shorter, so that no core waits long
  // for the others.
  private static let lastOnes: UInt64 = 2
  private static let shorter: UInt64 = 4

  /// The stretches from a place to the end of a file; one if places in it cannot be found in the
  /// bytes as they stand.
  static func of(
    _ file: FileBytes, encoding: TextEncoding = .utf8, from first: UInt64 = 0, bytes: UInt64
  ) -> [Range<UInt64>] {
    guard encoding != .utf16LE, encoding != .utf16BE else { return [first..<file.count] }
    var stretches: [Range<UInt64>] = []
    var start = first
    while true {
      let rest = file.count - start
      let length = rest > bytes * lastOnes ? bytes : max(1, bytes / shorter)
      guard rest > length + length / 2 else { break }
      stretches.append(start..<start + length)
      start += length
    }
    stretches.append(start..<file.count)
    return stretches
  }

  /// How many things of a size fit into the longest stretch of a file.
  static func most(of size: UInt64, in file: FileBytes) -> Int {
    Int(min(file.count, usualBytes) / size)
  }
}
