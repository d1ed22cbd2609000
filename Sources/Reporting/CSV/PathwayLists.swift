public import Pathways

/// The aggregates of the folder `pathways/`, each as the table its file holds.
public enum PathwayLists {
  /// The names of the tables, in the order of the contract; `indicators` and the event log are
  /// made apart, because they grow with the people.
  public static let names = [
    "state_distribution", "transitions", "mean_time", "top_sequences", "cumulative_incidence",
    "directly_follows", "variants",
  ]

  /// One of the tables; nothing if there is none of that name.
  public static func table(_ name: String, of tables: PathwayTables, title: String = "") -> Table? {
    switch name {
    case "state_distribution":
      Table(
        id: name, title: title, columns: columns(["step", "state", "n", "share"]),
        rows: tables.stateDistribution.map {
          [.number($0.step), .text($0.state.id), .number($0.count), .share($0.count, of: $0.base)]
        })
    case "transitions":
      Table(
        id: name, title: title, columns: columns(["from", "to", "n", "rate"]),
        rows: tables.transitions.map {
          [
            .text($0.from.id), .text($0.to.id), .number($0.count),
            $0.base > 0 ? .real(Double($0.count) / Double($0.base)) : .empty,
          ]
        })
    case "mean_time":
      Table(
        id: name, title: title, columns: columns(["state", "mean"]),
        rows: tables.meanTime.compactMap { row in
          row.mean.map { [.text(row.state.id), .real($0)] }
        })
    case "top_sequences":
      Table(
        id: name, title: title, columns: columns(["rank", "n", "share", "sequence"]),
        rows: tables.topSequences.map {
          [.number($0.rank), .number($0.count), .share($0.count, of: $0.sequences), .text($0.text)]
        })
    case "cumulative_incidence": cumulativeIncidence(tables, title: title)
    case "directly_follows":
      Table(
        id: name, title: title, columns: columns(["from", "to", "n", "median_days"]),
        rows: tables.directlyFollows.map {
          [.text($0.from.id), .text($0.to.id), .number($0.count), .real($0.medianDays)]
        })
    case "variants":
      Table(
        id: name, title: title, columns: columns(["variant", "n", "share"]),
        rows: tables.variants.map {
          [.text($0.text), .number($0.count), .share($0.count, of: $0.cases)]
        })
    default: nil
    }
  }

  private static func cumulativeIncidence(_ tables: PathwayTables, title: String) -> Table {
    let names = [
      "day", "cause", "at_risk", "events", "estimate", "variance", "low", "high",
    ]
    return Table(
      id: "cumulative_incidence", title: title, columns: columns(names),
      rows: tables.cumulativeIncidence.map {
        let cause = UInt8(exactly: $0.cause).flatMap { TimeToEvent.Cause(rawValue: $0) }
        return [
          .number($0.day), .text(cause?.id ?? ""), .number($0.atRisk), .number($0.events),
          .real($0.estimate), .real($0.variance), $0.low.map { .real($0) } ?? .empty,
          $0.high.map { .real($0) } ?? .empty,
        ]
      })
  }

  private static func columns(_ ids: [String]) -> [Table.Column] {
    let texts = ["state", "from", "to", "sequence", "cause", "variant"]
    return ids.map { Table.Column($0, nil, texts.contains($0) ? .text : .number) }
  }
}
