import Register
import Screening
import Testing

@Suite struct SpeedTests {
  /// A list of made-up people with a dozen records each.
  private func world(_ persons: Int) -> World {
    var world = World()
    var state: UInt64 = 7
    func random(_ bound: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % bound
    }
    for index in 0..<persons {
      let born = (day("1945-01-01") + index / 100).description
      let person = world.listed(
        born: born, days: Double(450 + random(400)), number: 900 + index % 100)
      for _ in 0..<2 {
        let begun = day("2006-01-01") + random(1900)
        world.measure(
          person, random(3) == 0 ? .rehabilitative : .training, random(2) == 0 ? .effica : .ura,
          from: begun.description, to: (begun + random(200)).description)
        world.status(person, "02", from: begun.description, to: (begun + 90).description)
        world.contact(person, on: begun.description, way: random(2) == 0 ? .meeting : .other)
        world.situation(
          person, ["health", "substance", "debt"][random(3)], ["ok", "ei", "k"][random(3)],
          from: begun.description)
      }
      world.plan(person, signed: (day("2007-01-01") + random(1500)).description)
      if random(50) == 0 { world.hide(person, .situation, code: "substance") }
    }
    return world
  }

  @Test func partsJudgedApartGiveTheSameRowsAsTheWholeAndFastInRelease() throws {
    #if DEBUG
      let persons = 1_000
    #else
      let persons = 200_000
    #endif
    let screener = try world(persons).screener()
    let clock = ContinuousClock()
    let begun = clock.now
    let whole = screener.judge(0..<screener.listed.count)
    let judged = clock.now
    let result = screener.result(whole)
    let ordered = clock.now
    let third = persons / 3
    let parts =
      screener.judge(0..<third) + screener.judge(third..<(2 * third))
      + screener.judge((2 * third)..<persons)
    #expect(result.rows.map(\.person) == screener.result(parts).rows.map(\.person))
    #expect(result.rows.map(\.decision) == screener.result(parts).rows.map(\.decision))
    let explaining = clock.now
    var bytes = 0
    for row in result.rows { bytes += screener.explanation(of: row, in: .fi).utf8.count }
    let explained = clock.now
    print(
      "\(persons) persons: judged in \(judged - begun), ordered in \(ordered - judged),",
      "explained in \(explained - explaining) (\(bytes) bytes)")
    #if !DEBUG
      #expect(judged - begun < .seconds(2))
    #endif
  }
}
