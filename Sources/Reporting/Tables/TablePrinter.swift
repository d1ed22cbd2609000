public import Register

/// Prints a table for a terminal: aligned columns, no colour, nothing that could move the cursor.
public enum TablePrinter {
  /// The table as text, ending with a line feed.
  ///
  /// - Parameters:
  ///   - language: How numbers and days are spelt.
  ///   - showsTitle: Whether the title stands above.
  public static func text(
    _ table: Table, language: Language, showsTitle: Bool = true
  ) -> String {
    let figures = Figures(language)
    let head = table.columns.map { plain($0.title) }
    let body = (table.rows + (table.total.map { [$0] } ?? [])).map { row in
      table.columns.indices.map { $0 < row.count ? plain(row[$0].shown(figures)) : "" }
    }
    let widths = table.columns.indices.map { column in
      body.reduce(width(head[column])) { max($0, width($1[column])) }
    }
    let rule = widths.map { String(repeating: "\u{2500}", count: $0) }.joined(separator: "  ")
    var lines: [String] = []
    if showsTitle, !table.title.isEmpty { lines += [plain(table.title), ""] }
    lines.append(line(head, widths, table.columns))
    lines.append(rule)
    for (index, row) in body.enumerated() {
      if table.total != nil, index == body.count - 1 { lines.append(rule) }
      lines.append(line(row, widths, table.columns))
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private static func line(_ cells: [String], _ widths: [Int], _ columns: [Table.Column]) -> String
  {
    var result = ""
    for (index, cell) in cells.enumerated() {
      let blanks = String(repeating: " ", count: max(0, widths[index] - width(cell)))
      let isRight = columns[index].kind == .number || columns[index].kind == .share
      if index > 0 { result += "  " }
      result += isRight ? blanks + cell : cell + blanks
    }
    while result.last == " " { result.removeLast() }
    return result
  }

  /// How many places a text takes on a terminal: none for combining marks, two for wide scripts.
  static func width(_ text: String) -> Int {
    text.reduce(0) { total, character in
      guard let scalar = character.unicodeScalars.first else { return total }
      switch scalar.value {
      case 0x300...0x36F, 0x200B...0x200F, 0xFE00...0xFE0F: return total
      case 0x1100...0x115F, 0x2E80...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE6F,
        0xFF00...0xFF60, 0xFFE0...0xFFE6, 0x1F300...0x1FAFF, 0x20000...0x3FFFD:
        return total + 2
      default: return total + 1
      }
    }
  }

  /// A text without control and direction characters: what came from a file must not steer a
  /// terminal.
  static func plain(_ text: String) -> String {
    var result = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      switch scalar.value {
      case 0...0x1F, 0x7F...0x9F, 0x2028, 0x2029: result.append(" ")
      case 0x202A...0x202E, 0x2066...0x2069: continue
      default: result.append(scalar)
      }
    }
    return String(result)
  }
}
