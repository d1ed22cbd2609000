public import Pathways
public import Register
public import Targets

/// Where the participations led, in counts: all that the page needs, and nothing about any person.
public struct ResultsSummary: Sendable {
  /// Those of a region and period: how many came, and where those who ended went.
  public struct Tally: Sendable, Hashable {
    /// Participations started.
    public var started = 0
    /// Participations ended, by class in the order of `OutcomeClass`.
    public var endedBy = [Int](repeating: 0, count: OutcomeClass.allCases.count)

    /// Participations ended.
    public var ended: Int { endedBy.reduce(0, +) }

    /// Ended with a known outcome.
    public var known: Int { ended - self[.unknown] }

    /// Ended with a class.
    public subscript(outcome: OutcomeClass) -> Int { endedBy[Int(outcome.rawValue)] }
  }

  /// A choice the project declares, with how many outcomes it touched.
  public struct Choice: Sendable, Hashable {
    /// The key of the project file.
    public var id: String
    /// What it counts as.
    public var outcome: OutcomeClass
    /// Outcomes that it decided or that carry its flag.
    public var count: Int
  }

  /// An order of states that some participations have in common.
  public struct Order: Sendable, Hashable {
    /// The states, each other than the one before.
    public var states: [PathwayState]
    /// Participations that went this way.
    public var count: Int
  }

  /// The periods in the project's order.
  public let periods: [Period]
  /// The rows of `targets.csv`.
  public let targets: [TargetRow]
  /// Distinct persons at each step of the funnel.
  public private(set) var funnel: [Target.Measure: Int] = [:]
  /// Participations that have begun.
  public private(set) var participations = 0
  /// Those that have not ended.
  public private(set) var ongoing = 0
  /// Those whose four weeks are not over.
  public private(set) var provisional = 0
  /// Outcomes by class and by how they are known.
  public private(set) var evidence: [OutcomeClass: [EvidenceKind: Int]] = [:]
  /// The declared choices, in the order of the project file's documentation.
  public private(set) var choices: [Choice] = []
  /// The ways of measuring work afterwards, each for all whom it can tell about.
  public let followUps: [FollowUpComparison]
  /// The same for those whom every way can tell about.
  public let followUpsOfTheSame: [FollowUpComparison]
  /// Those who fell back to unemployment.
  public let fallingBack: [FallingBack]
  /// The most frequent orders of states from month to month, the most frequent first.
  public let orders: [Order]
  /// The tables of pathways.
  public let pathways: PathwayTables
  // By region (the project's, then none, then all), then period (the last for all days).
  private var tallies: [[Tally]]
  private let regionCount: Int
  // Days until the wait ended, sorted: how many were still waiting on any day.
  private let waits: [Int32]

  /// Counts a joined trace.
  public init(
    _ trace: Trace, people: PersonTable, regions: Int, periods: [Period], targets: [TargetRow],
    funnel: Funnel, pathways: PathwayTables, asOf: Day, settings: OutcomeSettings
  ) {
    self.periods = periods
    self.targets = targets
    self.pathways = pathways
    regionCount = regions
    tallies = Array(
      repeating: Array(repeating: Tally(), count: periods.count + 1), count: regions + 2)
    followUps = FollowUpComparison.all(trace.rows, same: false)
    followUpsOfTheSame = FollowUpComparison.all(trace.rows, same: true)
    fallingBack = FallingBack.all(trace.rows)
    orders = ResultsSummary.orders(trace)
    waits = trace.rows.map(\.event.days).sorted()
    for measure in Target.Measure.allCases where measure.isFunnel {
      self.funnel[measure] = funnel.count(measure, region: nil, days: nil)
    }
    var declared: [String: Int] = [:]
    for row in trace.rows {
      count(row, asOf: asOf)
      for id in ResultsSummary.choices(behind: row, people) { declared[id, default: 0] += 1 }
    }
    choices = [
      Choice(id: "apprenticeship", outcome: settings.apprenticeship, count: 0),
      Choice(id: "startUpGrant", outcome: settings.startUpGrant, count: 0),
      Choice(id: "rehabilitative", outcome: settings.rehabilitative, count: 0),
      Choice(id: "practice", outcome: settings.practice, count: 0),
    ].map { Choice(id: $0.id, outcome: $0.outcome, count: declared[$0.id] ?? 0) }
  }

  private mutating func count(_ row: OutcomeRow, asOf: Day) {
    let participation = row.participation
    let hasEnded = participation.hasEnded(by: asOf)
    participations += 1
    if row.provisional == true { provisional += 1 }
    if let kind = row.evidence { evidence[row.outcome, default: [:]][kind, default: 0] += 1 }
    if !hasEnded { ongoing += 1 }
    let region = Int(participation.region)
    let places = [region >= 0 && region < regionCount ? region : regionCount, regionCount + 1]
    for period in 0...periods.count {
      let days = period < periods.count ? periods[period].days : nil
      for place in places {
        if days?.contains(participation.started) ?? true {
          tallies[place][period].started += 1
        }
        if hasEnded, days?.contains(participation.ended) ?? true {
          tallies[place][period].endedBy[Int(row.outcome.rawValue)] += 1
        }
      }
    }
  }

  /// How many orders of states are kept; the files have all pathways.
  private static let ordersKept = 12

  private static func orders(_ trace: Trace) -> [Order] {
    var counts: [[UInt8]: Int] = [:]
    for row in trace.rows.indices {
      var states: [UInt8] = []
      for state in trace.sequence(row) where states.last != state.rawValue {
        states.append(state.rawValue)
      }
      if !states.isEmpty { counts[states, default: 0] += 1 }
    }
    return counts.sorted { left, right in
      left.value != right.value
        ? left.value > right.value : left.key.lexicographicallyPrecedes(right.key)
    }.prefix(ordersKept).map { key, count in
      Order(states: key.compactMap { PathwayState(rawValue: $0) }, count: count)
    }
  }

  private static func choices(behind row: OutcomeRow, _ people: PersonTable) -> [String] {
    var ids: [String] = []
    if row.flags.contains(.alsoTraining) { ids.append("apprenticeship") }
    if row.flags.contains(.selfEmployed) { ids.append("startUpGrant") }
    let index = Int(row.evidenceRecord)
    guard row.evidence == .register, people.records.indices.contains(index) else { return ids }
    switch people.records[index].measure {
    case .rehabilitative: ids.append("rehabilitative")
    case .trial: ids.append("practice")
    case .placement where row.outcome != .open && row.outcome != .subsidised:
      ids.append("practice")
    default: break
    }
    return ids
  }

  /// Those of a region (nothing: the whole project; the number of regions: none) and a period
  /// (nothing: all days).
  public func tally(region: Int?, period: Int?) -> Tally {
    tallies[region ?? regionCount + 1][period ?? periods.count]
  }

  /// The row of a target, if there is one.
  public func target(
    _ measure: Target.Measure, region: String?, period: Int?
  ) -> TargetRow? {
    let id = period.map { periods[$0].id } ?? ""
    return targets.first {
      $0.measure == measure && $0.region == (region ?? "") && $0.period == id && $0.status != nil
    }
  }

  /// How many had neither moved nor ended before a day after their start.
  public func waiting(onDay day: Int) -> Int { waits.count { Int($0) >= day } }

  /// The longest wait in days.
  public var longestWait: Int { waits.last.map { Int($0) } ?? 0 }

  /// The period that holds a day, the shortest of several; else the last one to end before it,
  /// else the first.
  public func current(on day: Day) -> Int? {
    let holding = periods.indices.filter { periods[$0].days.contains(day) }
    if !holding.isEmpty { return holding.min { length($0) < length($1) } }
    let over = periods.indices.filter { periods[$0].days.last < day }
    return over.max { periods[$0].days.last < periods[$1].days.last } ?? periods.indices.first
  }

  /// The longest other period that is over on a day.
  public func longestOver(on day: Day) -> Int? {
    periods.indices.filter { periods[$0].days.last <= day && $0 != current(on: day) }
      .max { length($0) < length($1) }
  }

  private func length(_ period: Int) -> Int {
    periods[period].days.last - periods[period].days.first
  }
}
