/// Reads the lists that the program itself writes, for tests that look at single columns.
enum OwnCSV {
  /// The cells of a line; none of the columns asked for holds a quote.
  static func cells(_ line: Substring) -> [String] {
    var cells = [""]
    var isQuoted = false
    for character in line {
      switch character {
      case "\"": isQuoted.toggle()
      case ";" where !isQuoted: cells.append("")
      default: cells[cells.count - 1].append(character)
      }
    }
    return cells
  }

  /// The rows without some columns.
  static func rows(_ text: String, without left: [String]) -> [[String]] {
    let lines = text.split(separator: "\r\n").map(cells)
    guard let header = lines.first else { return [] }
    let kept = header.indices.filter { !left.contains(header[$0]) }
    return lines.map { line in kept.map { line[$0] } }
  }
}
