import Scanning

/// What the fuzzer made: a few bytes that say how to read, and the bytes of a file.
struct FuzzInput {
  /// How many bytes say how to read.
  static let knobCount = 3

  let knobs: [UInt8]
  let file: [UInt8]

  /// Takes the fuzzer's bytes apart; too few of them are no input.
  init?(_ bytes: UnsafeBufferPointer<UInt8>) {
    guard bytes.count > FuzzInput.knobCount else { return nil }
    knobs = Array(bytes[..<FuzzInput.knobCount])
    file = Array(bytes[FuzzInput.knobCount...])
  }

  /// A stretch to read the file in: small, but not so small that there are hundreds of them.
  var stretch: UInt64 { UInt64(max(1 + Int(knobs[2]), file.count / 16)) }

  /// Whether the input is imported too, which takes as long as scanning some dozens of them.
  ///
  /// The bytes decide, so that an input does the same each time; and every byte does, so that the
  /// offspring of an imported input mostly is not.
  var isImported: Bool {
    var hash: UInt32 = 0x811c_9dc5
    for byte in file { hash = (hash ^ UInt32(byte)) &* 0x0100_0193 }
    return hash >> 16 & 63 == 0
  }

  /// Whether some bytes stand in the file.
  func holds(_ text: StaticString) -> Bool {
    let wanted = UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount)
    guard file.count >= wanted.count else { return false }
    return (0...file.count - wanted.count).contains { file[$0...].starts(with: wanted) }
  }
}
