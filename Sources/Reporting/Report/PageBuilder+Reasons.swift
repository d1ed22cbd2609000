extension PageBuilder {
  /// Which rule decided for how many, and who carries on.
  func reasonsSection(_ screening: ScreeningSummary) -> ReportSection {
    let order = Dictionary(
      model.rules.enumerated().map { ($0.element.id, $0.offset) }, uniquingKeysWith: { $1 })
    let rules = screening.rules.enumerated().sorted { left, right in
      (order[left.element.rule] ?? .max, left.offset)
        < (order[right.element.rule] ?? .max, right.offset)
    }.map(\.element)
    var table = Table(
      id: "reasons", title: text("reasons-table"),
      columns: [
        .init("rule", text("reasons-rule")), .init("decision", text("reasons-decision")),
        .init("responsible", text("reasons-responsible")),
        .init("persons", text("persons"), .number),
        .init("share_of_list", text("share-of-list"), .share),
      ])
    for rule in rules {
      table.rows.append([
        .text(title(rule: rule.rule)), .text(label("decision", rule.decision)),
        .text(responsibleName(rule.responsible)), .number(rule.count),
        .share(rule.count, of: screening.listed),
      ])
    }
    table.total = [
      .text(text("total")), .empty, .empty, .number(screening.listed),
      .share(screening.listed, of: screening.listed),
    ]
    let chart = BarChart(bars: bars(rules, screening))
    var lead = text("reasons-lead")
    if screening.overridden > 0 {
      lead += " " + text("reasons-overridden", ["n": figures.number(screening.overridden)])
    }
    return ReportSection(
      id: "reasons", heading: text("section-reasons"), lead: lead,
      exhibits: [
        .init(
          table, chart: .init(chart.draw(id: "chart-reasons", title: text("reasons-chart"))),
          note: screening.reviews > 0 ? text("reasons-review-note") : "")
      ])
  }

  /// A rule in words; its id if the book does not name it.
  func title(rule id: String) -> String {
    model.rules.first { $0.id == id }?.title ?? label("rule", id)
  }

  // One bar for what each rule decided; those to be checked stand together, as no rule decided.
  private func bars(
    _ rules: [ScreeningSummary.RuleCount], _ screening: ScreeningSummary
  ) -> [BarChart.Bar] {
    var bars: [(key: String, label: String, group: PersonGroup, count: Int)] = []
    for rule in rules {
      let group = rule.group
      let isTitled = group == .notInvited || group == .outside || group == .healthServices
      let key = isTitled ? rule.rule + " " + group.rawValue : group.rawValue
      let name =
        group == .review
        ? text("reasons-bar-review")
        : isTitled ? title(rule: rule.rule) : text("group-" + group.rawValue)
      if let index = bars.firstIndex(where: { $0.key == key }) {
        bars[index].count += rule.count
      } else {
        bars.append((key, name, group, rule.count))
      }
    }
    if let review = bars.firstIndex(where: { $0.group == .review }) {
      bars.append(bars.remove(at: review))
    }
    return bars.map {
      .init(
        label: $0.label, value: $0.count, figure: counted($0.count, of: screening.listed),
        style: $0.group.style)
    }
  }

  /// Who carries on, after which decision.
  func responsibleSection(_ screening: ScreeningSummary) -> ReportSection {
    let counts = responsibleCounts(screening)
    let groups = PersonGroup.allCases.filter { screening.count($0) > 0 }
    var table = Table(
      id: "responsible", title: text("responsible-table"),
      columns: [.init("responsible", text("reasons-responsible"))]
        + groups.map { .init($0.rawValue, text("short-" + $0.rawValue), .number) }
        + [.init("persons", text("total"), .number)])
    for entry in counts {
      table.rows.append(
        [.text(responsibleName(entry.id))]
          + groups.map { .number(screening.responsible[entry.id]?[$0] ?? 0) }
          + [.number(entry.count)])
    }
    table.total =
      [.text(text("total"))] + groups.map { .number(screening.count($0)) }
      + [.number(screening.listed)]
    let chart = StackedBarChart(
      series: groups.map { .init(label: text("short-" + $0.rawValue), style: $0.style) },
      bars: counts.map { entry in
        .init(
          label: responsibleName(entry.id),
          values: groups.map { screening.responsible[entry.id]?[$0] ?? 0 },
          figure: counted(entry.count, of: screening.listed))
      }, figures: figures)
    return ReportSection(
      id: "responsible", heading: text("section-responsible"), lead: text("responsible-lead"),
      exhibits: [
        .init(
          table,
          chart: .init(chart.draw(id: "chart-responsible", title: text("responsible-chart"))))
      ])
  }
}
