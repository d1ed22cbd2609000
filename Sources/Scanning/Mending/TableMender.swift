/// Reads the table of a whole file of any grammar, and keeps what can be kept of it.
///
/// Two passes. The first reads the rows that keep to the grammar, and learns from them how many
/// columns there are and what stands in each. The second reads every row; one that does not fit
/// is read in all likely ways, and the one that fits the columns best is kept.
public struct TableMender {
  let parser: LooseParser
  private let bytes: [UInt8]
  private let grammar: CSVGrammar
  private let givenPreamble: Int?
  let headerLinesOption: Int?
  private var width = 0
  private var columns: [ColumnShape] = []

  // A row whose best reading is dearer than this is kept as it stands.
  private static let mostPrice = 90

  /// Makes a mender of a text in UTF-8; what is not given is found out.
  public init(
    _ text: [UInt8], grammar: CSVGrammar, preambleLines: Int? = nil, headerLines: Int? = nil
  ) {
    bytes = text
    self.grammar = grammar
    parser = LooseParser(text, grammar: grammar)
    givenPreamble = preambleLines
    headerLinesOption = headerLines
  }

  /// Reads the table.
  ///
  /// `keepingAll` mends and keeps every row of the first table; otherwise a row that breaks the
  /// grammar or has another number of fields than the header is a reject.
  public mutating func read(keepingAll: Bool) -> MendedTable {
    var table = MendedTable()
    var place = 0
    var line = 1
    if let givenPreamble {
      for _ in 0..<max(0, givenPreamble) where place < bytes.count {
        place = parser.lineEnd(place)
        line += 1
      }
      table.preamble = line - 1
    }
    learn(from: place)
    table.width = width
    if givenPreamble == nil { skipPreamble(&place, &line, &table) }
    var rows: [LooseRow] = []
    var isHeader = true
    while true {
      let blank = parser.skipBlankLines(place)
      place = blank.place
      line += blank.count
      guard place < bytes.count else { break }
      let row = keepingAll ? mended(place, line, isFirst: isHeader) : strict(place, line)
      isHeader = false
      place = max(row.end, place + 1)
      line += row.lineCount
      rows.append(row)
    }
    assemble(rows, keepingAll: keepingAll, &table)
    return table
  }

  // MARK: - The first pass

  private mutating func learn(from start: Int) {
    var counts: [(width: Int, count: Int)] = []
    var samples: [LooseRow] = []
    var place = parser.skipBlankLines(start).place
    while place < bytes.count, samples.count < 2000 {
      if let row = parser.plainRow(at: place, line: 0) {
        samples.append(row)
        place = max(row.end, place + 1)
        if let index = counts.firstIndex(where: { $0.width == row.cells.count }) {
          counts[index].count += 1
        } else if counts.count < 4096 {
          counts.append((row.cells.count, 1))
        }
      } else {
        place = max(parser.lineEnd(place), place + 1)
      }
      place = parser.skipBlankLines(place).place
    }
    // Of two lengths that are as frequent, the one that comes first in the file.
    var best = (width: 0, count: 0)
    for entry in counts where entry.count > best.count { best = entry }
    width = best.width
    if width == 0 { width = parser.roughRow(at: start).width }
    columns = Array(repeating: ColumnShape(), count: width)
    var isFirst = true
    for row in samples where row.cells.count == width {
      // The first may be the header.
      if isFirst {
        isFirst = false
        continue
      }
      for (index, cell) in row.cells.enumerated() {
        columns[index].learn(cell.bytes, delimiter: grammar.delimiter)
      }
    }
  }

  private func skipPreamble(_ place: inout Int, _ line: inout Int, _ table: inout MendedTable) {
    guard width >= 2 else { return }
    var here = place
    var lines = 0
    while lines < 40 {
      let blank = parser.skipBlankLines(here)
      here = blank.place
      lines += blank.count
      guard here < bytes.count else { return }
      let row = parser.plainRow(at: here, line: 0)
      let count = row?.cells.count ?? parser.roughRow(at: here).width
      let filled = row?.filled ?? count
      let isTitle = count == 1 || (width >= 3 && filled * 3 <= width)
      guard isTitle, other(here, 0)?.cells.count != width else { break }
      here = max(row?.end ?? parser.lineEnd(here), here + 1)
      lines += row?.lineCount ?? 1
    }
    guard here > place, here < bytes.count else { return }
    place = here
    table.preamble = lines
    line += lines
  }

  // MARK: - The second pass

  private func strict(_ place: Int, _ line: Int) -> LooseRow {
    if let row = parser.plainRow(at: place, line: line) { return row }
    var row = raw(place, line)
    row.cost = 1
    return row
  }

  /// The line as it stands, cut at its delimiters.
  private func raw(_ place: Int, _ line: Int) -> LooseRow {
    let end = parser.lineEnd(place)
    var plain = grammar
    plain.quote = 0
    let cells = LooseParser(bytes, grammar: plain).plainRow(at: place, line: line)?.cells
    return LooseRow(
      cells: cells ?? [], line: line, lineCount: 1, cost: 0, isMended: false, start: place,
      end: end)
  }

  private func mended(_ place: Int, _ line: Int, isFirst: Bool) -> LooseRow {
    let plain = parser.plainRow(at: place, line: line)
    if let plain, plain.cells.count == width { return plain }
    var best: (row: LooseRow, price: Int)?
    func offer(_ row: LooseRow, _ price: Int) {
      if price < best?.price ?? (TableMender.mostPrice + 1) { best = (row, price) }
    }
    var candidates: [LooseRow] = plain.map { [$0] } ?? []
    for count in [width, width - 1, width + 1, width - 2, width + 2] where count > 0 {
      if let row = parser.searchedRow(at: place, line: line, columns: count) {
        candidates.append(row)
      }
    }
    let fitter = RowFitter(columns: columns, delimiter: grammar.delimiter)
    for row in candidates {
      consider(row, fitter, joining: grammar.delimiter, isFirst: isFirst, offer)
    }
    if let row = other(place, line) {
      consider(row, fitter, joining: [0x20], isFirst: isFirst, offer)
    }
    if let best { return best.row }
    var row = plain ?? raw(place, line)
    // Blank ends beyond the columns say nothing; missing ends are empty.
    while row.cells.count > width, row.cells.last?.bytes.isEmpty == true { row.cells.removeLast() }
    while row.cells.count < width { row.cells.append(LooseCell([])) }
    return row
  }

  private func consider(
    _ row: LooseRow, _ fitter: RowFitter, joining: [UInt8], isFirst: Bool,
    _ offer: (LooseRow, Int) -> Void
  ) {
    var row = row
    if isFirst {
      // A header looks like no column: only its number of fields can be judged.
      let blank = row.cells.count { $0.isBlank }
      let surplus = row.cells.count - width
      if surplus > 0, surplus == blank {
        row.cells.removeAll { $0.isBlank }
        row.isMended = true
        offer(row, row.cost + 12)
      } else if surplus == 0 {
        offer(row, row.cost + 20)
      } else if surplus < 0, -surplus <= 2 {
        while row.cells.count < width { row.cells.append(LooseCell([])) }
        row.isMended = true
        offer(row, row.cost + 40)
      }
    }
    if row.cells.count == width {
      let price = isFirst ? Int.max : row.cost + fitter.misfit(row.cells)
      if price < Int.max { offer(row, price) }
    } else if let fitted = fitter.fit(row.cells, joining: joining) {
      row.cells = fitted.cells
      row.isMended = true
      offer(row, row.cost + fitted.price + 4)
    }
  }

  /// The row with another delimiter, if it has hardly a field with its own.
  private func other(_ place: Int, _ line: Int) -> LooseRow? {
    let own = parser.roughRow(at: place).width
    guard width >= 3, own * 2 <= width else { return nil }
    var best: LooseRow?
    for text in [";", "\t", "|", ",", " "] where Array(text.utf8) != grammar.delimiter {
      var grammar = grammar
      grammar.delimiter = Array(text.utf8)
      let row = LooseParser(bytes, grammar: grammar).plainRow(at: place, line: line)
      guard var row, row.cells.count >= width else { continue }
      row.cost = 10
      row.isMended = true
      let isNearer = best.map { abs(row.cells.count - width) < abs($0.cells.count - width) }
      if isNearer ?? true { best = row }
    }
    return best
  }
}
