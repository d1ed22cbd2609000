import Pathways
import Testing

struct DecimalTextTests {
  @Test func numbersHaveTenSignificantDigitsAtMost() {
    for (value, text) in [
      (0.0, "0"), (1, "1"), (-2.5, "-2.5"), (1.0 / 3, "0.3333333333"), (2.0 / 3, "0.6666666667"),
      (31.7219101123, "31.72191011"), (0.00647, "0.00647"), (1e-7, "0.0000001"),
      (123_456_789_012, "123456789000"), (9.99999999999, "10"), (0.99999999999, "1"),
      (1e15, "1000000000000000"), (1.5e-12 / 7, "0.0000000000002142857143"),
      (12345678901, "12345678900"), (2_500_000_000.5, "2500000000"), (1e21, "1" + zeros(21)),
    ] {
      #expect(DecimalText.significant(value) == text)
    }
    #expect(DecimalText.significant(.nan) == "")
    #expect(DecimalText.significant(.infinity) == "")
  }

  private func zeros(_ count: Int) -> String { String(repeating: "0", count: count) }

  @Test func sharesHaveSixDecimalsRoundedHalfToEven() {
    #expect(DecimalText.share(1, of: 3) == "0.333333")
    #expect(DecimalText.share(2, of: 3) == "0.666667")
    #expect(DecimalText.share(1, of: 128) == "0.007812")
    #expect(DecimalText.share(3, of: 128) == "0.023438")
    #expect(DecimalText.share(5, of: 5) == "1.000000")
    #expect(DecimalText.share(9_999_999, of: 10_000_000) == "1.000000")
    #expect(DecimalText.share(0, of: 0) == "")
    #expect(DecimalText.share(Int.max, of: Int.max) == "1.000000")
    #expect(DecimalText.share(-0.05) == "-0.050000")
    #expect(DecimalText.share(0.2) == "0.200000")
  }
}
