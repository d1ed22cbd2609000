import Pathways

/// The pathways: states over the months, the most frequent ways, and how soon people moved.
extension PageBuilder {
  func pathwaysSection(_ results: ResultsSummary) -> ReportSection {
    var section = ReportSection(
      id: "pathways", heading: text("section-pathways"), lead: text("pathways-lead"))
    if !results.pathways.stateDistribution.isEmpty { section.exhibits.append(states(results)) }
    if !results.pathways.cumulativeIncidence.isEmpty {
      section.exhibits.append(incidence(results))
    }
    if !results.orders.isEmpty { section.exhibits.append(frequent(results)) }
    return section
  }

  // From work to the unknown: the order in which the areas are piled.
  private static let order: [PathwayState] = [
    .open, .subsidised, .training, .service, .rehabilitative, .unemployed, .outside, .unknown,
  ]

  /// The most steps that the table beside the chart shows; the file has all.
  private static let steps = [0, 1, 2, 3, 6, 9, 12, 18, 24, 36, 48, 60, 84, 120, 180, 240]

  private func states(_ results: ResultsSummary) -> ReportSection.Exhibit {
    let rows = results.pathways.stateDistribution
    let count = (rows.last?.step ?? 0) + 1
    var shares = [[Double]](
      repeating: [Double](repeating: 0, count: count), count: PathwayState.allCases.count)
    var counts = shares.map { $0.map { _ in 0 } }
    var bases = [Int](repeating: 0, count: count)
    for row in rows where row.base > 0 {
      shares[Int(row.state.rawValue)][row.step] = Double(row.count) / Double(row.base)
      counts[Int(row.state.rawValue)][row.step] = row.count
      bases[row.step] = row.base
    }
    let present = PageBuilder.order.filter { state in
      counts[Int(state.rawValue)].contains { $0 > 0 }
    }
    var table = Table(
      id: "states", title: text("states-table"),
      columns: [
        .init("month", text("pathways-month")), .init("n", text("pathways-following"), .number),
      ] + present.map { .init($0.id, label("stage", $0.id), .share) })
    for step in PageBuilder.steps where step < count {
      table.rows.append(
        [.text(figures.number(step)), .number(bases[step])]
          + present.map { .share(counts[Int($0.rawValue)][step], of: bases[step]) })
    }
    let chart = AreaChart(
      series: present.map {
        .init(
          label: label("state", $0.id), style: "s-\($0.id)", shares: shares[Int($0.rawValue)])
      }, axis: text("pathways-axis"), figures: figures)
    return ReportSection.Exhibit(
      table,
      chart: .init(
        chart.draw(
          id: "chart-states", title: text("states-chart"),
          description: text("pathways-described", ["table": table.title]))),
      note: text("states-note"))
  }

  private func incidence(_ results: ResultsSummary) -> ReportSection.Exhibit {
    let causes = TimeToEvent.Cause.allCases.filter { $0 != .censored }
    let rows = results.pathways.cumulativeIncidence
    let curves = causes.map { cause in
      rows.filter { $0.cause == Int(cause.rawValue) }.map { ($0.day, $0.estimate) }
    }
    var table = Table(
      id: "incidence", title: text("incidence-table"),
      columns: [
        .init("month", text("pathways-month")), .init("risk", text("incidence-risk"), .number),
      ] + causes.map { .init($0.id, causeName($0), .share) })
    let last = max(results.longestWait, 1)
    for step in PageBuilder.steps {
      // A calendar month is a twelfth of 365.25 days.
      let day = Int((Double(step) * 365.25 / 12).rounded())
      guard day <= last else { break }
      table.rows.append(
        [.text(figures.number(step)), .number(results.waiting(onDay: day))]
          + curves.map { curve in
            let share = curve.last { $0.0 <= day }?.1 ?? 0
            return Share(share).map { .share($0) } ?? .empty
          })
    }
    let chart = CurveChart(
      curves: zip(causes, curves).map { cause, points in
        .init(
          label: causeName(cause), style: cause == .endedWithout ? "s-outside" : "s-\(cause.id)",
          points: points.map { (day: $0.0, share: $0.1) })
      }, lastDay: last, axis: text("pathways-axis"), figures: figures)
    return ReportSection.Exhibit(
      table,
      chart: .init(
        chart.draw(
          id: "chart-incidence", title: text("incidence-chart"),
          description: text("pathways-described", ["table": table.title]))),
      note: text("incidence-note"))
  }

  private func causeName(_ cause: TimeToEvent.Cause) -> String {
    cause == .endedWithout ? text("cause-ended-without") : label("class", cause.id)
  }

  private func frequent(_ results: ResultsSummary) -> ReportSection.Exhibit {
    let rows = results.orders
    let all = results.participations
    var table = Table(
      id: "frequent", title: text("frequent-table"),
      columns: [
        .init("sequence", text("frequent-sequence")), .init("n", text("count"), .number),
        .init("share", text("frequent-share"), .share),
      ])
    let names = rows.map { row in
      row.states.map { label("stage", $0.id) }.joined(separator: " \u{2192} ")
    }
    for (name, row) in zip(names, rows) {
      table.rows.append([.text(name), .number(row.count), .share(row.count, of: all)])
    }
    let chart = BarChart(
      bars: zip(names, rows).map { name, row in
        .init(
          label: name, value: row.count, figure: counted(row.count, of: all), style: "g-invite")
      })
    return ReportSection.Exhibit(
      table, chart: .init(chart.draw(id: "chart-frequent", title: text("frequent-chart"))),
      note: text("frequent-note"))
  }
}
