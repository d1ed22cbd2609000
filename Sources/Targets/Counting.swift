internal import Pathways
internal import Register

/// Counts what goals are about, once for every region and period.
struct Counting {
  private struct Cell {
    var started = 0
    /// Those started, by where they led by the as-of day.
    var startedBy = [Int](repeating: 0, count: OutcomeClass.allCases.count)
    /// Those ended, by where they led.
    var endedBy = [Int](repeating: 0, count: OutcomeClass.allCases.count)
  }

  private let regions: [String: Int]
  private let periods: [String: Int]
  private let days: [DayRange]
  private let funnel: Funnel
  private let asOf: Day
  // By region (the project's, then none; the last for all), then period (the last for all days).
  private var cells: [[Cell]]

  init(
    outcomes: [OutcomeRow], regions: [Region], periods: [Period], funnel: Funnel, asOf: Day
  ) {
    self.regions = Counting.places(regions.map(\.id))
    self.periods = Counting.places(periods.map(\.id))
    days = periods.map(\.days)
    self.funnel = funnel
    self.asOf = asOf
    cells = Array(
      repeating: Array(repeating: Cell(), count: periods.count + 1), count: regions.count + 1)
    for row in outcomes {
      let participation = row.participation
      let hasEnded = participation.hasEnded(by: asOf)
      let outcome = Int(row.outcome.rawValue)
      var places = [regions.count]
      if participation.region >= 0, Int(participation.region) < regions.count {
        places.append(Int(participation.region))
      }
      for period in 0...periods.count {
        let isAll = period == periods.count
        let starts = isAll || days[period].contains(participation.started)
        let ends = hasEnded && (isAll || days[period].contains(participation.ended))
        for place in places {
          if starts {
            cells[place][period].started += 1
            cells[place][period].startedBy[outcome] += 1
          }
          if ends { cells[place][period].endedBy[outcome] += 1 }
        }
      }
    }
  }

  private static func places(_ ids: [String]) -> [String: Int] {
    Dictionary(ids.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
  }

  private func cell(_ target: Target) -> Cell {
    let region = target.region.map { regions[$0] } ?? cells.count - 1
    let period = target.period.map { periods[$0] } ?? days.count
    guard let region, let period else { return Cell() }
    return cells[region][period]
  }

  private func days(of target: Target) -> DayRange? {
    target.period.flatMap { periods[$0] }.map { days[$0] }
  }

  /// The row of a target, or of a region, period and class without one.
  func row(_ target: Target, isGoal: Bool, _ settings: OutcomeSettings) -> TargetRow {
    var row = TargetRow(
      region: target.region ?? "", period: target.period ?? "", measure: target.measure,
      direction: target.direction, count: 0)
    let days = days(of: target)
    if let outcome = target.measure.outcome {
      count(outcome, cell(target), target.base, &row)
    } else if target.measure.isFunnel {
      row.count = funnel.count(target.measure, region: target.region, days: days)
      if let before = Funnel.before(target.measure) {
        row.shareCount = row.count
        row.baseCount = funnel.count(before, region: target.region, days: days)
      }
    } else {
      row.count = cell(target).started
    }
    guard isGoal else { return row }
    row.isMadeUp = target.isMadeUp
    Judgement(target, days: days, asOf: asOf, settings: settings).judge(&row)
    return row
  }

  private func count(
    _ outcome: OutcomeClass, _ cell: Cell, _ base: Target.Base, _ row: inout TargetRow
  ) {
    row.base = base
    row.count = cell.endedBy[Int(outcome.rawValue)]
    switch base {
    case .ended:
      row.shareCount = row.count
      row.baseCount = OutcomeClass.reported.reduce(0) { $0 + cell.endedBy[Int($1.rawValue)] }
    case .intake:
      row.shareCount = cell.startedBy[Int(outcome.rawValue)]
      row.baseCount = cell.started
    }
    guard let count = row.shareCount, let total = row.baseCount,
      let interval = Wilson.interval(count, of: total)
    else { return }
    (row.shareLow, row.shareHigh) = interval
  }
}
