extension PageBuilder {
  /// From the list to the interview, and what becomes of everyone else.
  func funnelSection(_ screening: ScreeningSummary) -> ReportSection {
    let invited = screening.count(.invite)
    let waiting = screening.count(.noCapacity)
    var notes: [String] = []
    if screening.targetGroupUnknown > 0 {
      notes.append(
        text("funnel-unknown", ["n": figures.number(screening.targetGroupUnknown)]))
    }
    if let capacity = model.capacity {
      notes.append(
        text(
          "funnel-capacity",
          ["n": figures.number(capacity), "used": figures.number(model.placesUsed)]))
    }
    return ReportSection(
      id: "funnel", heading: text("section-funnel"),
      lead: text(
        "funnel-lead",
        [
          "listed": figures.number(screening.listed),
          "target": figures.number(screening.inTargetGroup),
          "invited": figures.number(invited), "waiting": figures.number(waiting),
          "review": figures.number(screening.reviews),
        ]),
      exhibits: [steps(screening, note: notes.joined(separator: " ")), groups(screening)])
  }

  private func steps(_ screening: ScreeningSummary, note: String) -> ReportSection.Exhibit {
    let invited = screening.count(.invite)
    let steps = [
      (text("funnel-listed"), screening.listed, "f-1"),
      (text("funnel-target"), screening.inTargetGroup, "f-2"),
      (text("funnel-eligible"), invited + screening.count(.noCapacity), "f-3"),
      (text("funnel-invited"), invited, "f-4"),
    ]
    var table = Table(
      id: "funnel", title: text("funnel-table"),
      columns: [
        .init("step", text("funnel-step")), .init("persons", text("persons"), .number),
        .init("share_of_list", text("share-of-list"), .share),
        .init("share_of_previous", text("funnel-previous"), .share),
      ])
    for (index, step) in steps.enumerated() {
      table.rows.append([
        .text(step.0), .number(step.1), .share(step.1, of: screening.listed),
        index == 0 ? .empty : .share(step.1, of: steps[index - 1].1),
      ])
    }
    let chart = BarChart(
      bars: steps.map {
        .init(
          label: $0.0, value: $0.1, figure: counted($0.1, of: screening.listed), style: $0.2)
      }, full: screening.listed, isFunnel: true, thickness: 22)
    return ReportSection.Exhibit(
      table, chart: .init(chart.draw(id: "chart-funnel", title: text("funnel-chart"))), note: note)
  }

  private func groups(_ screening: ScreeningSummary) -> ReportSection.Exhibit {
    var table = Table(
      id: "groups", title: text("groups-table"),
      columns: [
        .init("group", text("groups-group")), .init("persons", text("persons"), .number),
        .init("share_of_list", text("share-of-list"), .share),
        .init("meaning", text("groups-meaning")),
      ])
    for group in PersonGroup.allCases {
      table.rows.append([
        .text(text("group-" + group.rawValue)), .number(screening.count(group)),
        .share(screening.count(group), of: screening.listed),
        .text(text("meaning-" + group.rawValue)),
      ])
    }
    table.total = [
      .text(text("total")), .number(screening.listed),
      .share(screening.listed, of: screening.listed), .empty,
    ]
    let chart = StackedBarChart(
      series: groupSeries,
      bars: [
        .init(label: "", values: PersonGroup.allCases.map { screening.count($0) }, figure: "")
      ], figures: figures, thickness: 34)
    return ReportSection.Exhibit(
      table, chart: .init(chart.draw(id: "chart-groups", title: text("groups-chart"))))
  }

  /// The groups as parts of a stacked bar.
  var groupSeries: [StackedBarChart.Series] {
    PersonGroup.allCases.map { .init(label: text("short-" + $0.rawValue), style: $0.style) }
  }
}
