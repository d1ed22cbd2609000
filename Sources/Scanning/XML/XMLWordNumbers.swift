/// Numbers for the names in plain XML, found by their bytes.
struct XMLWordNumbers {
  private(set) var names: [String] = []
  private var bytes: [UInt8] = []
  private var starts: [Int] = [0]
  private var slots = [Int32](repeating: -1, count: 256)

  /// The number of a name, a new one if need be.
  @inline(__always)
  mutating func number(_ name: UnsafePointer<UInt8>, _ count: Int) -> UInt16 {
    var slot = XMLWordNumbers.hash(name, count) & (slots.count &- 1)
    while slots[slot] >= 0 {
      let found = Int(slots[slot])
      if isSame(found, name, count) { return UInt16(truncatingIfNeeded: found) }
      slot = (slot &+ 1) & (slots.count &- 1)
    }
    return add(name, count)
  }

  // The ends of a name and its length tell nearly all names apart.
  @inline(__always)
  private static func hash(_ name: UnsafePointer<UInt8>, _ count: Int) -> Int {
    let word =
      count >= 4
      ? UInt64(UnsafeRawPointer(name).loadUnaligned(as: UInt32.self)) << 32
        | UInt64(UnsafeRawPointer(name + count - 4).loadUnaligned(as: UInt32.self))
      : UInt64(name[0]) << 8 | UInt64(name[count - 1])
    let mixed = (word ^ UInt64(truncatingIfNeeded: count)) &* 0x9e37_79b9_7f4a_7c15
    return Int(truncatingIfNeeded: mixed >> 40)
  }

  @inline(__always)
  private func isSame(_ found: Int, _ name: UnsafePointer<UInt8>, _ count: Int) -> Bool {
    let start = starts[found]
    guard starts[found &+ 1] &- start == count else { return false }
    return bytes.withUnsafeBufferPointer { own in
      var index = 0
      while index < count {
        if own[start &+ index] != name[index] { return false }
        index &+= 1
      }
      return true
    }
  }

  @inline(never)
  private mutating func add(_ name: UnsafePointer<UInt8>, _ count: Int) -> UInt16 {
    let number = names.count
    let text = UnsafeBufferPointer(start: name, count: count)
    names.append(String(decoding: text, as: UTF8.self))
    bytes.append(contentsOf: text)
    starts.append(bytes.count)
    if names.count * 2 > slots.count { widen() } else { place(number) }
    return UInt16(truncatingIfNeeded: number)
  }

  private mutating func place(_ number: Int) {
    let start = starts[number]
    let count = starts[number + 1] - start
    var slot = bytes.withUnsafeBufferPointer { own in
      own.baseAddress.map { XMLWordNumbers.hash($0 + start, count) } ?? 0
    }
    slot &= slots.count - 1
    while slots[slot] >= 0 { slot = (slot + 1) & (slots.count - 1) }
    slots[slot] = Int32(number)
  }

  private mutating func widen() {
    slots = [Int32](repeating: -1, count: slots.count * 4)
    for number in names.indices { place(number) }
  }
}
