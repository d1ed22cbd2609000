internal import Pathways
internal import Register

/// What is wrong between goals: totals that differ from their parts, regions that do not exist.
enum TargetFindings {
  static func all(_ targets: [Target], regions: [Region], periods: [Period]) -> [Finding] {
    var result: [Finding] = []
    for target in targets {
      guard let region = target.region, !regions.contains(where: { $0.id == region }) else {
        continue
      }
      result.append(
        Finding(
          .targetRegionUnknown,
          detail:
            "region=\(region) period=\(target.period ?? "") measure=\(target.measure.rawValue)"))
    }
    for target in targets where !target.measure.isFunnel {
      guard let total = target.count else { continue }
      if let parts = sumOverRegions(target, targets, regions), parts != total {
        result.append(finding(target, total, parts, over: "regions"))
      }
      if let parts = sumOverPeriods(target, targets, periods), parts != total {
        result.append(finding(target, total, parts, over: "periods"))
      }
    }
    return result
  }

  private static func finding(
    _ target: Target, _ total: Int, _ parts: Int, over what: String
  ) -> Finding {
    Finding(
      .totalDiffersFromParts,
      detail: "measure=\(target.measure.rawValue) region=\(target.region ?? "")"
        + " period=\(target.period ?? "") total=\(total) \(what)=\(parts)")
  }

  // The whole project's goal against its regions' goals, where every region has one.
  private static func sumOverRegions(
    _ target: Target, _ targets: [Target], _ regions: [Region]
  ) -> Int? {
    guard target.region == nil, !regions.isEmpty else { return nil }
    return sum(regions.map { region in count(region.id, target.period, target.measure, targets) })
  }

  // A period's goal against those of the shorter periods that make it up day by day, where each of
  // them has one. Periods that only overlap are no parts.
  private static func sumOverPeriods(
    _ target: Target, _ targets: [Target], _ periods: [Period]
  ) -> Int? {
    guard let whole = periods.first(where: { $0.id == target.period }),
      let parts = parts(
        of: whole.days,
        from: periods.filter {
          $0.id != whole.id && count(target.region, $0.id, target.measure, targets) != nil
        })
    else { return nil }
    return sum(parts.map { count(target.region, $0.id, target.measure, targets) })
  }

  // The periods that follow on each other from the first day to the last, the shortest first where
  // several begin on one day.
  private static func parts(of whole: DayRange, from periods: [Period]) -> [Period]? {
    let inside = periods.filter {
      $0.days.first >= whole.first && $0.days.last <= whole.last && $0.days != whole
        && $0.days.first <= $0.days.last
    }
    // For each last day the parts that lead to it; a day is reached once.
    var reached: [(next: Day, parts: [Period])] = [(whole.first, [])]
    var position = 0
    while position < reached.count {
      let (next, parts) = reached[position]
      position += 1
      for period in inside.filter({ $0.days.first == next }).sorted(by: { shorter($0, $1) }) {
        if period.days.last == whole.last { return parts + [period] }
        let following = period.days.last + 1
        if reached.contains(where: { $0.next == following }) { continue }
        reached.append((following, parts + [period]))
      }
    }
    return nil
  }

  private static func shorter(_ left: Period, _ right: Period) -> Bool {
    left.days.last != right.days.last ? left.days.last < right.days.last : left.id < right.id
  }

  private static func count(
    _ region: String?, _ period: String?, _ measure: Target.Measure, _ targets: [Target]
  ) -> Int? {
    targets.first {
      $0.region == region && $0.period == period && $0.measure == measure
    }?.count
  }

  private static func sum(_ counts: [Int?]) -> Int? {
    var total = 0
    for count in counts {
      guard let count else { return nil }
      let (sum, overflow) = total.addingReportingOverflow(count)
      if overflow { return nil }
      total = sum
    }
    return total
  }
}
