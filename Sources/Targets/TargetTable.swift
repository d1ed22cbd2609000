public import Pathways
public import Register

/// Every goal beside what was reached, and every class in every region and period: `targets.csv`.
///
/// Rows stand by region (the project's order, then regions only a target knows, then the whole
/// project), by period (the project's order, then those only a target knows, then none), and by
/// measure: intake, the five classes, then the funnel.
public struct TargetTable: Sendable {
  /// The rows in their order.
  public private(set) var rows: [TargetRow] = []
  /// Goals that contradict each other, and goals for regions that do not exist.
  public private(set) var findings: [Finding] = []

  /// Compares goals with participations.
  public init(
    targets: [Target], regions: [Region], periods: [Period], outcomes: [OutcomeRow],
    funnel: Funnel, asOf: Day, settings: OutcomeSettings = .standard
  ) {
    let counting = Counting(
      outcomes: outcomes, regions: regions, periods: periods, funnel: funnel, asOf: asOf)
    let known = regions.map { Optional($0.id) }
    let named = periods.map { Optional($0.id) }
    let regionOrder = known + TargetTable.others(targets.map(\.region), than: known) + [nil]
    let periodOrder = named + TargetTable.others(targets.map(\.period), than: named) + [nil]
    for region in regionOrder {
      for period in periodOrder {
        for measure in Target.Measure.allCases {
          let target = targets.first {
            $0.region == region && $0.period == period && $0.measure == measure
          }
          let isListed =
            measure.outcome != nil && known.contains(region) && named.contains(period)
          guard target != nil || isListed else { continue }
          let wanted = target ?? Target(region: region, period: period, measure: measure)
          rows.append(counting.row(wanted, isGoal: target != nil, settings))
        }
      }
    }
    findings = TargetFindings.all(targets, regions: regions, periods: periods)
  }

  // What only targets name, each once, in their order.
  private static func others(_ ids: [String?], than known: [String?]) -> [String?] {
    var result: [String?] = []
    for id in ids where id != nil && !known.contains(id) && !result.contains(id) {
      result.append(id)
    }
    return result
  }
}
