import Pathways
import Register
import Targets

/// The answers of the first screen that speak of where people went.
extension PageBuilder {
  /// Intake, outcomes, the funnel, and who is behind.
  func resultCards(_ results: ResultsSummary) -> [AnswerCard] {
    [intakeCard(results), whereCard(results), stepsCard(results), behindCard(results)]
  }

  /// The regions by index, then the whole project.
  var regionPlaces: [Int?] { model.regions.indices.map { $0 } + [nil] }

  /// The name of a region by index; the whole project, or none of the regions.
  func regionTitle(_ region: Int?) -> String {
    guard let region else { return text("results-project") }
    guard model.regions.indices.contains(region) else { return text("regions-none") }
    return model.regions[region].name(in: model.language)
  }

  /// The id of a region by index.
  func regionID(_ region: Int?) -> String? { region.map { model.regions[$0].id } }

  /// A period with its days; a year is named alone.
  func periodTitle(_ period: Int?, _ results: ResultsSummary) -> String {
    guard let period else { return text("results-all-days") }
    let (id, days) = (results.periods[period].id, results.periods[period].days)
    let (first, last) = (days.first.components, days.last.components)
    if id == "\(first.year)", first.year == last.year, first.month == 1, first.day == 1,
      last.month == 12, last.day == 31
    {
      return id
    }
    return text("results-period", ["id": id, "from": day(days.first), "until": day(days.last)])
  }

  /// How a target stands, in words.
  func statusText(_ row: TargetRow?) -> String {
    guard let row, let status = row.status else { return "" }
    if status == .missed, row.direction == .atMost { return text("status-exceeded") }
    return label("status", status.rawValue)
  }

  private func intakeCard(_ results: ResultsSummary) -> AnswerCard {
    let period = results.current(on: model.asOf)
    var table = Table(
      id: "answer-intake-table",
      title: text("answer-intake-table", ["period": periodTitle(period, results)]),
      columns: [
        .init("region", text("regions-region")),
        .init("actual", text("answer-came"), .number),
        .init("target", text("answer-target"), .number),
        .init("expected", text("answer-expected"), .number),
        .init("status", text("answer-status")),
      ])
    var verdicts: [String] = []
    for region in regionPlaces {
      let row = results.target(.intake, region: regionID(region), period: period)
      table.rows.append([
        .text(regionTitle(region)),
        .number(results.tally(region: region, period: period).started),
        .number(row?.targetCount), .number(row?.expectedToday.map(whole)), .text(statusText(row)),
      ])
      if let row, row.status != nil, region != nil || model.regions.isEmpty {
        verdicts.append(
          text("answer-verdict", ["region": regionTitle(region), "status": statusText(row)]))
      }
    }
    var card = AnswerCard(id: "answer-intake", question: text("question-intake"), more: "targets")
    card.sentence =
      verdicts.isEmpty ? text("answer-no-target") : verdicts.joined(separator: "\u{2002}")
    card.table = table
    if let over = results.longestOver(on: model.asOf) {
      let counts = regionPlaces.compactMap { region -> String? in
        let row = results.target(.intake, region: regionID(region), period: over)
        guard let row, row.targetCount != nil else { return nil }
        return text(
          "answer-whole-region", ["region": regionTitle(region), "n": against(row.count, row)])
      }
      if !counts.isEmpty {
        card.note = text(
          "answer-whole",
          ["period": periodTitle(over, results), "regions": counts.joined(separator: " ")])
      }
    }
    return card
  }

  /// The most regions for which the first screen has room beside each other.
  private static let regionsBeside = 3

  private func whereCard(_ results: ResultsSummary) -> AnswerCard {
    let period = results.current(on: model.asOf)
    let places =
      model.regions.isEmpty || model.regions.count > PageBuilder.regionsBeside
      ? [nil] : model.regions.indices.map { Optional($0) }
    var table = Table(
      id: "answer-where-table",
      title: text("answer-where-table", ["period": periodTitle(period, results)]),
      columns: [.init("outcome", text("answer-class"))]
        + places.map { .init("r\($0 ?? -1)", regionTitle($0), .number) })
    var isMadeUp = false
    for outcome in OutcomeClass.reported {
      var cells: [Cell] = [.text(className(outcome))]
      for region in places {
        let tally = results.tally(region: region, period: period)
        let row = Target.Measure(outcome).flatMap {
          results.target($0, region: regionID(region), period: period)
        }
        isMadeUp = isMadeUp || row?.isMadeUp == true
        cells.append(.text(against(tally[outcome], row)))
      }
      table.rows.append(cells)
    }
    if results.tally(region: nil, period: period)[.unknown] > 0 {
      table.rows.append(
        [.text(className(.unknown))]
          + places.map { .number(results.tally(region: $0, period: period)[.unknown]) })
    }
    if isMadeUp { table.title += " " + text("answer-made-up") }
    let all = results.tally(region: nil, period: period)
    let moved = all[.open] + all[.subsidised] + all[.training]
    var card = AnswerCard(id: "answer-where", question: text("question-where"), more: "where")
    card.sentence =
      all.ended == 0
      ? text("answer-none-ended")
      : text(
        "answer-where",
        [
          "ended": figures.number(all.ended), "moved": figures.number(moved),
          "share": share(moved, of: all.known), "open": figures.number(all[.open]),
        ])
    card.table = table
    return card
  }

  /// A count beside its target; an asterisk marks a target that is made up.
  func against(_ count: Int, _ row: TargetRow?) -> String {
    guard let goal = row?.targetCount else { return figures.number(count) }
    return figures.number(count) + "\u{A0}/\u{A0}" + figures.number(goal)
      + (row?.isMadeUp == true ? "*" : "")
  }

  /// The name of a class.
  func className(_ outcome: OutcomeClass) -> String { label("class", outcome.id) }

  private func stepsCard(_ results: ResultsSummary) -> AnswerCard {
    var card = AnswerCard(id: "answer-steps", question: text("question-steps"), more: "steps")
    card.sentence = text(
      "answer-steps",
      Dictionary(
        uniqueKeysWithValues: Target.Measure.allCases.filter(\.isFunnel).map {
          ($0.rawValue, figures.number(results.funnel[$0] ?? 0))
        }))
    card.table = stepsTable(results, id: "answer-steps-table")
    return card
  }

  /// The steps of the funnel over all runs, with their targets.
  func stepsTable(_ results: ResultsSummary, id: String) -> Table {
    var table = Table(
      id: id, title: text("steps-table"),
      columns: [
        .init("step", text("funnel-step")), .init("persons", text("persons"), .number),
        .init("target", text("answer-target"), .number),
        .init("share", text("funnel-previous"), .share),
        .init("target_share", text("steps-target-share"), .share),
      ])
    var previous: Int?
    for measure in Target.Measure.allCases where measure.isFunnel {
      let count = results.funnel[measure] ?? 0
      let row = results.target(measure, region: nil, period: nil)
      table.rows.append([
        .text(label("measure", measure.rawValue)), .number(count), .number(row?.targetCount),
        previous.map { .share(count, of: $0) } ?? .empty,
        row?.targetShare.flatMap { Share($0) }.map { .share($0) } ?? .empty,
      ])
      previous = count
    }
    return table
  }

  private func behindCard(_ results: ResultsSummary) -> AnswerCard {
    let period = results.current(on: model.asOf)
    let over = results.longestOver(on: model.asOf)
    var card = AnswerCard(id: "answer-behind", question: text("question-behind"), more: "targets")
    var table = Table(
      id: "answer-behind-table", title: text("answer-behind-table"),
      columns: [
        .init("region", text("regions-region")),
        .init("gap", text("answer-gap"), .number),
        .init("month", text("answer-month"), .number),
        .init(
          "over", text("answer-over", ["period": over.map { results.periods[$0].id } ?? "–"]),
          .number),
      ])
    var worst: (region: Int?, gap: Int)?
    for region in regionPlaces {
      let row = results.target(.intake, region: regionID(region), period: period)
      let gap = row.flatMap { self.gap($0) }
      let before = over.flatMap {
        results.target(.intake, region: regionID(region), period: $0)?.difference
      }
      table.rows.append([
        .text(regionTitle(region)), .number(gap),
        row?.neededPerMonth.map { .hundredths(whole($0 * 10) * 10) } ?? .empty,
        .number(before.map(whole)),
      ])
      guard let gap, gap < 0, region != nil || model.regions.isEmpty else { continue }
      if worst.map({ gap < $0.gap }) ?? true { worst = (region, gap) }
    }
    card.sentence =
      worst.map {
        text(
          "answer-behind",
          ["region": regionTitle($0.region), "n": figures.number(-$0.gap)])
      } ?? text("answer-none-behind")
    card.table = table
    return card
  }

  // Against what was expected by today; once the period is over, against the target.
  private func gap(_ row: TargetRow) -> Int? {
    (row.expectedToday ?? row.targetCount.map { Double($0) }).map {
      whole(Double(row.count) - $0)
    }
  }

  private func whole(_ value: Double) -> Int {
    guard value.isFinite, value.magnitude < 1e15 else { return 0 }
    return Int(value.rounded(.toNearestOrAwayFromZero))
  }

  /// What the results themselves raise the alarm about.
  var resultAlarms: [Alarm] {
    let counted: [(Fault, Alarm.Severity, String)] = [
      (.targetRegionUnknown, .serious, "alarm-target-region"),
      (.totalDiffersFromParts, .warning, "alarm-totals"),
      (.outcomeDisagrees, .warning, "alarm-disagrees"),
      (.participationWithoutRecords, .warning, "alarm-no-records"),
      (.noParticipants, .warning, "alarm-no-participants"),
    ]
    let found = counted.compactMap { fault, severity, key -> Alarm? in
      guard let count = model.findings[fault], count > 0 else { return nil }
      return Alarm(
        severity, title: text(key, ["n": figures.number(count)]),
        advice: withoutStop(advice(fault)) + ".")
    }
    return behindAlarms + found + reviewAlarms
  }

  // One for each region that is behind; the first screen has no room for more than the worst two.
  private var behindAlarms: [Alarm] {
    guard let results = model.results else { return [] }
    let period = results.current(on: model.asOf)
    let behind = regionPlaces.compactMap { region -> (region: Int?, gap: Int, row: TargetRow)? in
      guard region != nil || model.regions.isEmpty,
        let row = results.target(.intake, region: regionID(region), period: period),
        row.status == .behind, let gap = gap(row), gap < 0
      else { return nil }
      return (region, gap, row)
    }.sorted { ($0.gap, $0.region ?? 0) < ($1.gap, $1.region ?? 0) }
    return behind.prefix(2).map { region, gap, row in
      let month = row.neededPerMonth.map { figures.hundredths(whole($0 * 10) * 10) } ?? "0"
      return Alarm(
        .warning,
        title: text(
          "alarm-behind", ["region": regionTitle(region), "n": figures.number(-gap)]),
        advice: text("alarm-behind-do", ["month": month]))
    }
  }

  private var reviewAlarms: [Alarm] {
    guard model.results != nil, let screening = model.screening, screening.reviews > 0 else {
      return []
    }
    let first = screening.missing.first?.fact
    return [
      Alarm(
        .warning, title: text("alarm-reviews", ["n": figures.number(screening.reviews)]),
        advice: first.map {
          text("card-review", ["fact": label("fact", $0), "ask": ask($0)])
        } ?? "")
    ]
  }
}
