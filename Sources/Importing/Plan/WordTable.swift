import Scanning

/// Finds short words by their bytes: a hash table without objects.
///
/// A folding table does not see upper and lower case (ASCII and the letters of Latin-1). Words of
/// up to sixteen ASCII bytes, which nearly all codes are, are found by two numbers.
struct WordTable: Sendable {
  private var bytes: [UInt8] = []
  private var starts: [UInt32] = [0]
  private var values: [Int32] = []
  private var slots: [Int32] = Array(repeating: -1, count: 16)
  private let folds: Bool
  // The bytes of a short word as two numbers.
  private struct Key: Equatable {
    var low: UInt64
    var high: UInt64
  }

  // The short words: their keys, and the value, -1 in an empty place.
  private var keys = [Key](repeating: Key(low: 0, high: 0), count: 16)
  private var keyed: [Int32] = Array(repeating: -1, count: 16)
  private var shift: UInt64 = 60
  private var shortCount = 0

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
    if let key = key(text.span, 0, text.count) { addShort(key, Int32(value)) }
  }

  /// The value of a word, or nothing.
  subscript(_ text: Span<UInt8>) -> Int? {
    find(text, Cell(start: 0, count: Int32(clamping: text.count)))
  }

  /// The value of the word in a cell, or nothing.
  func find(_ bytes: Span<UInt8>, _ cell: Cell) -> Int? {
    let start = Int(cell.start)
    let count = Int(cell.count)
    if let key = key(bytes, start, count) {
      var slot = WordTable.slot(key, shift)
      while keyed[slot] >= 0 {
        if keys[slot] == key { return Int(keyed[slot]) }
        slot = (slot &+ 1) & (keys.count &- 1)
      }
      return nil
    }
    return findLong(bytes.extracting(start..<(start + count)))
  }

  // The bytes of a short word as a number; nothing for words that are compared byte by byte. The
  // number of no word is 0: only a NUL byte could make two words one, and a row with one is faulty.
  @inline(__always)
  private func key(_ bytes: Span<UInt8>, _ start: Int, _ count: Int) -> Key? {
    guard count <= 16 else { return nil }
    let low = ByteWord.load(bytes, at: start, count: min(count, 8))
    let high = count > 8 ? ByteWord.load(bytes, at: start + 8, count: count - 8) : 0
    if folds {
      guard let low = ByteWord.folded(low), let high = ByteWord.folded(high) else { return nil }
      return Key(low: low, high: high)
    }
    return (low | high) & 0x8080_8080_8080_8080 == 0 ? Key(low: low, high: high) : nil
  }

  @inline(__always)
  private static func slot(_ key: Key, _ shift: UInt64) -> Int {
    Int(truncatingIfNeeded: ((key.low ^ (key.high &* 31)) &* 0x9e37_79b9_7f4a_7c15) >> shift)
  }

  private mutating func addShort(_ key: Key, _ value: Int32) {
    shortCount += 1
    if shortCount * 2 > keys.count {
      let old = zip(keys, keyed).filter { $0.1 >= 0 }
      keys = Array(repeating: Key(low: 0, high: 0), count: keys.count * 4)
      keyed = Array(repeating: -1, count: keys.count)
      shift -= 2
      for (key, value) in old { placeShort(key, value) }
    }
    placeShort(key, value)
  }

  private mutating func placeShort(_ key: Key, _ value: Int32) {
    var slot = WordTable.slot(key, shift)
    while keyed[slot] >= 0 { slot = (slot + 1) & (keys.count - 1) }
    keys[slot] = key
    keyed[slot] = value
  }

  private func findLong(_ text: Span<UInt8>) -> Int? {
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
