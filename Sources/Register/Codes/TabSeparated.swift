/// A small tab-separated table with a header line: the form of the code tables and of the texts.
public struct TabSeparated: Sendable {
  /// One line, read by column name.
  public struct Row: Sendable {
    let columns: [String: Int]
    let cells: [String]
    /// The line in the file, from 1.
    public let line: Int

    /// The cell of a column; empty if the line is shorter or there is no such column.
    public subscript(_ column: String) -> String {
      guard let index = columns[column], index < cells.count else { return "" }
      return cells[index]
    }
  }

  /// The lines below the header, without empty ones and those that start with `#`.
  public let rows: [Row]
  /// The names in the header line.
  public let header: [String]

  /// Reads a table from UTF-8 bytes.
  public init(_ bytes: [UInt8]) {
    var columns: [String: Int] = [:]
    var names: [String] = []
    var rows: [Row] = []
    var line = 0
    for raw in bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false) {
      line += 1
      let text = raw.last == 13 ? raw.dropLast() : raw
      if text.isEmpty || text.first == UInt8(ascii: "#") { continue }
      let cells = text.split(separator: 9, omittingEmptySubsequences: false).map {
        TabSeparated.trimmed(String(decoding: $0, as: UTF8.self))
      }
      if names.isEmpty {
        names = cells
        for (index, cell) in cells.enumerated() { columns[cell] = index }
      } else {
        rows.append(Row(columns: columns, cells: cells, line: line))
      }
    }
    self.rows = rows
    header = names
  }

  private static func trimmed(_ text: String) -> String {
    guard text.first == " " || text.last == " " else { return text }
    var part = Substring(text)
    while part.first == " " { part.removeFirst() }
    while part.last == " " { part.removeLast() }
    return String(part)
  }
}
