import Pathways
import Register
import Targets
import Testing

/// A project of two regions with the seed's periods and goals.
struct TargetTableTests {
  private static func day(_ text: String) -> Day { Day(iso: text) ?? .missing }

  private static func period(_ id: String, _ first: String, _ last: String) -> Period {
    Period(id: id, days: DayRange(day(first), day(last)))
  }

  private let periods = [
    period("2008", "2008-01-01", "2008-12-31"), period("2009", "2009-01-01", "2009-12-31"),
    period("2010", "2010-01-01", "2010-12-31"), period("whole", "2008-01-01", "2010-12-31"),
    period("extension", "2011-01-01", "2011-06-30"),
  ]

  private let regions = Regions([
    Region(id: "kuopio", names: [:], members: [Region.Member(code: "297")]),
    Region(id: "sisa-savo", names: [:], members: [Region.Member(code: "778")]),
  ])

  /// So many participations that started and ended on given days, led to a class, and live there.
  private struct Group {
    var count: Int
    var municipality = "297"
    var started: String
    var ended = ""
    var recorded = ""
  }

  private func outcomes(_ groups: [Group], asOf: Day) -> (rows: [OutcomeRow], people: PersonTable) {
    var symbols = SymbolTable()
    var records: [Record] = []
    var keys: [PersonKey] = []
    for group in groups {
      for _ in 0..<group.count {
        var record = Record(kind: .participation, register: .project)
        record.person = UInt32(keys.count)
        record.start = Self.day(group.started)
        record.end = group.ended.isEmpty ? .open : Self.day(group.ended)
        record.municipality = symbols.intern(group.municipality)
        record.value = symbols.intern(group.recorded)
        records.append(record)
        keys.append(PersonKey(rawValue: UInt64(keys.count)))
      }
    }
    let people = PersonTable(
      symbols: symbols, clients: [], keys: keys, firstRecord: (0...keys.count).map { UInt32($0) },
      records: records, hidden: [])
    let tracer = Tracer(people: people, asOf: asOf, regions: regions)
    return (tracer.trace(0..<keys.count, in: people).rows, people)
  }

  private func table(
    _ targets: [Target], _ groups: [Group] = [], asOf: String = "2011-03-31", funnel: Funnel? = nil
  ) -> TargetTable {
    let asOf = Self.day(asOf)
    let (rows, people) = outcomes(groups, asOf: asOf)
    return TargetTable(
      targets: targets, regions: regions.all, periods: periods, outcomes: rows,
      funnel: funnel ?? Funnel(screened: [], people: people, asOf: asOf), asOf: asOf)
  }

  private func intake(_ region: String?, _ period: String, _ count: Int) -> Target {
    Target(region: region, period: period, measure: .intake, count: count)
  }

  // The seed's goals: 210/390/290 make the whole 890, and the extension's 190 stand outside it.
  private var seed: [Target] {
    let goals = [
      ("2008", 160, 50), ("2009", 300, 90), ("2010", 200, 90), ("whole", 660, 230),
      ("extension", 140, 50),
    ]
    return goals.flatMap { period, kuopio, sisa in
      [
        intake("kuopio", period, kuopio), intake("sisa-savo", period, sisa),
        intake(nil, period, kuopio + sisa),
      ]
    }
  }

  @Test func theSeedsIntakeGives890ForTheWholeAndNot1080() throws {
    let groups = [
      ("2008-11-03", 160, 50), ("2009-05-04", 300, 90), ("2010-12-31", 200, 90),
      ("2011-01-01", 140, 50),
    ].flatMap { start, kuopio, sisa in
      [
        Group(count: kuopio, started: start),
        Group(count: sisa, municipality: "778", started: start),
      ]
    }
    let table = table(seed, groups, asOf: "2011-06-30")
    #expect(table.findings.isEmpty)
    let find = { (region: String, period: String) in
      table.rows.first { $0.region == region && $0.period == period && $0.measure == .intake }
    }
    #expect(find("", "whole")?.count == 890)
    #expect(find("", "whole")?.targetCount == 890)
    #expect(find("kuopio", "whole")?.count == 660)
    #expect(find("sisa-savo", "whole")?.count == 230)
    #expect(find("", "extension")?.count == 190)
    let years = ["2008", "2009", "2010", "extension"].compactMap { find("", $0)?.count }
    #expect(years == [210, 390, 290, 190])
    #expect(years.reduce(0, +) == 1080)
    #expect(
      table.rows.filter { $0.measure == .intake }.allSatisfy { $0.status == .reached })
  }

  @Test func aTotalThatDiffersFromItsPartsIsAFinding() {
    var goals = seed
    goals[11].count = 889
    let findings = table(goals).findings
    #expect(findings.map(\.fault) == [.totalDiffersFromParts, .totalDiffersFromParts])
    #expect(
      findings.map(\.detail) == [
        "measure=intake region= period=whole total=889 regions=890",
        "measure=intake region= period=whole total=889 periods=890",
      ])
    // Without a goal for one of the parts nothing can be compared.
    #expect(table([goals[11], goals[2], goals[5]]).findings.isEmpty)
  }

  @Test func aGoalForARegionThatDoesNotExistIsAFindingAndStillARow() {
    let table = table([intake("nowhere", "2010", 5)], [Group(count: 3, started: "2010-02-01")])
    #expect(table.findings.map(\.fault) == [.targetRegionUnknown])
    #expect(table.rows.filter { $0.region == "nowhere" }.map(\.count) == [0])
  }

  @Test func rowsStandByRegionPeriodAndMeasureEachClassOnce() {
    let targets = [
      Target(measure: .screened, count: 750), intake("sisa-savo", "2009", 90),
      Target(region: "kuopio", period: "2010", measure: .open, count: 40, share: 0.2),
      Target(period: "whole", measure: .open, count: 100),
    ]
    let rows = table(targets).rows
    #expect(rows.count == 2 * 5 * 5 + 3)
    #expect(rows.prefix(5).map(\.measure) == [.open, .subsidised, .training, .jobSearch, .other])
    #expect(rows.filter { $0.targetCount != nil }.map(\.region) == ["kuopio", "sisa-savo", "", ""])
    #expect(rows.suffix(2).map(\.measure) == [.open, .screened])
    #expect(rows.suffix(2).map(\.period) == ["whole", ""])
    let bare = rows[0]
    #expect(bare.status == nil && bare.difference == nil && bare.needed == nil)
    #expect(bare.base == .ended && bare.direction == .atLeast)
    #expect(rows[3].direction == .atMost)
    #expect(rows.first { $0.measure == .intake }?.base == nil)
  }

  @Test func classesCountThoseEndedInThePeriodAndSharesNameTheirBase() throws {
    let groups = [
      Group(count: 4, started: "2009-12-31", ended: "2010-01-01", recorded: "open"),
      Group(count: 3, started: "2010-06-01", ended: "2010-12-31", recorded: "other"),
      Group(count: 2, started: "2010-06-01", ended: "2011-01-01", recorded: "open"),
      Group(count: 5, started: "2010-06-01", ended: "2010-08-01"),
      Group(count: 1, started: "2010-06-01"),
      Group(count: 6, started: "2010-06-01", ended: "2011-04-01", recorded: "open"),
    ]
    for (base, numerator, total) in [(Target.Base.ended, 4, 7), (.intake, 2, 17)] {
      let target = Target(
        region: "kuopio", period: "2010", measure: .open, count: 40, share: 0.2, base: base)
      let row = try #require(
        table([target], groups).rows.first { $0.targetCount == 40 })
      #expect(row.count == 4)
      #expect(row.shareCount == numerator)
      #expect(row.baseCount == total)
      #expect(row.difference == -36)
      #expect(row.needed == 36)
      #expect(row.status == .missed)
      #expect(row.expectedToday == nil)
    }
  }

  @Test func intakeIsExpectedByDaysAndJudgedInTenths() throws {
    // The extension has 181 days; on 31 March 90 of them are over.
    let goal = intake("kuopio", "extension", 181)
    for (count, status) in [
      (80, TargetRow.Status.behind), (81, .onTrack), (98, .onTrack), (99, .ahead), (181, .reached),
    ] {
      let groups = [Group(count: count, started: "2011-01-01")]
      let row = try #require(table([goal], groups).rows.first { $0.measure == .intake })
      #expect(row.expectedToday == 90)
      #expect(row.status == status, "\(count)")
      #expect(row.needed == 181 - count)
      #expect(row.neededPerMonth == Double(181 - count) / 3)
    }
    let before = table([goal], asOf: "2010-12-31").rows.first { $0.measure == .intake }
    #expect(before?.expectedToday == 0)
    #expect(before?.neededPerMonth == 181.0 / 6)
    let after = table([goal], asOf: "2011-07-01").rows.first { $0.measure == .intake }
    #expect(after?.expectedToday == 181)
    #expect(after?.neededPerMonth == nil)
    #expect(after?.status == .missed)
    let last = table([goal], asOf: "2011-06-30").rows.first { $0.measure == .intake }
    #expect(last?.status == .missed)
    let eve = table([goal], asOf: "2011-06-29").rows.first { $0.measure == .intake }
    #expect(eve?.status == .behind)
    #expect(eve?.neededPerMonth == 181 / (1.0 - 29.0 / 30))
  }

  @Test func atMostIsMissedOnceExceededAndReachedOnlyWhenOver() throws {
    let goal = Target(region: "kuopio", period: "extension", measure: .jobSearch, count: 3)
    #expect(goal.direction == .atMost)
    for (count, now, later) in [
      (3, TargetRow.Status.underWay, TargetRow.Status.reached), (4, .missed, .missed),
    ] {
      let groups = [
        Group(count: count, started: "2011-01-01", ended: "2011-02-01", recorded: "job-search")
      ]
      for (asOf, status) in [("2011-06-29", now), ("2011-06-30", later)] {
        let row = try #require(table([goal], groups, asOf: asOf).rows.first { $0.status != nil })
        #expect(row.status == status)
        #expect(row.needed == nil && row.neededPerMonth == nil)
        #expect(row.difference == Double(count - 3))
      }
    }
  }

  @Test func aShareAloneIsJudgedByItsInterval() throws {
    let goal = { (share: Double, measure: Target.Measure) in
      Target(region: "kuopio", period: "extension", measure: measure, share: share)
    }
    let groups = { (open: Int, other: Int) in
      [
        Group(count: open, started: "2011-01-01", ended: "2011-02-01", recorded: "open"),
        Group(count: other, started: "2011-01-01", ended: "2011-02-01", recorded: "other"),
      ]
    }
    // 10 of 20: Wilson 0.299 to 0.701.
    for (target, status) in [
      (goal(0.29, .open), TargetRow.Status.ahead), (goal(0.5, .open), .onTrack),
      (goal(0.71, .open), .behind), (goal(0.29, .other), .behind), (goal(0.71, .other), .ahead),
    ] {
      let row = try #require(table([target], groups(10, 10)).rows.first { $0.status != nil })
      #expect(row.status == status)
      #expect(row.targetCount == nil)
      #expect(row.differenceIsShare)
    }
    let over = { (share: Double, measure: Target.Measure) in
      table([goal(share, measure)], groups(10, 10), asOf: "2011-06-30").rows
        .first { $0.status != nil }?.status
    }
    #expect(over(0.5, .open) == .reached)
    #expect(over(0.51, .open) == .missed)
    #expect(over(0.5, .other) == .reached)
    #expect(over(0.49, .other) == .missed)
    let nobody = table([goal(0.5, .open)]).rows.first { $0.status != nil }
    #expect(nobody?.status == .tooEarly)
    #expect(nobody?.difference == nil)
  }

  @Test func aGoalWithoutAPeriodIsNeverOverAndOneOfHugeSizeDoesNotTrap() {
    let groups = [Group(count: 3, started: "2011-01-01")]
    let rows = table(
      [Target(measure: .intake, count: .max), intake("kuopio", "extension", .max)], groups,
      asOf: "2030-01-01"
    ).rows
    #expect(rows.last?.status == .underWay)
    #expect(rows.last?.needed == .max - 3)
    #expect(rows.first { $0.measure == .intake }?.status == .missed)
    let now = table([intake("kuopio", "extension", .max)], groups).rows
    #expect(now.first { $0.measure == .intake }?.status == .behind)
  }

  @Test func aPeriodThatRunsBackwardsHoldsNobodyAndStopsNothing() {
    let asOf = Self.day("2011-03-31")
    let (rows, people) = outcomes([Group(count: 2, started: "2010-06-01")], asOf: asOf)
    let table = TargetTable(
      targets: [intake(nil, "back", 4)], regions: [],
      periods: [Self.period("back", "2010-12-31", "2010-01-01")], outcomes: rows,
      funnel: Funnel(screened: [], people: people, asOf: asOf), asOf: asOf)
    #expect(table.rows.map(\.count) == [0])
    #expect(table.rows.map(\.status) == [.missed])
  }
}
