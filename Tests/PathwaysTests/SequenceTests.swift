import Pathways
import Register
import Testing

struct SequenceTests {
  private func trace(_ entries: [World.Entry], asOf: String, step: Trace.Step = .month) -> Trace {
    var world = World()
    world.add(World.code(1), entries)
    let people = world.table()
    return Tracer(people: people, asOf: World.day(asOf)).trace(0..<1, in: people, step: step)
  }

  private func participation(_ start: String, _ end: String) -> World.Entry {
    World.Entry(
      kind: "participation", code: "p", start: World.day(start), end: World.day(end))
  }

  @Test func stepsAreCalendarMonthsFromTheStartWithMonthEndsClipped() {
    let entries = [
      participation("2011-10-31", "2012-01-15"), World.status("02", "2011-01-01", "2012-02-28"),
      World.status("01", "2012-02-29", "2012-03-30"),
    ]
    // Steps on 31.10., 30.11., 31.12., 31.1., 29.2., 31.3., 30.4.
    let found = trace(entries, asOf: "2012-04-30").sequence(0)
    #expect(TopSequence.spells(found) == "unemployed/4-open/1-unknown/2")
    #expect(trace(entries, asOf: "2012-04-29").sequence(0).count == 6)
    #expect(trace(entries, asOf: "2011-10-31", step: .week).sequence(0).count == 1)
    #expect(trace(entries, asOf: "2011-11-07", step: .week).sequence(0).count == 2)
  }

  private let small = StateSequences([
    [.unemployed, .unemployed, .open], [.unemployed, .service], [.unemployed, .unemployed, .open],
  ])

  @Test func distributionTransitionsAndMeanTimesCountEveryStep() {
    let distribution = StateDistribution.all(small).filter { $0.count > 0 }
    #expect(distribution.map(\.step) == [0, 1, 1, 2])
    #expect(distribution.map(\.state) == [.unemployed, .unemployed, .service, .open])
    #expect(distribution.map(\.count) == [3, 2, 1, 2])
    #expect(distribution.map(\.base) == [3, 3, 3, 2])
    #expect(
      StateDistribution.modal(StateDistribution.all(small)).map(\.state)
        == [.unemployed, .unemployed, .open])
    let rates = TransitionRate.all(small)
    #expect(rates.count == 8)
    #expect(rates.filter { $0.count > 0 }.map(\.to) == [.unemployed, .service, .open])
    #expect(rates.filter { $0.count > 0 }.map(\.count) == [2, 1, 2])
    #expect(rates.allSatisfy { $0.base == 5 })
    let means = MeanTime.all(small)
    #expect(means[0].mean == 5.0 / 3)
    #expect(means.map(\.steps) == [5, 1, 0, 0, 0, 2, 0, 0])
  }

  @Test func topSequencesAreCountedOnceAndTiesStandInTheOrderOfTheirText() {
    let top = TopSequence.most(10, of: small)
    #expect(top.map(\.text) == ["unemployed/2-open/1", "unemployed/1-service/1"])
    #expect(top.map(\.count) == [2, 1])
    #expect(top.map(\.rank) == [1, 2])
    let tied = StateSequences([[.unknown], [.open], [.training], [.open]])
    #expect(TopSequence.most(2, of: tied).map(\.text) == ["open/1", "training/1"])
    #expect(TopSequence.most(0, of: tied).isEmpty)
    #expect(TopSequence.distinct(tied) == 3)
  }

  @Test func indicatorsOfAHandComputedSequence() {
    // Two spells of 2 and 1: subsequences of AB are {}, A, B, AB = 4; s2 = 0.25, s2max = 0.25.
    let found = SequenceIndicators([.unemployed, .unemployed, .open])
    #expect(found.length == 3)
    #expect(found.transitions == 1)
    #expect(abs(found.turbulence - 2) < 1e-12)
    // -(2/3 ln 2/3 + 1/3 ln 1/3) / ln 8
    #expect(abs(found.entropy - 0.3060986113514965) < 1e-12)
    #expect(abs(found.complexity - (0.5 * found.entropy).squareRoot()) < 1e-12)
  }

  @Test func aSequenceOfOneStateHasNoEntropyAndTurbulenceOne() {
    for length in [1, 70] {
      let found = SequenceIndicators([PathwayState](repeating: .open, count: length))
      #expect(found.entropy == 0)
      #expect(found.turbulence == 1)
      #expect(found.complexity == 0)
    }
    #expect(SequenceIndicators([]).turbulence == 0)
  }

  @Test func turbulenceAgreesWithCountingEverySubsequence() {
    var random = Seeded(state: 11)
    for _ in 0..<60 {
      let length = Int.random(in: 1...11, using: &random)
      let states = (0..<length).map { _ in
        [PathwayState.open, .unemployed, .training].randomElement(using: &random) ?? .open
      }
      var spells: [(PathwayState, Int)] = []
      for state in states {
        if let last = spells.last, last.0 == state {
          spells[spells.count - 1].1 += 1
        } else {
          spells.append((state, 1))
        }
      }
      var subsequences: Set<[PathwayState]> = []
      for mask in 0..<(1 << spells.count) {
        subsequences.insert(spells.indices.filter { mask >> $0 & 1 == 1 }.map { spells[$0].0 })
      }
      let found = SequenceIndicators(states)
      let again = SequenceIndicators(states.reversed())
      #expect(abs(found.turbulence - again.turbulence) < 1e-9)
      if spells.allSatisfy({ $0.1 == 1 }) {
        // All spells of one step: the variance is 0 and so is the largest one.
        var power = 0
        while 1 << (power + 1) <= subsequences.count { power += 1 }
        #expect(found.turbulence >= Double(power))
        #expect(found.turbulence < Double(power + 1))
      }
    }
  }

  @Test func turbulenceOfAVeryLongSequenceStaysFinite() {
    let states = (0..<20_000).map { PathwayState.allCases[$0 % 8] }
    let found = SequenceIndicators(states)
    #expect(found.turbulence.isFinite)
    #expect(found.turbulence > 10_000)
  }
}
