/// Turns places in the UTF-8 given to libxml2 into places in the file.
///
/// In a UTF-8 file they are the same but for the mark. In other encodings the characters between
/// one place and the next are counted; places must be asked for in ascending order.
struct XMLPlaces {
  private let encoding: TextEncoding
  private let isSame: Bool
  /// The last place asked for, in the UTF-8 and in the file.
  private var decoded: UInt64 = 0
  private var file: UInt64
  /// The UTF-8 from `keptStart` on, for counting; empty where it is not needed.
  private var kept: [UInt8] = []
  private var keptStart: UInt64 = 0

  init(encoding: TextEncoding, start: UInt64) {
    self.encoding = encoding
    isSame = encoding == .utf8 || encoding == .utf8BOM
    file = start
  }

  /// More UTF-8 is given to libxml2.
  mutating func add(_ chunk: UnsafeBufferPointer<UInt8>) {
    guard !isSame else { return }
    kept.removeFirst(Int(decoded - keptStart))
    keptStart = decoded
    kept.append(contentsOf: chunk)
  }

  /// The place in the file of a place in the UTF-8.
  mutating func file(_ place: UInt64) -> UInt64 {
    if isSame { return file &+ place }
    guard place > decoded else { return file }
    let from = Int(decoded - keptStart)
    let to = min(Int(place - keptStart), kept.count)
    kept.withUnsafeBufferPointer { buffer in
      guard let base = buffer.baseAddress, to > from else { return }
      file &+= UInt64(encoding.originalCount(base + from, to - from))
    }
    decoded = keptStart + UInt64(to)
    return file
  }
}
