/// From rows to one table: header lines made one, further tables kept out.
extension TableMender {
  func assemble(_ all: [LooseRow], keepingAll: Bool, _ table: inout MendedTable) {
    var rows = all
    guard let first = rows.first else {
      table.headerLines = 0
      return
    }
    let isHeader = looksLikeHeader(first)
    var lines = headerLinesOption ?? (isHeader ? 1 : 0)
    if headerLinesOption == nil, isHeader {
      while lines < min(rows.count, 8), rows[lines].texts == first.texts { lines += 1 }
    }
    lines = min(lines, rows.count)
    table.headerLines = lines
    if lines > 1 {
      rows.replaceSubrange(0..<lines, with: [join(first, rows[..<lines])])
    }
    let width = rows.first?.cells.count ?? 0
    table.rowsIn = rows.count
    if !keepingAll {
      for row in rows {
        if row.cost == 0, row.cells.count == width {
          table.rows.append(row.texts)
        } else {
          table.rejects += 1
        }
      }
      return
    }
    let end = lines > 0 ? tableEnd(all, from: max(1, lines), header: first) : all.count
    if end < all.count { table.tables = 2 }
    let kept = max(0, end - max(0, lines - 1))
    for (index, row) in rows.enumerated() {
      if index < kept {
        table.rows.append(row.texts)
        if row.isMended { table.mended += 1 }
      } else {
        table.rejects += 1
      }
    }
  }

  /// Whether a row can be a header: words in all its filled cells, and no two alike.
  private func looksLikeHeader(_ row: LooseRow) -> Bool {
    var seen: Set<[UInt8]> = []
    for cell in row.cells where !cell.isBlank {
      let letters = cell.bytes.contains { ($0 | 0x20) >= 0x61 && ($0 | 0x20) <= 0x7a || $0 >= 0x80 }
      guard letters, !seen.contains(cell.bytes) else { return false }
      seen.insert(cell.bytes)
    }
    return !seen.isEmpty
  }

  private func join(_ first: LooseRow, _ rows: ArraySlice<LooseRow>) -> LooseRow {
    var result = first
    let width = rows.map(\.cells.count).max() ?? 0
    var cells: [LooseCell] = []
    for column in 0..<width {
      let parts = rows.compactMap { row -> [UInt8]? in
        guard column < row.cells.count, !row.cells[column].isBlank else { return nil }
        return row.cells[column].bytes
      }
      cells.append(LooseCell(Array(parts.joined(separator: [0x20]))))
    }
    result.cells = cells
    return result
  }

  /// Index of the first row of a further table, or the number of rows.
  ///
  /// A further table begins with the header again, in whole or for the most part.
  private func tableEnd(_ rows: [LooseRow], from start: Int, header: LooseRow) -> Int {
    let names = header.cells.filter { !$0.isBlank }.map(\.bytes)
    guard names.count >= 2, start < rows.count else { return rows.count }
    for index in start..<rows.count {
      let cells = rows[index].cells
      var same = 0
      for (column, cell) in cells.enumerated()
      where column < header.cells.count && cell.bytes == header.cells[column].bytes
        && !cell.isBlank
      {
        same += 1
      }
      if same * 5 >= names.count * 4 { return index }
    }
    return rows.count
  }
}
