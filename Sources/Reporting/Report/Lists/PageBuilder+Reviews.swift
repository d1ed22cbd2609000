import Register
import Screening

extension PageBuilder {
  /// What to ask whom about the open decisions, and how many of them each answer would settle.
  func queueSection(_ screening: ScreeningSummary, _ reviews: ReviewSummary) -> ReportSection {
    guard !reviews.open.isEmpty else { return reviewsSection(screening) }
    var section = ReportSection(id: "reviews", heading: text("section-reviews"))
    section.lead = text("queue-lead", ["n": figures.number(reviews.open.count)])
    if let first = reviews.facts.first {
      section.lead +=
        " "
        + text(
          first.count(.always) > 0 ? "queue-most" : "queue-most-none",
          [
            "fact": label("fact", first.fact), "n": figures.number(first.count(.always)),
            "ask": offices(first.ask),
          ])
      section.exhibits.append(questions(reviews))
    }
    section.exhibits.append(groups(reviews))
    return section
  }

  private func questions(_ reviews: ReviewSummary) -> ReportSection.Exhibit {
    let effects = ReviewQuestion.Effect.allCases
    var table = Table(
      id: "reviews", title: text("reviews-table"),
      columns: [.init("fact", text("reviews-fact")), .init("ask", text("reviews-ask"))]
        + effects.map { .init($0.rawValue, text("effect-" + $0.rawValue), .number) }
        + [.init("persons", text("reviews-total"), .number)])
    table.rows = reviews.facts.map { fact in
      [.text(capitalised(label("fact", fact.fact))), .text(offices(fact.ask))]
        + effects.map { .number(fact.count($0)) } + [.number(fact.persons)]
    }
    let styles = ["g-invite", "g-review", "g-not-invited"]
    let chart = StackedBarChart(
      series: zip(effects, styles).map { .init(label: text("effect-" + $0.rawValue), style: $1) },
      bars: reviews.facts.map { fact in
        .init(
          label: capitalised(label("fact", fact.fact)), values: effects.map { fact.count($0) },
          figure: figures.number(fact.persons))
      }, figures: figures, thickness: 16)
    return ReportSection.Exhibit(
      table, chart: .init(chart.draw(id: "chart-reviews", title: text("reviews-chart"))),
      note: text("queue-note") + " " + text("reviews-note"))
  }

  // More groups would make a page that nobody reads; the file has them all.
  private static let mostGroups = 20
  private static let reviewFile = "reviews.csv"

  private func groups(_ reviews: ReviewSummary) -> ReportSection.Exhibit {
    var table = Table(
      id: "queue", title: text("queue-table"),
      columns: [
        .init("missing", text("queue-missing")), .init("persons", text("persons"), .number),
        .init("rows", text("queue-rows")),
      ])
    for group in reviews.groups.prefix(PageBuilder.mostGroups) {
      let facts = group.facts.map { label("fact", $0) }.joined(separator: ", ")
      table.rows.append([
        .text(facts.isEmpty ? text("queue-caseworker") : capitalised(facts)),
        .number(group.rows.count), .text(RowRanges.text(group.rows)),
      ])
    }
    let rest = reviews.groups.dropFirst(PageBuilder.mostGroups)
    if !rest.isEmpty {
      table.rows.append([
        .text(text("queue-rest", ["n": figures.number(rest.count)])),
        .number(rest.reduce(0) { $0 + $1.rows.count }), .text(PageBuilder.reviewFile),
      ])
    }
    return ReportSection.Exhibit(table, note: text("queue-rows-note"))
  }

  private func offices(_ ids: [String]) -> String {
    ids.map { text("office-" + $0) }.joined(separator: ", ")
  }
}
