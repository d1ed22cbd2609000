import Pathways

/// What came after: work at the points at which others measure it, and falling back.
extension PageBuilder {
  func afterwardsSection(_ results: ResultsSummary) -> ReportSection {
    var section = ReportSection(
      id: "afterwards", heading: text("section-afterwards"), lead: text("afterwards-lead"))
    if (results.followUpsOfTheSame.first?.base ?? 0) > 0 {
      section.exhibits.append(
        followUps(
          results.followUpsOfTheSame, id: "followups-same", title: text("followups-same-table"),
          chart: text("followups-chart"), note: text("followups-same-note")))
    }
    section.exhibits.append(
      followUps(
        results.followUps, id: "followups", title: text("followups-table"), chart: nil,
        note: text("followups-note")))
    section.exhibits.append(fallingBack(results))
    return section
  }

  private func followUps(
    _ rows: [FollowUpComparison], id: String, title: String, chart: String?, note: String
  ) -> ReportSection.Exhibit {
    let parts: [(String, String, KeyPath<FollowUpComparison, Int>)] = [
      ("followups-open", "s-open", \.open), ("followups-presumed", "s-subsidised", \.presumed),
      ("followups-recorded", "s-training", \.recorded),
      ("followups-elsewhere", "s-unemployed", \.elsewhere),
      ("followups-unknown", "s-unknown", \.unknown),
    ]
    var table = Table(
      id: id, title: title,
      columns: [
        .init("scheme", text("followups-scheme")), .init("base", text("persons"), .number),
      ] + parts.map { .init($0.0, text($0.0), .number) }
        + [.init("share", text("followups-share"), .share)])
    for row in rows {
      let working = row.open + row.presumed + row.recorded
      table.rows.append(
        [.text(point(row)), .number(row.base)] + parts.map { .number(row[keyPath: $0.2]) }
          + [.share(working, of: row.base)])
    }
    guard let chart else { return ReportSection.Exhibit(table, note: note) }
    let drawing = StackedBarChart(
      series: parts.map { .init(label: text($0.0), style: $0.1) },
      bars: rows.map { row in
        .init(
          label: point(row), values: parts.map { row[keyPath: $0.2] },
          figure: share(row.open + row.presumed + row.recorded, of: row.base))
      }, figures: figures, thickness: 16, isNormalised: true)
    return ReportSection.Exhibit(
      table, chart: .init(drawing.draw(id: "chart-" + id, title: chart)), note: note)
  }

  private func point(_ row: FollowUpComparison) -> String {
    text(
      "followups-point",
      [
        "scheme": label("scheme", row.scheme.rawValue),
        "point": label("point", row.point.rawValue),
      ])
  }

  private func fallingBack(_ results: ResultsSummary) -> ReportSection.Exhibit {
    var table = Table(
      id: "falling", title: text("falling-table"),
      columns: [
        .init("moved", text("falling-moved")), .init("n", text("falling-n"), .number),
        .init("again", text("falling-again"), .number),
        .init("share", text("falling-share"), .share),
        .init("median", text("falling-median"), .number),
      ])
    var bars: [BarChart.Bar] = []
    for row in results.fallingBack {
      let name = row.moved.map { className($0) } ?? text("falling-all")
      table.rows.append([
        .text(name), .number(row.successes), .number(row.unemployedAgain),
        .share(row.unemployedAgain, of: row.successes),
        row.medianDays.map { .hundredths(Int(($0 * 100).rounded())) } ?? .empty,
      ])
      // Bars of shares: a thousandth of the width is fine enough.
      let share = Share(row.unemployedAgain, of: row.successes)?.millionths ?? 0
      bars.append(
        .init(
          label: name, value: share / 1000,
          figure: counted(row.unemployedAgain, of: row.successes),
          style: row.moved.map { PageBuilder.style($0) } ?? "s-unemployed"))
    }
    let chart = BarChart(bars: bars, full: 1000, showsTrack: true)
    return ReportSection.Exhibit(
      table, chart: .init(chart.draw(id: "chart-falling", title: text("falling-chart"))),
      note: text("falling-note"))
  }
}
