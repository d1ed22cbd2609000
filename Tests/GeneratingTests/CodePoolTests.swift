import Register
import Testing

@testable import Generating

struct CodePoolTests {
  @Test func twoHundredThousandCodesAreDistinctGoodAndMadeUp() throws {
    let maker = try LifeMaker(settings: GeneratedFolder.settings(200_000))
    var codes: Set<UInt32> = []
    func check(_ code: PersonCode) {
      codes.insert(code.rawValue)
      let bytes = code.bytes
      guard PersonCode.read(bytes.span) == .accepted(code, []), code.isTemporary else {
        Issue.record("A made-up code is not accepted")
        return
      }
    }
    for index in 0..<66_666 { check(maker.listPool.code(index)) }
    for index in 0..<133_334 { check(maker.otherPool.code(index)) }
    #expect(codes.count == 200_000)
  }

  @Test func everyPersonHasACodeOfTheirOwnAndAllCenturySignsOccur() throws {
    var maker = try LifeMaker(settings: GeneratedFolder.settings(4000))
    var codes: Set<UInt32> = []
    var signs: Set<UInt8> = []
    for person in 0..<4000 {
      maker.make(person)
      let code = maker.life.code
      codes.insert(code.rawValue)
      signs.insert(code.bytes[6])
      #expect(code.born <= maker.asOf)
      if maker.life.isOnList { #expect((21...64).contains(code.age(on: maker.asOf))) }
    }
    #expect(codes.count == 4000)
    #expect(signs == Set("+-YXWVUABCDEF".utf8))
  }

  @Test func thereAreCodesForTenMillionOnAnyDay() throws {
    for day in ["2009-06-30", "2011-03-31", "2026-05-01"] {
      _ = try LifeMaker(settings: GeneratedFolder.settings(10_000_000, asOf: day))
    }
  }

  @Test func aShuffleHoldsEveryNumberOnce() {
    for count in [1, 2, 3, 17, 64, 1000, 4097] {
      let shuffle = Shuffle(count: count, seed: 5, stream: 9)
      #expect(Set((0..<count).map { shuffle[$0] }) == Set(0..<count))
    }
    let shuffle = Shuffle(count: 1000, seed: 5, stream: 9)
    #expect((0..<1000).map { shuffle[$0] } != Array(0..<1000))
  }

  @Test func chanceIsEvenAndStaysInsideItsLimits() {
    var chance = Chance(seed: 3, stream: 4)
    var counts = Array(repeating: 0, count: 10)
    for _ in 0..<100_000 { counts[chance.below(10)] += 1 }
    #expect(counts.allSatisfy { (9_500...10_500).contains($0) })
    #expect(chance.below(0) == 0 && chance.from(5, to: 4) == 5)
    #expect((0..<1000).allSatisfy { _ in (3...5).contains(chance.from(3, to: 5)) })
  }

  @Test func theFirstNumbersOfTheSourceNeverChange() {
    var chance = Chance(seed: 2011, stream: 0)
    let numbers = (0..<3).map { _ in chance.next() }
    #expect(
      numbers == [
        18_137_063_121_419_286_712, 14_949_884_798_078_282_954, 6_072_135_132_184_262_071,
      ])
  }
}
