/// A table, defined once and rendered as CSV, JSON, HTML or terminal text.
public struct Table: Sendable, Hashable {
  /// What a column holds; decides its alignment.
  public enum Kind: Sendable, Hashable {
    case text, number, share, day, answer
  }

  /// One column.
  public struct Column: Sendable, Hashable {
    /// The stable English name: header of the CSV, key of the JSON.
    public var id: String
    /// The heading people read.
    public var title: String
    /// What the column holds.
    public var kind: Kind

    /// Makes a column; without a title the id is shown.
    public init(_ id: String, _ title: String? = nil, _ kind: Kind = .text) {
      self.id = id
      self.title = title ?? id
      self.kind = kind
    }
  }

  /// The stable name.
  public var id: String
  /// What the table shows, as a caption.
  public var title: String
  /// The columns.
  public var columns: [Column]
  /// The rows, each with one cell a column.
  public var rows: [[Cell]] = []
  /// The row of totals below the others, if there is one; shown to people, not written to files.
  public var total: [Cell]?

  /// Makes an empty table.
  public init(id: String, title: String, columns: [Column], rows: [[Cell]] = []) {
    self.id = id
    self.title = title
    self.columns = columns
    self.rows = rows
  }
}

extension Table {
  /// The table with only some of its columns, in the order they are named.
  public func keeping(_ ids: [String]) -> Table {
    let kept = ids.compactMap { id in columns.firstIndex { $0.id == id } }
    var table = Table(id: id, title: title, columns: kept.map { columns[$0] })
    table.rows = rows.map { row in kept.map { $0 < row.count ? row[$0] : .empty } }
    table.total = total.map { row in kept.map { $0 < row.count ? row[$0] : .empty } }
    return table
  }

  /// Writes the table as CSV, under the ids of its columns.
  public func writeCSV(to sink: @escaping CSVWriter.Sink) throws {
    var writer = CSVWriter(sink: sink)
    try writer.header(columns.map(\.id))
    for row in rows {
      for index in columns.indices {
        writer.cell(index < row.count ? row[index] : .empty)
      }
      try writer.endRow()
    }
    try writer.finish()
  }

  /// The table as CSV bytes.
  public func csv() -> [UInt8] {
    var bytes: [UInt8] = []
    // The sink cannot fail, so neither can the writing.
    try? writeCSV { bytes.append(contentsOf: $0) }
    return bytes
  }

  /// The rows as JSON objects under the ids of the columns.
  public var json: JSONValue {
    .array(
      rows.map { row in
        .object(
          columns.indices.map { index in
            JSONValue.Member(columns[index].id, index < row.count ? row[index].json : .null)
          })
      })
  }
}

extension CSVWriter {
  /// Writes a cell of a table.
  public mutating func cell(_ cell: Cell) {
    switch cell {
    case .empty: empty()
    case .text(let text): self.text(text)
    case .number(let value): number(value)
    case .hundredths(let value): hundredths(value)
    case .share(let value): share(value)
    case .real(let value): real(value)
    case .day(let value): day(value)
    case .answer(let value): answer(value)
    }
  }
}
