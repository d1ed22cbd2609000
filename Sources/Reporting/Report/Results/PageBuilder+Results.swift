import Pathways
import Register
import Targets

/// The parts of the page that tell where people went.
extension PageBuilder {
  /// Targets, outcomes, what came after, and pathways.
  func resultSections(_ results: ResultsSummary) -> [ReportSection] {
    [
      targetsSection(results), whereSection(results), stepsSection(results),
      afterwardsSection(results), choicesSection(results), pathwaysSection(results),
    ]
  }

  private func targetsSection(_ results: ResultsSummary) -> ReportSection {
    var section = ReportSection(
      id: "targets", heading: text("section-targets"), lead: text("targets-lead"))
    for region in regionPlaces {
      let rows = results.targets.filter {
        $0.status != nil && !$0.measure.isFunnel && $0.region == (regionID(region) ?? "")
      }
      guard !rows.isEmpty else { continue }
      section.exhibits.append(targets(rows, region, results))
    }
    if section.exhibits.isEmpty { section.lead = text("targets-none") }
    return section
  }

  private func targets(
    _ rows: [TargetRow], _ region: Int?, _ results: ResultsSummary
  ) -> ReportSection.Exhibit {
    let id = region.map { "targets-\($0)" } ?? "targets-all"
    let name = regionTitle(region)
    let hasMadeUp = rows.contains { $0.isMadeUp }
    var table = Table(
      id: id, title: text("targets-table", ["region": name]),
      columns: [
        .init("period", text("targets-period")), .init("measure", text("targets-measure")),
        .init("target", text("answer-target"), .number),
        .init("actual", text("targets-actual"), .number),
        .init("difference", text("targets-difference"), .number),
        .init("expected", text("answer-expected"), .number),
        .init("needed", text("targets-needed"), .number),
        .init("status", text("answer-status")),
      ])
    for row in rows {
      let period = results.periods.firstIndex { $0.id == row.period }
      table.rows.append([
        .text(period.map { results.periods[$0].id } ?? text("results-all-days")),
        .text(label("measure", row.measure.rawValue)),
        .text(goal(row)), .text(reached(row)), difference(row),
        row.expectedToday.map { .number(Int($0.rounded())) } ?? .empty, .number(row.needed),
        .text(statusText(row)),
      ])
    }
    let bars = rows.filter { $0.measure == .intake && $0.targetCount != nil }
    let chart = StackedBarChart(
      series: [
        .init(label: text("targets-came"), style: "g-invite"),
        .init(label: text("targets-missing"), style: "g-outside"),
      ],
      bars: bars.map { row in
        let period = results.periods.firstIndex { $0.id == row.period }
        return .init(
          label: periodTitle(period, results),
          values: [row.count, max(0, (row.targetCount ?? 0) - row.count)],
          figure: against(row.count, row))
      }, figures: figures)
    let drawn =
      bars.isEmpty
      ? nil
      : ReportSection.Chart(
        chart.draw(id: "chart-" + id, title: text("targets-chart", ["region": name])))
    return ReportSection.Exhibit(
      table, chart: drawn, note: hasMadeUp ? text("targets-made-up") : "")
  }

  private func goal(_ row: TargetRow) -> String {
    var text = row.targetCount.map { figures.number($0) } ?? ""
    if let share = row.targetShare.flatMap({ Share($0) }) {
      text += text.isEmpty ? figures.share(share) : " (\(figures.share(share)))"
    }
    return text + (row.isMadeUp ? "*" : "")
  }

  private func reached(_ row: TargetRow) -> String {
    guard let count = row.shareCount, let base = row.baseCount, base > 0 else {
      return figures.number(row.count)
    }
    return "\(figures.number(row.count)) (\(share(count, of: base)))"
  }

  private func difference(_ row: TargetRow) -> Cell {
    guard let difference = row.difference else { return .empty }
    if row.differenceIsShare { return Share(difference).map { .share($0) } ?? .empty }
    return .number(Int(difference))
  }

  private func whereSection(_ results: ResultsSummary) -> ReportSection {
    let all = results.tally(region: nil, period: nil)
    var lead = text(
      "where-lead",
      [
        "n": figures.number(results.participations), "ended": figures.number(all.ended),
        "ongoing": figures.number(results.ongoing),
      ])
    if results.provisional > 0 {
      lead += " " + text("where-provisional", ["n": figures.number(results.provisional)])
    }
    var section = ReportSection(id: "where", heading: text("section-where"), lead: lead)
    var places: [(String, ResultsSummary.Tally)] = model.regions.indices.map {
      (regionTitle($0), results.tally(region: $0, period: nil))
    }
    let none = results.tally(region: model.regions.count, period: nil)
    if none.ended > 0, !model.regions.isEmpty {
      places.append((regionTitle(model.regions.count), none))
    }
    places.append((regionTitle(nil), all))
    section.exhibits.append(
      ended(
        places, id: "where-regions", first: text("regions-region"),
        title: text("where-regions-table"), chart: text("where-regions-chart")))
    if !results.periods.isEmpty {
      section.exhibits.append(
        ended(
          results.periods.indices.map {
            (periodTitle($0, results), results.tally(region: nil, period: $0))
          }, id: "where-periods", first: text("targets-period"),
          title: text("where-periods-table"), chart: text("where-periods-chart"),
          short: results.periods.map(\.id)))
    }
    section.exhibits.append(evidenceExhibit(results))
    return section
  }

  /// The classes a leaver can have, in the order of charts and tables.
  private var leaverClasses: [OutcomeClass] { OutcomeClass.reported + [.unknown] }

  private func ended(
    _ places: [(name: String, tally: ResultsSummary.Tally)], id: String, first: String,
    title: String, chart: String, short: [String]? = nil
  ) -> ReportSection.Exhibit {
    var table = Table(
      id: id, title: title,
      columns: [.init("place", first)]
        + leaverClasses.map { .init($0.id, className($0), .number) }
        + [
          .init("ended", text("where-ended"), .number),
          .init("moved", text("where-moved"), .share),
        ])
    for (index, (name, tally)) in places.enumerated() {
      table.rows.append(
        [.text(short?[index] ?? name)] + leaverClasses.map { .number(tally[$0]) }
          + [
            .number(tally.ended),
            .share(tally[.open] + tally[.subsidised] + tally[.training], of: tally.known),
          ])
    }
    let drawing = StackedBarChart(
      series: leaverClasses.map { .init(label: className($0), style: PageBuilder.style($0)) },
      bars: places.map { name, tally in
        .init(
          label: name, values: leaverClasses.map { tally[$0] },
          figure: figures.number(tally.ended))
      }, figures: figures, isNormalised: true)
    return ReportSection.Exhibit(
      table, chart: .init(drawing.draw(id: "chart-" + id, title: chart)),
      note: text("where-note"))
  }

  /// The colour of a class: that of the state that goes with it.
  static func style(_ outcome: OutcomeClass) -> String {
    switch outcome {
    case .jobSearch: "s-unemployed"
    case .other: "s-outside"
    default: "s-\(outcome.id)"
    }
  }

  private func evidenceExhibit(_ results: ResultsSummary) -> ReportSection.Exhibit {
    let kinds: [EvidenceKind] = [.register, .presumed, .recorded, .none]
    var table = Table(
      id: "evidence", title: text("evidence-table"),
      columns: [.init("outcome", text("answer-class"))]
        + kinds.map { .init($0.id, label("evidence", $0.id), .number) }
        + [.init("total", text("total"), .number)])
    for outcome in leaverClasses {
      let counts = kinds.map { results.evidence[outcome]?[$0] ?? 0 }
      table.rows.append(
        [.text(className(outcome))] + counts.map { .number($0) } + [.number(counts.reduce(0, +))])
    }
    return ReportSection.Exhibit(table, note: text("evidence-note"))
  }

  private func stepsSection(_ results: ResultsSummary) -> ReportSection {
    let steps = Target.Measure.allCases.filter(\.isFunnel)
    let screened = results.funnel[.screened] ?? 0
    let chart = BarChart(
      bars: steps.enumerated().map { index, step in
        let count = results.funnel[step] ?? 0
        return .init(
          label: label("measure", step.rawValue), value: count,
          figure: index == 0 ? figures.number(count) : counted(count, of: screened),
          style: "f-\(index + 1)")
      }, full: screened, isFunnel: true, thickness: 22)
    return ReportSection(
      id: "steps", heading: text("section-steps"), lead: text("steps-lead"),
      exhibits: [
        .init(
          stepsTable(results, id: "steps-table"),
          chart: .init(chart.draw(id: "chart-steps", title: text("steps-chart"))),
          note: text("steps-note"))
      ])
  }

  private func choicesSection(_ results: ResultsSummary) -> ReportSection {
    var table = Table(
      id: "choices", title: text("choices-table"),
      columns: [
        .init("choice", text("choices-choice")), .init("counted", text("choices-counted")),
        .init("n", text("choices-n"), .number),
      ])
    for choice in results.choices {
      table.rows.append([
        .text(label("choice", choice.id)), .text(className(choice.outcome)),
        .number(choice.count),
      ])
    }
    return ReportSection(
      id: "choices", heading: text("section-choices"), lead: text("choices-lead"),
      exhibits: [.init(table, note: text("choices-note"))])
  }
}
