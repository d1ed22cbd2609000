import Pathways
import Testing

struct SurvivalTests {
  // The Aalen-Johansen estimate in ten lines, in exact fractions.
  private func exact(_ events: [TimedEvent], cause: Int) -> [Int: (Int, Int)] {
    var (waiting, share) = ((1, 1), (0, 1))
    var result: [Int: (Int, Int)] = [:]
    for time in Set(events.filter { $0.cause > 0 }.map(\.time)).sorted() {
      let risk = events.count { $0.time >= time }
      let own = events.count { $0.time == time && $0.cause == cause }
      let all = events.count { $0.time == time && $0.cause > 0 }
      share = add(share, times(waiting, (own, risk)))
      waiting = times(waiting, (risk - all, risk))
      result[time] = share
    }
    return result
  }

  private func times(_ one: (Int, Int), _ two: (Int, Int)) -> (Int, Int) {
    reduced(one.0 * two.0, one.1 * two.1)
  }

  private func add(_ one: (Int, Int), _ two: (Int, Int)) -> (Int, Int) {
    reduced(one.0 * two.1 + two.0 * one.1, one.1 * two.1)
  }

  private func reduced(_ top: Int, _ bottom: Int) -> (Int, Int) {
    var (one, two) = (top, bottom)
    while two != 0 { (one, two) = (two, one % two) }
    return (top / max(1, one), bottom / max(1, one))
  }

  private func random(_ seed: UInt64, _ count: Int) -> [TimedEvent] {
    var random = Seeded(state: seed)
    return (0..<count).map { _ in
      TimedEvent(
        time: Int.random(in: 0...8, using: &random), cause: Int.random(in: 0...3, using: &random))
    }
  }

  @Test func cumulativeIncidenceAgreesWithExactFractions() {
    for seed in 1...40 {
      let events = random(UInt64(seed), 12)
      let curves = CumulativeIncidence.curves(events, causes: 3)
      for cause in 1...3 {
        let exact = exact(events, cause: cause)
        let rows = curves.filter { $0.cause == cause }
        #expect(rows.map(\.day) == exact.keys.sorted())
        for row in rows {
          let fraction = exact[row.day] ?? (0, 1)
          #expect(abs(row.estimate - Double(fraction.0) / Double(fraction.1)) < 1e-13)
        }
      }
    }
  }

  // The infinitesimal jackknife itself: the sum of squares of the derivatives by each weight,
  // taken numerically from a weighted estimate.
  private func jackknife(_ events: [TimedEvent], cause: Int, at day: Int) -> Double {
    func estimate(_ weights: [Double]) -> Double {
      var (waiting, share) = (1.0, 0.0)
      for time in Set(events.filter { $0.cause > 0 }.map(\.time)).sorted() where time <= day {
        var (risk, own, all) = (0.0, 0.0, 0.0)
        for (event, weight) in zip(events, weights) where event.time >= time {
          risk += weight
          if event.time == time, event.cause == cause { own += weight }
          if event.time == time, event.cause > 0 { all += weight }
        }
        share += waiting * own / risk
        waiting *= 1 - all / risk
      }
      return share
    }
    var sum = 0.0
    for index in events.indices {
      var (up, down) = (
        [Double](repeating: 1, count: events.count), [Double](repeating: 1, count: events.count)
      )
      up[index] += 1e-5
      down[index] -= 1e-5
      let slope = (estimate(up) - estimate(down)) / 2e-5
      sum += slope * slope
    }
    return sum
  }

  @Test func varianceIsTheInfinitesimalJackknifeOfSurvfit() {
    for seed in 1...15 {
      let events = random(UInt64(seed), 20)
      for row in CumulativeIncidence.curves(events, causes: 3) {
        let expected = jackknife(events, cause: row.cause, at: row.day)
        #expect(abs(row.variance - expected) < 1e-8, "seed \(seed), day \(row.day)")
      }
    }
  }

  @Test func withOneCauseTheIncidenceAndGreenwoodAreThoseOfKaplanMeier() {
    let events = random(5, 60).map { TimedEvent(time: $0.time, cause: min(1, $0.cause)) }
    let curve = KaplanMeier.curve(events)
    let incidence = CumulativeIncidence.curves(events, causes: 1)
    #expect(curve.count == incidence.count)
    for (one, two) in zip(curve, incidence) {
      #expect(abs(1 - one.estimate - two.estimate) < 1e-13)
      if let variance = one.variance { #expect(abs(variance - two.variance) < 1e-13) }
    }
  }

  // R's `aml` data, maintenance group: 9 13 13+ 18 23 28+ 31 34 45+ 48 161+.
  @Test func kaplanMeierAgreesWithRSurvivalOnAml() {
    let times = [
      (9, 1), (13, 1), (13, 0), (18, 1), (23, 1), (28, 0), (31, 1), (34, 1), (45, 0), (48, 1),
      (161, 0),
    ]
    let events = times.map { TimedEvent(time: $0.0, cause: $0.1) }
    let curve = KaplanMeier.curve(events)
    #expect(curve.map(\.day) == [9, 13, 18, 23, 31, 34, 48])
    #expect(curve.map(\.atRisk) == [11, 10, 8, 7, 5, 4, 2])
    let survival = [0.909, 0.818, 0.716, 0.614, 0.491, 0.368, 0.184]
    let errors = [0.0867, 0.1163, 0.1397, 0.1526, 0.1642, 0.1627, 0.1535]
    let lows = [0.7541, 0.6192, 0.4884, 0.3769, 0.2549, 0.1549, 0.0359]
    for (index, row) in curve.enumerated() {
      #expect(abs(row.estimate - survival[index]) < 0.0005)
      #expect(abs((row.variance ?? 0).squareRoot() - errors[index]) < 0.00005)
      #expect(abs((row.low ?? 0) - lows[index]) < 0.00005)
    }
    #expect(curve[0].high == 1)
    let median = KaplanMeier.median(curve)
    #expect(median.median == 31)
    #expect(median.low == 18)
    #expect(median.high == nil)
  }

  @Test func logLogIntervalsStayInsideZeroAndOne() {
    for row in KaplanMeier.curve(random(3, 30), interval: .logLog) {
      guard let low = row.low, let high = row.high else { continue }
      #expect(low > 0 && low < row.estimate && row.estimate < high && high < 1)
    }
  }

  @Test func theOrderOfTheEventsAndTiesWithCensoringDoNotMatter() {
    let events = random(9, 40)
    #expect(
      CumulativeIncidence.curves(events, causes: 3)
        == CumulativeIncidence.curves(events.reversed(), causes: 3))
    // Who is censored on the day of an event was still at risk on it.
    let tied = KaplanMeier.curve([TimedEvent(time: 5, cause: 0), TimedEvent(time: 5, cause: 1)])
    #expect(tied.first?.atRisk == 2)
    #expect(CumulativeIncidence.curves([], causes: 2).isEmpty)
    #expect(CumulativeIncidence.curves([TimedEvent(time: 1, cause: 0)], causes: 2).isEmpty)
  }

  @Test func whenAllHaveHadTheEventNothingIsDividedByZero() {
    let curve = KaplanMeier.curve([TimedEvent(time: 1, cause: 1), TimedEvent(time: 1, cause: 1)])
    #expect(curve.map(\.estimate) == [0])
    #expect(curve[0].variance == nil)
    let incidence = CumulativeIncidence.curves([TimedEvent(time: 0, cause: 2)], causes: 2)
    #expect(incidence.map(\.estimate) == [0, 1])
    #expect(incidence.map(\.low) == [nil, 1])
    #expect(incidence.allSatisfy { $0.variance == 0 })
  }
}
