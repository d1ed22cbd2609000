import Register
import Scanning

/// The days of the rows of a batch, as far as they are written in the usual way: ten bytes,
/// dd.mm.yyyy or yyyy-mm-dd.
struct UsualDays: Sendable {
  /// For each field of the layout where its days begin, counted in batches of rows; -1 if it holds
  /// none that are wanted here.
  private let places: [Int]
  private let columns: [Int]
  private let openDay: Day?
  private let table: DayTable
  /// A column's days one behind the other, and then the next column.
  private(set) var days: [Day] = []

  /// Begins with no batch read.
  ///
  /// - Parameters:
  ///   - fields: the fields with the days.
  ///   - columns: for each field of the layout the column it stands in, or -1.
  init(fields: Set<Int>, columns: [Int], openDay: Day?, table: DayTable) {
    let present = fields.sorted().filter { columns[$0] >= 0 }
    places = columns.indices.map { present.firstIndex(of: $0) ?? -1 }
    self.columns = present.map { columns[$0] }
    self.openDay = openDay
    self.table = table
  }

  /// The day of a field in a row: `open` where there is none, `missing` where it is to be read in
  /// another way.
  @inline(__always)
  func day(_ field: Int, row: Int, rows: Int, _ days: Span<Day>) -> Day {
    let place = places[field]
    return place < 0 ? .missing : days[place &* rows &+ row]
  }

  /// Reads the days of all rows with so many fields.
  mutating func read(_ batch: CSVBatch, width: Int) {
    days.removeAll(keepingCapacity: true)
    let columns = columns
    let openDay = openDay ?? .missing
    let table = table
    days.append(addingCapacity: columns.count * batch.rows.count) { (span: inout OutputSpan<Day>) in
      let rows = batch.rows.span
      let fields = batch.fields.span
      let bytes = batch.bytes.span
      for column in columns {
        for index in 0..<rows.count {
          guard Int(rows[index].fieldCount) == width else {
            span.append(.missing)
            continue
          }
          let field = fields[Int(rows[index].firstField) &+ column]
          let start = Int(field.start)
          guard field.count == 10, start &+ 10 <= bytes.count else {
            span.append(field.count == 0 ? .open : .missing)
            continue
          }
          let day = CellReading.usualDay(
            head: ByteWord.load(bytes, at: start, count: 8),
            tail: ByteWord.load(bytes, at: start &+ 8, count: 2), table)
          span.append(day == openDay ? .open : day ?? .missing)
        }
      }
    }
  }
}
