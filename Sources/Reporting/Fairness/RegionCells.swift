/// Which counts by region are hidden, in two tables of one page at once: the rules by region, and
/// the groups of decisions by region, whose cells are sums of the former's.
///
/// A group of one decision has the same numbers in both, so it is hidden in both or in neither. A
/// sum that would give away a small cell of the rules is hidden as well.
struct RegionCells {
  /// The groups, in the order of `groups`.
  let order: [PersonGroup]
  /// Hidden cells of the rules, row by row.
  private(set) var lines: [[Bool]]
  /// Hidden cells of the groups, row by row.
  private(set) var groups: [[Bool]]

  init(_ lines: [FairnessSummary.Line], _ counts: [[Int]], threshold: Int) {
    let members = Dictionary(grouping: lines.indices) { lines[$0].group }
    let order = PersonGroup.allCases.filter { members[$0] != nil }
    let rows = order.map { members[$0] ?? [] }
    let columns = Array((counts.first ?? []).indices)
    let sums = rows.map { rows in
      columns.map { column in rows.reduce(0) { $0 + counts[$1][column] } }
    }
    self.order = order
    self.lines = []
    groups = []
    var goneSums: Set<SmallCells.Place> = []
    var goneLines: Set<SmallCells.Place> = []
    var isDone = false
    // Cells are only ever added, so this ends.
    while !isDone {
      isDone = true
      let above = SmallCells(sums, threshold: threshold, gone: goneSums)
      let below = SmallCells(counts, threshold: threshold, gone: goneLines)
      var shown: [[SmallCells.Place]] = []
      for (index, rows) in rows.enumerated() {
        for column in columns {
          let place = SmallCells.Place(row: index, column: column)
          if rows.count == 1 {
            let line = SmallCells.Place(row: rows[0], column: column)
            if above.hidden[index][column], goneLines.insert(line).inserted { isDone = false }
            if below.hidden[rows[0]][column], goneSums.insert(place).inserted { isDone = false }
          } else if !above.hidden[index][column] {
            shown.append(rows.map { SmallCells.Place(row: $0, column: column) })
          }
        }
      }
      for cell in below.exposed(by: shown) {
        guard let index = rows.firstIndex(where: { $0.contains(cell.row) }) else { continue }
        let place = SmallCells.Place(row: index, column: cell.column)
        if goneSums.insert(place).inserted { isDone = false }
      }
      self.lines = below.hidden
      groups = above.hidden
    }
  }
}
