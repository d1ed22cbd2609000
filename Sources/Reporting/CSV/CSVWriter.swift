public import Register

/// Writes CSV as spreadsheets in Finland and R's `read.csv2` expect it.
///
/// UTF-8 with byte-order mark, `;` between cells, decimal comma, CRLF, RFC 4180 quoting. A text
/// cell that a spreadsheet could take for a formula gets a leading `'`. Bytes go to the sink in
/// pieces of about one mebibyte, so that a long list never stands in memory as text.
public struct CSVWriter {
  /// Takes the bytes written so far; the writer empties the buffer afterwards.
  public typealias Sink = (inout [UInt8]) throws -> Void

  /// Bytes that the sink has not taken yet.
  public private(set) var buffer: [UInt8] = []
  private let sink: Sink
  private let guardsFormulas: Bool
  private let pieceSize: Int
  private var isFirstCell = true

  /// Makes a writer.
  ///
  /// - Parameters:
  ///   - guardsFormulas: False only for files that go back into a register's own layout.
  ///   - byteOrderMark: Whether the file starts with one.
  ///   - pieceSize: How many bytes to gather before the sink is called.
  ///   - sink: Takes the bytes.
  public init(
    guardsFormulas: Bool = true, byteOrderMark: Bool = true, pieceSize: Int = 1 << 20,
    sink: @escaping Sink
  ) {
    self.sink = sink
    self.guardsFormulas = guardsFormulas
    self.pieceSize = pieceSize
    buffer.reserveCapacity(min(pieceSize, 1 << 20) + 4096)
    if byteOrderMark { buffer.append(contentsOf: [0xEF, 0xBB, 0xBF]) }
  }

  /// Makes a writer whose bytes are read from `buffer`: for a part of a file that another writer
  /// puts in its place with `append`.
  public init(guardsFormulas: Bool = true) {
    self.init(guardsFormulas: guardsFormulas, byteOrderMark: false, pieceSize: .max >> 1) { _ in }
  }

  /// Writes the header line.
  public mutating func header(_ names: [String]) throws {
    for name in names { text(name) }
    try endRow()
  }

  private mutating func startCell() {
    if isFirstCell { isFirstCell = false } else { buffer.append(UInt8(ascii: ";")) }
  }

  /// Writes an empty cell.
  public mutating func empty() { startCell() }

  /// Writes a text cell.
  public mutating func text(_ text: String) { cell(text.utf8) }

  /// Writes a text cell from UTF-8 bytes.
  public mutating func text(_ bytes: ArraySlice<UInt8>) { cell(bytes) }

  /// Writes a person's code or local number.
  public mutating func key(_ key: PersonKey, in people: PersonTable) {
    if let code = key.code {
      startCell()
      code.append(to: &buffer)
    } else if let number = key.number {
      cell(people.symbols.utf8(number))
    } else {
      startCell()
    }
  }

  /// Writes a whole number, or an empty cell.
  public mutating func number(_ value: Int?) {
    startCell()
    if let value { FigureText.integer(value, into: &buffer) }
  }

  /// Writes a number of hundredths with a decimal comma, or an empty cell.
  public mutating func hundredths(_ value: Int?) {
    startCell()
    if let value { FigureText.hundredths(value, point: UInt8(ascii: ","), into: &buffer) }
  }

  /// Writes a share as a fraction with six decimals, or an empty cell.
  public mutating func share(_ value: Share?) {
    startCell()
    if let value { FigureText.share(value, point: UInt8(ascii: ","), into: &buffer) }
  }

  /// Writes a real number with at most ten significant digits, or an empty cell.
  public mutating func real(_ value: Double?) {
    startCell()
    if let value { FigureText.real(value, point: UInt8(ascii: ","), into: &buffer) }
  }

  /// Writes a day as yyyy-mm-dd; a day that is missing or open leaves the cell empty.
  public mutating func day(_ value: Day?) {
    startCell()
    if let value { FigureText.day(value, into: &buffer) }
  }

  /// Writes `yes`, `no` or nothing.
  public mutating func answer(_ value: Answer) {
    startCell()
    switch value {
    case .yes: buffer.append(contentsOf: "yes".utf8)
    case .no: buffer.append(contentsOf: "no".utf8)
    case .unknown: break
    }
  }

  /// Ends the row, and hands the bytes on if there are enough of them.
  public mutating func endRow() throws {
    buffer.append(13)
    buffer.append(10)
    isFirstCell = true
    if buffer.count >= pieceSize { try flush() }
  }

  /// Puts rows in place that another writer has made.
  public mutating func append(rows: [UInt8]) throws {
    buffer.append(contentsOf: rows)
    if buffer.count >= pieceSize { try flush() }
  }

  /// Hands the last bytes on.
  public mutating func finish() throws { if !buffer.isEmpty { try flush() } }

  private mutating func flush() throws {
    try sink(&buffer)
    buffer.removeAll(keepingCapacity: true)
  }

  private mutating func cell(_ bytes: some Collection<UInt8>) {
    startCell()
    let guarded = guardsFormulas && FormulaGuard.isNeeded(bytes)
    var special = false
    for byte in bytes where byte <= UInt8(ascii: ";") {
      if byte == UInt8(ascii: ";") || byte == UInt8(ascii: "\"") || byte == 10 || byte == 13 {
        special = true
        break
      }
    }
    if !special {
      if guarded { buffer.append(UInt8(ascii: "'")) }
      buffer.append(contentsOf: bytes)
      return
    }
    buffer.append(UInt8(ascii: "\""))
    if guarded { buffer.append(UInt8(ascii: "'")) }
    for byte in bytes {
      if byte == UInt8(ascii: "\"") { buffer.append(byte) }
      buffer.append(byte)
    }
    buffer.append(UInt8(ascii: "\""))
  }
}
