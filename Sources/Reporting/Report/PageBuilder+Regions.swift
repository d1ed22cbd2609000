import Register

extension PageBuilder {
  /// The decisions region by region.
  func regionsSection(_ screening: ScreeningSummary) -> ReportSection {
    let groups = PersonGroup.allCases.filter { screening.count($0) > 0 }
    let known = model.regions.map(\.id)
    let others = screening.regions.keys.filter { !$0.isEmpty && !known.contains($0) }.sorted()
    let ids = known + others + (screening.regions[""] == nil ? [] : [""])
    var table = Table(
      id: "regions", title: text("regions-table"),
      columns: [.init("region", text("regions-region"))]
        + groups.map { .init($0.rawValue, text("short-" + $0.rawValue), .number) }
        + [.init("persons", text("total"), .number)])
    var bars: [StackedBarChart.Bar] = []
    var rest: [Int] = []
    for id in ids {
      let counts = screening.regions[id] ?? [:]
      let sum = counts.values.reduce(0, +)
      let hidden = hiddenGroups(id)
      let values = groups.map { hidden.contains($0) ? 0 : counts[$0] ?? 0 }
      table.rows.append(
        [.text(regionName(id))]
          + zip(groups, values).map {
            hidden.contains($0) ? .text(text("fairness-hidden")) : .number($1)
          } + [.number(sum)])
      rest.append(sum - values.reduce(0, +))
      bars.append(
        .init(label: regionName(id), values: values, figure: counted(sum, of: screening.listed)))
    }
    var series = groups.map {
      StackedBarChart.Series(label: text("short-" + $0.rawValue), style: $0.style)
    }
    let isHiding = rest.contains { $0 > 0 }
    if isHiding {
      // What is hidden stands together, so that a bar is still as long as its region is large.
      series.append(.init(label: text("fairness-hidden"), style: "f-1"))
      for index in bars.indices { bars[index].values.append(rest[index]) }
    }
    table.total =
      [.text(text("total"))] + groups.map { .number(screening.count($0)) }
      + [.number(screening.listed)]
    let chart = StackedBarChart(series: series, bars: bars, figures: figures)
    return ReportSection(
      id: "regions", heading: text("section-regions"), lead: text("regions-lead"),
      exhibits: [
        .init(
          table, chart: .init(chart.draw(id: "chart-regions", title: text("regions-chart"))),
          note: isHiding ? text("fairness-note") : "")
      ])
  }

  private func regionName(_ id: String) -> String {
    if id.isEmpty { return text("regions-none") }
    return model.regions.first { $0.id == id }?.name(in: model.language) ?? id
  }

  /// Which missing fact would settle most of what is open, and whom to ask.
  func reviewsSection(_ screening: ScreeningSummary) -> ReportSection {
    guard let first = screening.missing.first else {
      return ReportSection(
        id: "reviews", heading: text("section-reviews"),
        lead: screening.reviews == 0 ? text("reviews-none") : "")
    }
    var table = Table(
      id: "reviews", title: text("reviews-table"),
      columns: [
        .init("fact", text("reviews-fact")), .init("ask", text("reviews-ask")),
        .init("alone", text("reviews-alone"), .number),
        .init("others", text("reviews-others"), .number),
        .init("total", text("reviews-total"), .number),
      ])
    for fact in screening.missing {
      table.rows.append([
        .text(capitalised(label("fact", fact.fact))), .text(ask(fact.fact)),
        .number(fact.alone), .number(fact.total - fact.alone), .number(fact.total),
      ])
    }
    let chart = StackedBarChart(
      series: [
        .init(label: text("reviews-alone"), style: "g-invite"),
        .init(label: text("reviews-others"), style: "g-not-invited"),
      ],
      bars: screening.missing.map {
        .init(
          label: capitalised(label("fact", $0.fact)), values: [$0.alone, $0.total - $0.alone],
          figure: figures.number($0.total))
      }, figures: figures, thickness: 16)
    return ReportSection(
      id: "reviews", heading: text("section-reviews"),
      lead: text(
        "reviews-lead",
        [
          "n": figures.number(screening.reviews), "fact": label("fact", first.fact),
          "alone": figures.number(first.alone), "ask": ask(first.fact),
        ]),
      exhibits: [
        .init(
          table, chart: .init(chart.draw(id: "chart-reviews", title: text("reviews-chart"))),
          note: text("reviews-note"))
      ])
  }

  /// Whom to ask about a fact; nothing where no text says it.
  func ask(_ fact: String) -> String {
    if let own = model.asks[fact] { return own }
    return ReportTexts.all.template("ask-" + fact, model.language) == nil ? "" : text("ask-" + fact)
  }
}
