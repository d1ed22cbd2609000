public import Register
import Screening

/// A comparison of two lists in words and tables, for the page and for a terminal.
public struct ComparisonWords: Sendable {
  private let comparison: ListComparison
  private let regions: [Region]
  private let language: Language
  private let figures: Figures

  /// Prepares the words.
  ///
  /// - Parameter regions: The project's regions; others are shown by their id.
  public init(_ comparison: ListComparison, regions: [Region], language: Language) {
    self.comparison = comparison
    self.regions = regions
    self.language = language
    figures = Figures(language)
  }

  private func text(_ key: String, _ values: [String: String] = [:]) -> String {
    ReportTexts.all(key, language, values)
  }

  private func label(_ kind: String, _ id: String) -> String {
    ReportTexts.label(kind, id, in: language)
  }

  /// What the comparison says in a sentence or two.
  public var lead: String {
    var lead = text(
      comparison.hasDecisions ? "compare-lead" : "compare-lead-lists",
      [
        "joined": figures.number(comparison.count(.joined)),
        "left": figures.number(comparison.count(.left)),
        "changed": figures.number(comparison.count(.decision)),
      ])
    if comparison.hasDecisions, comparison.count(.left) > 0, !comparison.tellsReasons {
      lead += " " + text("compare-no-reasons")
    }
    return lead
  }

  /// All tables that have something to show.
  public var tables: [Table] {
    [flowTable, leaverTable, decisionTable].compactMap { table in
      table.rows.isEmpty ? nil : table
    }
  }

  /// Each region's flow.
  public var flowTable: Table {
    var paths: [(String, KeyPath<ListComparison.Flow, Int>)] = [
      ("flow-before", \.before), ("flow-left", \.left), ("flow-out", \.movedOut),
      ("flow-joined", \.joined), ("flow-in", \.movedIn), ("flow-after", \.after),
    ]
    if comparison.hasDecisions { paths.append(("flow-changed", \.changed)) }
    let known = regions.map(\.id)
    let flows =
      known.compactMap { id in comparison.flows.first { $0.region == id } }
      + comparison.flows.filter { !$0.region.isEmpty && !known.contains($0.region) }
      + comparison.flows.filter(\.region.isEmpty)
    var table = Table(
      id: "flow", title: text("flow-table"),
      columns: [.init("region", text("regions-region"))]
        + paths.map { .init($0.0, text($0.0), .number) })
    table.rows = flows.map { flow in
      [.text(regionName(flow.region))] + paths.map { .number(flow[keyPath: $0.1]) }
    }
    if flows.count > 1 {
      table.total =
        [.text(text("total"))]
        + paths.map { path in .number(flows.reduce(0) { $0 + $1[keyPath: path.1] }) }
    }
    return table
  }

  /// Why people left, with the decision they had.
  public var leaverTable: Table {
    var counts: [String: [Int]] = [:]
    for change in comparison.changes {
      guard change.kind == .left, let old = change.before else { continue }
      counts[change.reason?.id ?? "", default: []].append(old.row)
    }
    var table = Table(
      id: "left", title: text("left-table"),
      columns: [
        .init("reason", text("left-reason")), .init("persons", text("persons"), .number),
        .init("rows", text("left-rows")),
      ])
    table.rows = sorted(counts).map { id, rows in
      [
        .text(text("left-" + (id.isEmpty ? "unknown" : id))), .number(rows.count),
        .text(RowRanges.text(rows.sorted())),
      ]
    }
    return table
  }

  /// Which decisions changed into which, and the facts behind it.
  public var decisionTable: Table {
    struct Key: Hashable {
      var before: String
      var after: String
      var cause: String
      var facts: [String]
    }
    var counts: [Key: [Int]] = [:]
    for change in comparison.changes {
      guard change.kind == .decision, let old = change.before, let new = change.after else {
        continue
      }
      let key = Key(
        before: old.decision, after: new.decision, cause: change.answer?.cause.rawValue ?? "",
        facts: change.answer?.facts ?? [])
      counts[key, default: []].append(new.row)
    }
    var table = Table(
      id: "changed", title: text("changed-table"),
      columns: [
        .init("before", text("changed-before")), .init("after", text("changed-after")),
        .init("what", text("changed-what")), .init("persons", text("persons"), .number),
        .init("rows", text("changed-rows")),
      ])
    let keys = counts.sorted { left, right in
      (right.value.count, left.value.first ?? 0) < (left.value.count, right.value.first ?? 0)
    }
    table.rows = keys.map { key, rows in
      [
        .text(label("decision", key.before)), .text(label("decision", key.after)),
        .text(what(key.cause, key.facts)), .number(rows.count),
        .text(RowRanges.text(rows.sorted())),
      ]
    }
    return table
  }

  private func what(_ cause: String, _ facts: [String]) -> String {
    guard !cause.isEmpty else { return "" }
    let names = facts.map { label("fact", $0) }.joined(separator: ", ")
    return capitalised(text("cause-" + cause, ["facts": names]))
  }

  private func regionName(_ id: String) -> String {
    if id.isEmpty { return text("regions-none") }
    return regions.first { $0.id == id }?.name(in: language) ?? id
  }

  private func sorted(_ counts: [String: [Int]]) -> [(String, [Int])] {
    counts.sorted { ($1.value.count, $0.key) < ($0.value.count, $1.key) }
      .map { ($0.key, $0.value) }
  }
}
