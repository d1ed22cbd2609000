import Register
import Scanning

/// Finds what a spreadsheet puts round a table: title rows above the header, totals below.
///
/// The header is the first row that fits a layout; how far it is looked for, and the words that
/// begin a row of totals, stand in `preamble.tsv`.
struct CSVPreamble: Sendable {
  /// Where the header of a file is.
  struct Found: Sendable, Hashable {
    /// The dialect in which it fits: a title with a comma in it may have misled the first guess.
    var dialect: CSVDialect
    /// Line of the header, from 1.
    var line: Int
    /// Number of rows above it, blank lines not counted.
    var rows: Int
  }

  /// The header is looked for in so many rows.
  let rows: Int
  private let totals: [[UInt8]]

  /// As the program's own table says.
  static let builtIn = CSVPreamble(tsv: PackageResources.preamble_tsv)

  init(tsv: [UInt8]) {
    var rows = 1
    var totals: [[UInt8]] = []
    for row in TabSeparated(tsv).rows {
      let value = row["value"]
      if row["what"] == "rows" {
        rows = Int(value) ?? rows
      } else {
        totals.append(Array(value.utf8))
      }
    }
    self.rows = max(1, rows)
    self.totals = totals
  }

  /// The first row that fits a layout, in the head of a file decoded to UTF-8.
  ///
  /// The guessed dialect is tried first, then the same with each other separator. Nothing if no
  /// row fits: then the first row is what messages are about, as ever.
  func find(in text: [UInt8], library: LayoutLibrary, guess: CSVDialect) -> Found? {
    // What a layout states is no guess.
    let stated = library.layouts.compactMap(\.reading.separator)
    var separators: [UInt8] = []
    for separator in stated + [guess.separator] + CSVDialect.separators
    where separator != guess.quote && !separators.contains(separator) {
      separators.append(separator)
    }
    let dialects = separators.map { CSVDialect(separator: $0, quote: guess.quote) }
    for dialect in dialects {
      let grammar = CSVGrammar(delimiter: [dialect.separator], quote: dialect.quote)
      for (index, row) in grammar.firstRows(of: text, most: rows).enumerated() {
        // One cell is a title; no layout has so few columns.
        guard row.cells.count > 1 else { continue }
        let names = row.cells.map { String(decoding: $0, as: UTF8.self) }
        if fits(CSVHeader(names: names), library) {
          return Found(dialect: dialect, line: row.line, rows: index)
        }
      }
    }
    return nil
  }

  /// The index of the first row of a batch that fits a layout; only the first rows are looked at.
  func header(in batch: CSVBatch, library: LayoutLibrary) -> Int? {
    for index in 0..<min(rows, batch.rows.count) {
      let row = batch.rows[index]
      guard row.fault == .none, row.fieldCount > 1 else { continue }
      if fits(CSVHeader(batch, row: row), library) { return index }
    }
    return nil
  }

  // A header with a column twice fits too: it is refused for that, and not passed over.
  private func fits(_ header: CSVHeader, _ library: LayoutLibrary) -> Bool {
    switch library.recognise(header: header) {
    case .success: true
    case .failure(let refusal): refusal.fault == .duplicateColumn
    }
  }

  /// Whether a row is one of totals: it begins with a word for them, and tells no person.
  ///
  /// `persons` are the columns of the person's codes.
  func isTotals(_ row: CSVRow, in batch: CSVBatch, persons: [Int]) -> Bool {
    let bytes = batch.bytes.span
    var first: Int?
    for column in 0..<Int(row.fieldCount) {
      let raw = batch.fields[Int(row.firstField) + column]
      let cell = CellReading.trimmed(bytes, start: Int(raw.start), count: Int(raw.count))
      guard cell.count > 0 else { continue }
      if first == nil {
        first = column
        let text = bytes.extracting(cell.range)
        guard beginsTotals(text) else { return false }
      } else if persons.contains(column) {
        // Whatever the row begins with, it tells a person.
        return false
      }
    }
    return first != nil
  }

  private func beginsTotals(_ text: Span<UInt8>) -> Bool {
    guard text.count <= 64 else { return false }
    let word = CellReading.normalised(text, endings: [])
    return totals.contains { total in
      guard word.starts(with: total) else { return false }
      // A whole word: an end, a blank, a colon.
      guard word.count > total.count else { return true }
      let next = word[total.count]
      return next == 0x20 || next == UInt8(ascii: ":") || next == UInt8(ascii: ".")
    }
  }
}
