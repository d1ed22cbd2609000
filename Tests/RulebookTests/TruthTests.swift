import Rulebook
import Testing

/// Kleene's tables, written out as he did, against the program's arithmetic.
@Suite struct TruthTests {
  @Test func andIsTheWeakerOfTwoInAllNineCases() {
    let expected: [(Truth, Truth, Truth)] = [
      (.true, .true, .true), (.true, .unknown, .unknown), (.true, .false, .false),
      (.unknown, .true, .unknown), (.unknown, .unknown, .unknown), (.unknown, .false, .false),
      (.false, .true, .false), (.false, .unknown, .false), (.false, .false, .false),
    ]
    for (left, right, result) in expected { #expect(left.and(right) == result) }
  }

  @Test func orIsTheStrongerOfTwoInAllNineCases() {
    let expected: [(Truth, Truth, Truth)] = [
      (.true, .true, .true), (.true, .unknown, .true), (.true, .false, .true),
      (.unknown, .true, .true), (.unknown, .unknown, .unknown), (.unknown, .false, .unknown),
      (.false, .true, .true), (.false, .unknown, .unknown), (.false, .false, .false),
    ]
    for (left, right, result) in expected { #expect(left.or(right) == result) }
  }

  @Test func theOppositeOfUnknownIsUnknown() {
    #expect(Truth.true.not == .false)
    #expect(Truth.unknown.not == .unknown)
    #expect(Truth.false.not == .true)
  }
}
