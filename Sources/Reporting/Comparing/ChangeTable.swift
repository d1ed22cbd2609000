import Register
import Screening

extension ListComparison {
  /// `changes.csv`: every difference, by the rows of the two lists; no codes, no names.
  public func changeTable(title: String = "") -> Table {
    let numbers = ["row_before", "row_after"]
    let columns = [
      "change", "row_before", "row_after", "region_before", "region_after", "decision_before",
      "decision_after", "rule_before", "rule_after", "cause", "facts", "reason", "reason_since",
    ]
    return Table(
      id: "changes", title: title,
      columns: columns.map { Table.Column($0, nil, numbers.contains($0) ? .number : .text) },
      rows: changes.map { change in
        let (old, new) = (change.before, change.after)
        return [
          .text(change.kind.rawValue), .number(old?.row), .number(new?.row),
          .text(old?.region ?? ""), .text(new?.region ?? ""), .text(old?.decision ?? ""),
          .text(new?.decision ?? ""), .text(old?.rule ?? ""), .text(new?.rule ?? ""),
          .text(change.answer?.cause.rawValue ?? ""),
          .text(change.answer?.facts.joined(separator: ",") ?? ""),
          .text(change.reason?.id ?? ""), .day(change.reason?.since ?? .missing),
        ]
      })
  }

  /// The whole comparison as JSON.
  public var json: JSONValue {
    var counts: [JSONValue.Member] = Kind.allCases.map {
      JSONValue.Member($0.rawValue, .integer(count($0)))
    }
    counts.append(JSONValue.Member("unchanged", .integer(unchanged)))
    return .members([
      "before": .string(before), "after": .string(after), "counts": .object(counts),
      "tellsReasons": .bool(tellsReasons),
      "regions": .array(
        flows.map { flow in
          .members([
            "region": .string(flow.region), "before": .integer(flow.before),
            "left": .integer(flow.left), "moved_out": .integer(flow.movedOut),
            "joined": .integer(flow.joined), "moved_in": .integer(flow.movedIn),
            "after": .integer(flow.after), "changed": .integer(flow.changed),
          ])
        }),
      "changes": changeTable().json,
    ])
  }
}
