import Glibc

/// Reads a CSV file that this program wrote, part by part: a long list never stands in memory.
///
/// Knows our own dialect only (`;`, `"`, CRLF, byte-order mark). Registers' files are read by the
/// importer.
struct OwnTable {
  /// What is wrong with the file: the line, from 1, or 0 for the whole of it.
  struct Damage: Error {
    var line: Int
  }

  private let wanted: [String]
  private var positions: [Int] = []
  private var keeps: [Bool] = []
  private var cells: [[UInt8]] = []
  private var cell: [UInt8] = []
  private var column = 0
  private var line = 1
  private var rowLine = 1
  private var isQuoted = false
  private var sawQuote = false
  private var columns = 0

  private init(_ wanted: [String]) { self.wanted = wanted }

  /// Reads the wanted columns of every row, in the file's order.
  ///
  /// - Throws: `Failure` 74 if the file cannot be read, lacks a column, or ends inside a row.
  static func read(
    _ path: String, columns: [String], row: ([String]) throws(Damage) -> Void
  ) throws(Failure) {
    var table = OwnTable(columns)
    var isFirst = true
    try eachBlock(of: path, size: 1 << 18) { block throws(Failure) in
      var part = block
      if isFirst, part.starts(with: [0xEF, 0xBB, 0xBF]) { part = part.dropFirst(3) }
      isFirst = false
      do throws(Damage) {
        for byte in part { try table.take(byte, row) }
      } catch {
        throw damaged(path, error.line)
      }
    }
    guard table.column == 0, table.cell.isEmpty, !table.isQuoted, !table.positions.isEmpty else {
      throw damaged(path, table.rowLine)
    }
  }

  private static func damaged(_ path: String, _ line: Int) -> Failure {
    Failure(.inputOutput, "compare.damaged", ["file": path, "line": "\(line)"])
  }

  private mutating func take(
    _ byte: UInt8, _ row: ([String]) throws(Damage) -> Void
  ) throws(Damage) {
    if byte == 10 { line += 1 }
    if isQuoted {
      if byte == UInt8(ascii: "\"") {
        isQuoted = false
        sawQuote = true
      } else {
        keep(byte)
      }
      return
    }
    switch byte {
    case UInt8(ascii: "\""):
      // A second quote right after the first closing one stands for a quote.
      if sawQuote { keep(byte) }
      isQuoted = true
    case UInt8(ascii: ";"): endCell()
    case 10:
      endCell()
      try endRow(row)
    case 13: break
    default: keep(byte)
    }
    sawQuote = false
  }

  private mutating func keep(_ byte: UInt8) {
    if positions.isEmpty || (column < keeps.count && keeps[column]) { cell.append(byte) }
  }

  private mutating func endCell() {
    if positions.isEmpty || (column < keeps.count && keeps[column]) { cells.append(cell) }
    cell.removeAll(keepingCapacity: true)
    column += 1
  }

  private mutating func endRow(_ row: ([String]) throws(Damage) -> Void) throws(Damage) {
    defer {
      cells.removeAll(keepingCapacity: true)
      column = 0
      rowLine = line
    }
    if positions.isEmpty {
      let names = cells.map { String(decoding: $0, as: UTF8.self) }
      columns = names.count
      keeps = names.map { wanted.contains($0) }
      let kept = names.filter { wanted.contains($0) }
      for name in wanted {
        guard let position = kept.firstIndex(of: name) else { throw Damage(line: 1) }
        positions.append(position)
      }
      return
    }
    guard column == columns, cells.count >= positions.count else { throw Damage(line: rowLine) }
    try row(positions.map { OwnTable.plain(cells[$0]) })
  }

  // Our writer puts an apostrophe before what a spreadsheet could take for a formula.
  private static func plain(_ cell: [UInt8]) -> String {
    guard cell.count > 1, cell[0] == UInt8(ascii: "'"),
      Array("=+-@\t ".utf8).contains(cell[1]) || cell[1] >= 0x80
    else { return String(decoding: cell, as: UTF8.self) }
    return String(decoding: cell.dropFirst(), as: UTF8.self)
  }
}
