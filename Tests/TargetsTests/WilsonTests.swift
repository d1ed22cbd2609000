import Targets
import Testing

struct WilsonTests {
  // Newcombe, Statistics in Medicine 17 (1998), table I, method 3, to four decimals.
  @Test func intervalsAgreeWithNewcombe1998() throws {
    for (count, base, low, high) in [
      (81, 263, 0.2553, 0.3662), (15, 148, 0.0624, 0.1605), (0, 20, 0.0, 0.1611),
      (1, 29, 0.0061, 0.1718),
    ] {
      let found = try #require(Wilson.interval(count, of: base))
      #expect(abs(found.low - low) <= 0.00005, "\(count) of \(base)")
      #expect(abs(found.high - high) <= 0.00005, "\(count) of \(base)")
    }
  }

  @Test func theEndsAreWhereTheNormalTestJustRejects() throws {
    let z = 1.959963984540054
    for (count, base) in [(1, 10), (10, 20), (7, 890), (659, 660)] {
      let found = try #require(Wilson.interval(count, of: base))
      let share = Double(count) / Double(base)
      for end in [found.low, found.high] {
        let spread = z * (end * (1 - end) / Double(base)).squareRoot()
        #expect(abs(abs(share - end) - spread) < 1e-14)
      }
    }
  }

  @Test func nobodyHasNoInterval() {
    #expect(Wilson.interval(0, of: 0) == nil)
    #expect(Wilson.interval(3, of: 2) == nil)
    #expect(Wilson.interval(-1, of: 2) == nil)
  }

  @Test func theIntervalAlwaysHoldsTheShare() throws {
    for base in 1...60 {
      for count in 0...base {
        let found = try #require(Wilson.interval(count, of: base))
        let share = Double(count) / Double(base)
        #expect(found.low <= share && share <= found.high)
        #expect(found.low >= 0 && found.high <= 1)
      }
    }
  }
}
