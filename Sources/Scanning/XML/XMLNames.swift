/// Numbers for libxml2's names.
///
/// libxml2 keeps one copy of each name as long as a parser lives, so that the address of a name is
/// as good as the name: a small hash table of addresses, and no text is compared.
struct XMLNames {
  private(set) var names: [String] = []
  private var addresses = [UInt](repeating: 0, count: 256)
  private var numbers = [UInt16](repeating: 0, count: 256)

  /// The number of a name, a new one if need be.
  @inline(__always)
  mutating func number(_ name: UnsafePointer<UInt8>) -> UInt16 {
    let address = UInt(bitPattern: name)
    let mask = addresses.count &- 1
    var slot = XMLNames.hash(address) & mask
    while addresses[slot] != 0 {
      if addresses[slot] == address { return numbers[slot] }
      slot = (slot &+ 1) & mask
    }
    return add(name, address)
  }

  @inline(__always)
  private static func hash(_ address: UInt) -> Int {
    Int(truncatingIfNeeded: (address &* 0x9e37_79b9_7f4a_7c15) >> 32)
  }

  @inline(never)
  private mutating func add(_ name: UnsafePointer<UInt8>, _ address: UInt) -> UInt16 {
    let number = UInt16(truncatingIfNeeded: names.count)
    names.append(String(cString: name))
    if names.count * 2 > addresses.count { widen() }
    put(address, number)
    return number
  }

  private mutating func put(_ address: UInt, _ number: UInt16) {
    let mask = addresses.count - 1
    var slot = XMLNames.hash(address) & mask
    while addresses[slot] != 0 { slot = (slot + 1) & mask }
    addresses[slot] = address
    numbers[slot] = number
  }

  private mutating func widen() {
    let old = zip(addresses, numbers)
    let size = addresses.count * 4
    addresses = [UInt](repeating: 0, count: size)
    numbers = [UInt16](repeating: 0, count: size)
    for (address, number) in old where address != 0 { put(address, number) }
  }
}
