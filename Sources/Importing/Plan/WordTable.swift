/// Finds short words by their bytes: a hash table without objects.
///
/// A folding table does not see upper and lower case (ASCII and the letters of Latin-1).
struct WordTable: Sendable {
  private var bytes: [UInt8] = []
  private var starts: [UInt32] = [0]
  private var values: [Int32] = []
  private var slots: [Int32] = Array(repeating: -1, count: 16)
  private let folds: Bool

  /// Makes an empty table.
  init(folds: Bool) { self.folds = folds }

  /// The number of words.
  var count: Int { values.count }

  /// Adds a word; the first of two equal words stays.
  mutating func add(_ word: String, value: Int) {
    let text = Array(word.utf8)
    guard self[text.span] == nil else { return }
    for byte in text { bytes.append(byte) }
    if folds {
      for index in Int(starts[values.count])..<bytes.count {
        bytes[index] = WordTable.fold(
          bytes[index], after: index > 0 ? bytes[index - 1] : 0)
      }
    }
    starts.append(UInt32(bytes.count))
    values.append(Int32(value))
    if values.count * 2 > slots.count {
      slots = Array(repeating: -1, count: slots.count * 4)
      for index in values.indices { place(index) }
    } else {
      place(values.count - 1)
    }
  }

  /// The value of a word, or nothing.
  subscript(_ text: Span<UInt8>) -> Int? {
    var slot = hash(text) & (slots.count - 1)
    while slots[slot] >= 0 {
      if equals(Int(slots[slot]), text) { return Int(values[Int(slots[slot])]) }
      slot = (slot + 1) & (slots.count - 1)
    }
    return nil
  }

  private mutating func place(_ index: Int) {
    var slot =
      hash(bytes.span.extracting(Int(starts[index])..<Int(starts[index + 1])))
      & (slots.count - 1)
    while slots[slot] >= 0 { slot = (slot + 1) & (slots.count - 1) }
    slots[slot] = Int32(index)
  }

  private func hash(_ text: Span<UInt8>) -> Int {
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    var last: UInt8 = 0
    for index in text.indices {
      let byte = text[index]
      hash = (hash ^ UInt64(folds ? WordTable.fold(byte, after: last) : byte)) &* 0x100_0000_01b3
      last = byte
    }
    return Int(truncatingIfNeeded: (hash ^ (hash >> 29)) & 0x7FFF_FFFF)
  }

  private func equals(_ index: Int, _ text: Span<UInt8>) -> Bool {
    let start = Int(starts[index])
    guard Int(starts[index + 1]) - start == text.count else { return false }
    var last: UInt8 = 0
    for position in text.indices {
      let byte = text[position]
      guard (folds ? WordTable.fold(byte, after: last) : byte) == bytes[start + position] else {
        return false
      }
      last = byte
    }
    return true
  }

  /// The lower-case form of a byte of UTF-8 text; Ä and its like are C3 followed by 80-9E.
  static func fold(_ byte: UInt8, after last: UInt8) -> UInt8 {
    if byte &- 65 < 26 { return byte | 32 }
    if last == 0xC3, byte >= 0x80, byte <= 0x9E, byte != 0x97 { return byte + 32 }
    return byte
  }
}
