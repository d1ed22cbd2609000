/// A small source of chance that gives the same numbers on every machine.
///
/// The generator is xoshiro256**, its state filled by SplitMix64 from a seed and a stream number.
/// Every person has a stream, so that persons can be made in any order and by any number of
/// threads; what goes wrong with a person's records is drawn from another stream, so that asking
/// for faults changes no life.
struct Chance {
  private var a: UInt64
  private var b: UInt64
  private var c: UInt64
  private var d: UInt64

  init(seed: UInt64, stream: UInt64) {
    var state = Chance.mixed(seed &+ 0x9E37_79B9_7F4A_7C15) ^ Chance.mixed(~stream)
    func next() -> UInt64 {
      state &+= 0x9E37_79B9_7F4A_7C15
      return Chance.mixed(state)
    }
    a = next()
    b = next()
    c = next()
    d = next() | 1
  }

  /// The finishing step of SplitMix64: a good hash of 64 bits.
  static func mixed(_ value: UInt64) -> UInt64 {
    var value = value
    value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
    value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
    return value ^ (value >> 31)
  }

  mutating func next() -> UInt64 {
    let result = Chance.turned(b &* 5, 7) &* 9
    let shifted = b << 17
    c ^= a
    d ^= b
    b ^= c
    a ^= d
    c ^= shifted
    d = Chance.turned(d, 45)
    return result
  }

  private static func turned(_ value: UInt64, _ bits: UInt64) -> UInt64 {
    (value << bits) | (value >> (64 - bits))
  }

  /// A number from 0 to one below the limit; 0 if the limit is not positive.
  mutating func below(_ limit: Int) -> Int {
    guard limit > 1 else { return 0 }
    return Int(next().multipliedFullWidth(by: UInt64(limit)).high)
  }

  /// A number from the first to the last, both included; the first if they are the wrong way round.
  mutating func from(_ first: Int, to last: Int) -> Int {
    last > first ? first + below(last - first + 1) : first
  }

  /// True so many times in a hundred.
  mutating func percent(_ share: Int) -> Bool { below(100) < share }

  /// True so many times in a million.
  mutating func perMillion(_ share: Int) -> Bool { share > 0 && below(1_000_000) < share }
}
