extension PageBuilder {
  /// What has changed on the list since the run this one builds on.
  func comparisonSection(_ comparison: ListComparison) -> ReportSection {
    let words = ComparisonWords(
      comparison, regions: model.regions, language: model.language)
    return ReportSection(
      id: "compare", heading: text("section-compare"),
      lead: text("compare-since", ["run": comparison.before]) + " " + words.lead,
      exhibits: words.tables.enumerated().map { index, table in
        .init(table, note: index == words.tables.count - 1 ? text("compare-note") : "")
      })
  }
}
