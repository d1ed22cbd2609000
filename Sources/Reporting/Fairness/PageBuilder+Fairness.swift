import Register

extension PageBuilder {
  /// How the decisions fall on age groups, the sexes and the regions, so that a rule that hits one
  /// group can be seen.
  func fairnessSection(_ fairness: FairnessSummary) -> ReportSection {
    ReportSection(
      id: "fairness", heading: text("section-fairness"),
      lead: text("fairness-lead", ["n": figures.number(fairness.threshold)]),
      exhibits: FairnessSummary.Dimension.allCases.compactMap { exhibit(fairness, $0) })
  }

  private func exhibit(
    _ fairness: FairnessSummary, _ dimension: FairnessSummary.Dimension
  ) -> ReportSection.Exhibit? {
    let groups = self.groups(fairness, dimension)
    // One group is no comparison.
    guard groups.count > 1 else { return nil }
    let lines = self.lines(fairness)
    let counts = lines.map { line in groups.map { fairness.count(line, dimension, $0) } }
    let hidden =
      dimension == .region
      ? RegionCells(lines, counts, threshold: fairness.threshold).lines
      : SmallCells(counts, threshold: fairness.threshold).hidden
    var table = Table(
      id: "fairness-\(dimension.rawValue)", title: text("fairness-" + dimension.rawValue),
      columns: [
        .init("rule", text("reasons-rule")), .init("decision", text("reasons-decision")),
      ] + groups.map { .init("g-" + $0, name(dimension, $0), .number) }
        + [.init("persons", text("total"), .number)])
    for (row, line) in lines.enumerated() {
      let cells = groups.indices.map { column -> Cell in
        let count = counts[row][column]
        if hidden[row][column] { return .text(text("fairness-hidden")) }
        if count == 0 { return .number(0) }
        return .text(counted(count, of: fairness.total(dimension, groups[column])))
      }
      table.rows.append(
        [.text(title(rule: line.rule)), .text(label("decision", line.decision))] + cells
          + [.number(counts[row].reduce(0, +))])
    }
    let totals = groups.map { fairness.total(dimension, $0) }
    table.total =
      [.text(text("total")), .empty] + totals.map { .number($0) }
      + [.number(totals.reduce(0, +))]
    let isHiding = hidden.contains { $0.contains(true) }
    return ReportSection.Exhibit(table, note: isHiding ? text("fairness-note") : "")
  }

  /// Which cells of the table of regions by group must not be shown.
  func hiddenGroups(_ region: String) -> Set<PersonGroup> {
    guard let fairness = model.fairness else { return [] }
    let groups = self.groups(fairness, .region)
    let lines = self.lines(fairness)
    guard let column = groups.firstIndex(of: region), groups.count > 1 else { return [] }
    let counts = lines.map { line in groups.map { fairness.count(line, .region, $0) } }
    let cells = RegionCells(lines, counts, threshold: fairness.threshold)
    return Set(cells.order.indices.filter { cells.groups[$0][column] }.map { cells.order[$0] })
  }

  // The rule book's order; decisions of one rule in the order of the list.
  private func lines(_ fairness: FairnessSummary) -> [FairnessSummary.Line] {
    let order = Dictionary(
      model.rules.enumerated().map { ($0.element.id, $0.offset) }, uniquingKeysWith: { $1 })
    return fairness.lines.enumerated().sorted { left, right in
      (order[left.element.rule] ?? .max, left.offset)
        < (order[right.element.rule] ?? .max, right.offset)
    }.map(\.element)
  }

  private func groups(
    _ fairness: FairnessSummary, _ dimension: FairnessSummary.Dimension
  ) -> [String] {
    let order: [String] =
      switch dimension {
      case .age: FairnessSummary.ageGroups
      case .sex: ["women", "men"]
      case .region: model.regions.map(\.id)
      }
    let present = fairness.groups(dimension)
    return order.filter { present.contains($0) }
      + present.filter { !$0.isEmpty && !order.contains($0) } + present.filter(\.isEmpty)
  }

  private func name(_ dimension: FairnessSummary.Dimension, _ group: String) -> String {
    switch dimension {
    case .region where group.isEmpty: text("regions-none")
    case .region: model.regions.first { $0.id == group }?.name(in: model.language) ?? group
    case .age where group.isEmpty, .sex where group.isEmpty: text("fairness-unknown")
    case .age: label("age", group)
    case .sex: label("sex", group)
    }
  }
}
