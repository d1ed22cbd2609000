/// A fixed shuffling of the numbers 0 to count - 1: every number once, in a scattered order.
///
/// A four-round Feistel network over the next even power of two, walked until it falls inside the
/// count. No table and no set is kept, so that ten million distinct person codes cost nothing.
struct Shuffle {
  let count: Int
  private let halfBits: Int
  private let mask: UInt64
  private let keys: [UInt64]

  init(count: Int, seed: UInt64, stream: UInt64) {
    self.count = max(1, count)
    var bits = 1
    while (1 << (2 * bits)) < self.count { bits += 1 }
    halfBits = bits
    mask = (1 << UInt64(bits)) - 1
    var chance = Chance(seed: seed, stream: stream)
    keys = (0..<4).map { _ in chance.next() }
  }

  /// The number that stands at a position.
  subscript(_ position: Int) -> Int {
    var value = UInt64(position)
    repeat {
      var left = value >> UInt64(halfBits)
      var right = value & mask
      for key in keys {
        (left, right) = (right, left ^ (Chance.mixed(right &+ key) & mask))
      }
      value = left << UInt64(halfBits) | right
    } while value >= UInt64(count)
    return Int(value)
  }
}
