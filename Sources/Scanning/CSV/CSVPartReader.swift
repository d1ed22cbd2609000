/// Reads the rows of a CSV file that begin in one stretch of it, so that several can be read at once.
///
/// Whether a line break ends a row cannot be known from the middle of a file: it may stand between
/// quotes. So a part that does not begin at a known row supposes that the first line break does end
/// one, and tells where its first row began. The reader of the stretch before tells where its last
/// row ended and the next begins. Where the two are the same, the supposition was right, because
/// the reader remembers nothing from row to row but the line; where not, the stretch is read again
/// from the place that is now known.
public struct CSVPartReader {
  /// The first row; nothing until one was met.
  public private(set) var first: PartPlace?
  /// The first row behind the part; nothing if the file ends before there is one.
  public private(set) var next: PartPlace?

  private let end: UInt64
  private var reader: CSVReader?

  /// Starts at a place where a row is known to begin, or the blank rest of a row that ended.
  package init(
    file: FileBytes, encoding: TextEncoding, dialect: CSVDialect, limits: CSVLimits,
    from place: PartPlace, until end: UInt64
  ) {
    self.end = end
    reader = CSVReader(
      file: file, encoding: encoding, dialect: dialect, limits: limits, from: place, end: end)
  }

  /// Starts behind the first line break in a stretch, supposing that it ends a row.
  package init(
    file: FileBytes, encoding: TextEncoding, dialect: CSVDialect, limits: CSVLimits,
    supposedIn range: Range<UInt64>
  ) throws(ScanFault) {
    end = range.upperBound
    guard let start = try CSVPartReader.afterBreak(file, range) else { return }
    reader = CSVReader(
      file: file, encoding: encoding, dialect: dialect, limits: limits,
      from: PartPlace(byte: start, line: 1), end: end)
  }

  /// The next run of whole rows of the part, or false behind its last.
  public mutating func next(into batch: inout CSVBatch) throws(ScanFault) -> Bool {
    guard try reader?.next(into: &batch) == true else {
      reader = nil
      batch.rows.removeAll(keepingCapacity: true)
      batch.fields.removeAll(keepingCapacity: true)
      return false
    }
    if first == nil {
      first = batch.rows.first.map { PartPlace(byte: $0.byte, line: Int($0.line)) }
    }
    if let last = batch.rows.last, last.byte >= end {
      drop(&batch)
      reader = nil
    } else if let begun = reader?.begun, begun.byte >= end {
      next = begun
      reader = nil
    }
    return !batch.rows.isEmpty
  }

  // Takes the rows that begin behind the part out of a batch.
  private mutating func drop(_ batch: inout CSVBatch) {
    var kept = batch.rows.count - 1
    while kept > 0, batch.rows[kept - 1].byte >= end { kept -= 1 }
    let row = batch.rows[kept]
    next = PartPlace(byte: row.byte, line: Int(row.line))
    batch.fields.removeLast(batch.fields.count - Int(row.firstField))
    batch.rows.removeLast(batch.rows.count - kept)
  }

  // The byte after the first line break that ends in the stretch or just before it.
  private static func afterBreak(
    _ file: FileBytes, _ range: Range<UInt64>
  ) throws(ScanFault) -> UInt64? {
    var place = range.lowerBound - min(1, range.lowerBound)
    while place < range.upperBound {
      let block = try file.bytes(at: place, count: 64 << 10)
      guard !block.isEmpty else { return nil }
      for (index, byte) in block.enumerated() where byte == 0x0a || byte == 0x0d {
        let after = place + UInt64(index) + 1
        guard byte == 0x0d else { return after }
        return try file.bytes(at: after, count: 1) == [0x0a] ? after + 1 : after
      }
      place += UInt64(block.count)
    }
    return nil
  }
}
