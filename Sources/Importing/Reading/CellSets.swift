import Scanning

/// Sets of cells that were met before, each with a number, from 0 in the order they were added.
///
/// Most of a row are words out of small lists: which table, which code, which reason, which office.
/// A register of millions of rows has a few hundred such sets of words. What they come to is worked
/// out once, kept by the number of the set, and found again by one look.
struct CellSets: Sendable {
  // How a set of words is found: small, so that hundreds of them stay in the processor's cache.
  private struct Key: Sendable {
    let hash: UInt64
    /// The lengths of the words, eight bits each.
    let counts: UInt64
    /// Where their bytes lie in `words`, eight at a time.
    let firstWord: Int
  }

  // A set with a longer word is not remembered, nor more sets than these: a file could be made of
  // nothing but different words.
  private static let longest: Int32 = 64
  private static let most = 4096

  private let fields: [Int]
  private var keys: [Key] = []
  private var words: [UInt64] = []
  private var slots: [Int32] = Array(repeating: -1, count: 64)
  private var shift: UInt64 = 58

  /// Makes room for sets of these cells of a row: at most eight.
  init(fields: [Int]) { self.fields = fields }

  /// The number of the set, -1 if it is new.
  @inline(__always)
  func find(_ cells: Span<Cell>, _ bytes: Span<UInt8>) -> Int {
    let key = self.key(cells, bytes)
    let slots = slots.span
    var slot = Int(truncatingIfNeeded: key.hash >> shift)
    while slots[slot] >= 0 {
      let index = Int(slots[slot])
      if keys[index].hash == key.hash, keys[index].counts == key.counts,
        isSame(keys[index].firstWord, cells, bytes)
      {
        return index
      }
      slot = (slot &+ 1) & (slots.count &- 1)
    }
    return -1
  }

  /// Adds a set that is new, and returns whether it was: sets with a long cell are not, nor more
  /// than some thousands.
  mutating func add(_ cells: Span<Cell>, _ bytes: Span<UInt8>) -> Bool {
    for field in fields where cells[field].count > CellSets.longest { return false }
    guard keys.count < CellSets.most else { return false }
    let key = self.key(cells, bytes)
    keys.append(Key(hash: key.hash, counts: key.counts, firstWord: words.count))
    for field in fields {
      let cell = cells[field]
      words.append(cell.head)
      for offset in stride(from: 8, to: Int(cell.count), by: 8) {
        words.append(CellSets.word(cell, offset, bytes))
      }
    }
    if keys.count * 2 > slots.count {
      slots = Array(repeating: -1, count: slots.count * 4)
      shift -= 2
      for index in keys.indices { place(index) }
    } else {
      place(keys.count - 1)
    }
    return true
  }

  private mutating func place(_ index: Int) {
    var slot = Int(truncatingIfNeeded: keys[index].hash >> shift)
    while slots[slot] >= 0 { slot = (slot + 1) & (slots.count - 1) }
    slots[slot] = Int32(index)
  }

  // The bytes of a cell from the ninth on, eight at a time.
  private static func word(_ cell: Cell, _ offset: Int, _ bytes: Span<UInt8>) -> UInt64 {
    ByteWord.load(bytes, at: Int(cell.start) &+ offset, count: min(Int(cell.count) &- offset, 8))
  }

  // A word that is too long is told by its length alone, and so is never found.
  @inline(__always)
  private func key(_ cells: Span<Cell>, _ bytes: Span<UInt8>) -> (hash: UInt64, counts: UInt64) {
    var hash: UInt64 = 0
    var counts: UInt64 = 0
    let fields = fields.span
    for position in 0..<fields.count {
      let cell = cells[fields[position]]
      counts = counts << 8 | UInt64(min(cell.count, 255))
      hash = CellSets.mixed(hash, cell.head)
      if cell.count > 8 { hash = CellSets.mixedRest(hash, cell, bytes) }
    }
    return (CellSets.mixed(hash, counts), counts)
  }

  // The upper bits tell the place in the table.
  @inline(__always)
  private static func mixed(_ hash: UInt64, _ word: UInt64) -> UInt64 {
    let product = (hash ^ word) &* 0x9e37_79b9_7f4a_7c15
    return product ^ product >> 32
  }

  private static func mixedRest(_ first: UInt64, _ cell: Cell, _ bytes: Span<UInt8>) -> UInt64 {
    var hash = first
    var offset = 8
    while offset < Int(min(cell.count, longest)) {
      hash = mixed(hash, word(cell, offset, bytes))
      offset &+= 8
    }
    return hash
  }

  @inline(__always)
  private func isSame(_ firstWord: Int, _ cells: Span<Cell>, _ bytes: Span<UInt8>) -> Bool {
    let words = words.span
    let fields = fields.span
    var index = firstWord
    for position in 0..<fields.count {
      let cell = cells[fields[position]]
      if words[index] != cell.head { return false }
      index &+= 1
      if cell.count > 8, !isRestSame(&index, cell, bytes) { return false }
    }
    return true
  }

  private func isRestSame(_ index: inout Int, _ cell: Cell, _ bytes: Span<UInt8>) -> Bool {
    var offset = 8
    while offset < Int(cell.count) {
      if words[index] != CellSets.word(cell, offset, bytes) { return false }
      index &+= 1
      offset &+= 8
    }
    return true
  }
}
