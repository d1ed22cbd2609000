public import Pathways
public import Register
public import Targets

/// `targets.csv` and `leavers.csv`: goals beside what was reached, and who ended where.
public enum GoalTables {
  /// `targets.csv`; the forecast's columns stay empty until there is one.
  public static func targets(_ rows: [TargetRow], title: String = "") -> Table {
    let texts = ["region", "period", "measure", "direction", "of", "status"]
    let columns = [
      "region", "period", "measure", "direction", "target_n", "target_share", "of", "actual_n",
      "base_n", "actual_share", "share_low", "share_high", "difference", "expected_today",
      "forecast_n", "forecast_low", "forecast_high", "needed", "needed_per_month", "status",
    ]
    return Table(
      id: "targets", title: title,
      columns: columns.map { Table.Column($0, nil, texts.contains($0) ? .text : .number) },
      rows: rows.map(cells))
  }

  private static func cells(_ row: TargetRow) -> [Cell] {
    let share = row.shareCount.flatMap { count in row.baseCount.map { Cell.share(count, of: $0) } }
    let difference = row.difference.map { row.differenceIsShare ? self.share($0) : .real($0) }
    return [
      .text(row.region), .text(row.period), .text(row.measure.rawValue),
      .text(row.direction.rawValue), .number(row.targetCount), self.share(row.targetShare),
      .text(row.base?.rawValue ?? ""), .number(row.count), .number(row.baseCount),
      share ?? .empty, self.share(row.shareLow), self.share(row.shareHigh),
      difference ?? .empty, real(row.expectedToday), .empty, .empty, .empty,
      .number(row.needed), real(row.neededPerMonth), .text(row.status?.rawValue ?? ""),
    ]
  }

  private static func share(_ value: Double?) -> Cell {
    value.flatMap { Share($0) }.map { .share($0) } ?? .empty
  }

  private static func real(_ value: Double?) -> Cell { value.map { .real($0) } ?? .empty }

  /// `leavers.csv`.
  public static func leavers(
    _ rows: [LeaverRow], periods: [Period], symbols: SymbolTable, title: String = ""
  ) -> Table {
    let counts = ["open", "subsidised", "training", "job_search", "other", "unknown"]
    return Table(
      id: "leavers", title: title,
      columns: [Table.Column("municipality"), Table.Column("period")]
        + counts.map { Table.Column($0, nil, .number) },
      rows: rows.map { row in
        let period = periods.indices.contains(row.period) ? periods[row.period].id : ""
        return [.text(symbols.text(row.municipality)), .text(period)]
          + row.counts.map { .number($0) }
      })
  }
}
