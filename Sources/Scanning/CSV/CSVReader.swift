/// Reads a CSV file from its beginning to its end, a batch of whole rows at a time.
///
/// A batch holds the rows of about one MiB of the file; a row that does not end there goes to the
/// next one. What a file makes the reader hold is bounded: a row beyond the limits keeps only its
/// first fields and its counts.
public struct CSVReader {
  /// The longest field that is kept, in bytes, unless told otherwise: one MiB.
  public static let defaultMaximumFieldBytes = 1 << 20

  private let scanner: CSVScanner
  private var source: TextSource
  /// The decoded bytes of the row that did not end in the last batch.
  private var carry: [UInt8] = []
  /// Line of the carry's first byte.
  private var line = 1
  /// Offset in the file of the carry's first byte.
  private var byte: UInt64
  /// Where a part of the file ends; a whole file ends nowhere.
  private var softEnd = UInt64.max
  /// A fault met after some rows, thrown when these have been taken.
  private var fault: ScanFault?

  /// Starts reading a file; without an encoding, it is guessed.
  ///
  /// Throws `.emptyFile` for a file without a byte of text, and `.encodingMismatch` if a
  /// byte-order mark contradicts the encoding.
  public init(
    file: FileBytes, encoding: TextEncoding? = nil, dialect: CSVDialect,
    maximumFieldBytes: Int = CSVReader.defaultMaximumFieldBytes
  ) throws(ScanFault) {
    var limits = CSVLimits()
    limits.fieldBytes = max(1, maximumFieldBytes)
    limits.rowBytes = 16 * limits.fieldBytes
    try self.init(file: file, encoding: encoding, dialect: dialect, limits: limits)
  }

  package init(
    file: FileBytes, encoding: TextEncoding?, dialect: CSVDialect, limits: CSVLimits
  ) throws(ScanFault) {
    scanner = CSVScanner(dialect: dialect, limits: limits)
    source = try TextSource(file: file, encoding: encoding)
    byte = source.position
  }

  /// The encoding; if it is guessed, final only when a byte beyond ASCII or the end has been met.
  public var encoding: TextEncoding { source.encoding }

  /// Why this encoding: `given`, or a word of `TextEncoding.guess`.
  public var encodingReason: String { source.reason }

  /// The next run of whole rows, or false at the end of the file.
  ///
  /// The header is the first row of the first batch; a batch is empty only at the end. Rows before
  /// a fault are given first, and the fault is thrown by the next call.
  public mutating func next(into batch: inout CSVBatch) throws(ScanFault) -> Bool {
    batch.rows.removeAll(keepingCapacity: true)
    batch.fields.removeAll(keepingCapacity: true)
    if let fault { throw fault }
    if source.atEnd, carry.isEmpty { return false }
    var filled = takeCarry(into: &batch.bytes)
    while true {
      if !source.atEnd {
        // Twice as much each time, so that scanning a long row again and again stays cheap.
        filled = try source.fill(
          &batch.bytes, filled: filled, block: max(blockBytes, filled),
          padding: CSVScanner.padding)
      }
      let stop = scan(&batch, filled)
      if let fault, batch.rows.isEmpty { throw fault }
      byte = settle(&batch, stop.row)
      line = stop.line
      if fault != nil {
        scanner.makeQuotesSingle(&batch)
        return true
      }
      if !source.atEnd, isTooLong(stop, filled) {
        try finishLongRow(&batch, stop, filled)
        return true
      }
      batch.fields.removeLast(stop.wholeFields)
      if !batch.rows.isEmpty || source.atEnd {
        carry.append(contentsOf: batch.bytes[stop.row..<filled])
        if stop.hasDoubled { scanner.makeQuotesSingle(&batch) }
        return !batch.rows.isEmpty
      }
      // Nothing but blank lines, or the beginning of a row: keep that and read on.
      batch.bytes.withUnsafeMutableBufferPointer { buffer in
        guard let base = buffer.baseAddress else { return }
        base.update(from: base + stop.row, count: filled - stop.row)
      }
      filled -= stop.row
    }
  }

  /// Starts reading in the middle of a file, at the first byte of a line.
  ///
  /// `end` only says how far it is worth reading ahead.
  init(
    file: FileBytes, encoding: TextEncoding, dialect: CSVDialect, limits: CSVLimits,
    from place: PartPlace, end: UInt64
  ) {
    scanner = CSVScanner(dialect: dialect, limits: limits)
    source = TextSource(file: file, encoding: encoding, at: place.byte)
    byte = place.byte
    line = place.line
    softEnd = end
  }

  /// Where the row begins that did not end in the last batch, if there is one.
  var begun: PartPlace? {
    guard let first = carry.first, first != 0x0a, first != 0x0d else { return nil }
    return PartPlace(byte: byte, line: line)
  }

  // How much to read at a time: near the end of a part not far beyond it.
  private var blockBytes: Int {
    let most = scanner.limits.blockBytes
    let rest = softEnd - min(softEnd, source.position)
    return rest >= UInt64(most) ? most : min(most, Int(rest) + CSVReader.smallBlock)
  }

  private static let smallBlock = 4 << 10

  private mutating func takeCarry(into bytes: inout [UInt8]) -> Int {
    let count = carry.count
    TextSource.grow(&bytes, to: count + CSVScanner.padding)
    bytes.replaceSubrange(0..<count, with: carry)
    carry.removeAll(keepingCapacity: true)
    return count
  }

  private func isTooLong(_ stop: CSVScanner.Stop, _ filled: Int) -> Bool {
    // One byte more than the limit, for a CR that may turn out to end the row.
    filled - stop.field > scanner.limits.fieldBytes + 1
      || filled - stop.row > scanner.limits.rowBytes + 1
  }

  /// Scans the filled part of a batch, whose rows and fields are empty before.
  private mutating func scan(_ batch: inout CSVBatch, _ filled: Int) -> CSVScanner.Stop {
    var stop = CSVScanner.Stop(row: 0, field: 0, wholeFields: 0, line: line, hasDoubled: true)
    var fault: ScanFault?
    let line = line
    let atEnd = source.atEnd
    let scanner = scanner
    batch.bytes.withUnsafeMutableBufferPointer { buffer in
      guard let bytes = buffer.baseAddress else { return }
      for index in filled..<filled + CSVScanner.padding { bytes[index] = 0x0a }
      let isSuspect = !UTF8Check.isValid(bytes, filled, mayBeCut: !atEnd)
      batch.fields.append(addingCapacity: filled + 2) { (span: inout OutputSpan<CSVField>) in
        span.withUnsafeMutableBufferPointer { fields, count in
          guard let base = fields.baseAddress else { return }
          do throws(ScanFault) {
            stop = try scanner.scan(
              bytes, filled, atEnd: atEnd, isSuspect: isSuspect, line: line, fields: base,
              rows: &batch.rows)
          } catch {
            fault = error
            stop.row = batch.rows.last.map { Int($0.byte + $0.byteCount) } ?? 0
          }
          // The whole fields of the row that is not whole are there already.
          count = batch.rows.last.map { Int($0.firstField + $0.fieldCount) } ?? 0
          count += stop.wholeFields
        }
      }
    }
    self.fault = fault
    return stop
  }

  /// Turns the rows' offsets in the batch into offsets in the file, and returns that of `end`.
  private func settle(_ batch: inout CSVBatch, _ end: Int) -> UInt64 {
    let start = byte
    if encoding == .utf8 || encoding == .utf8BOM {
      for index in batch.rows.indices { batch.rows[index].byte &+= start }
      return start + UInt64(end)
    }
    return batch.bytes.withUnsafeBufferPointer { buffer in
      guard let bytes = buffer.baseAddress else { return start }
      var place = 0
      var offset = start
      func advance(to target: Int) {
        offset += UInt64(encoding.originalCount(bytes + place, target - place))
        // Half a unit at the end of a file counts as a whole one.
        offset = min(offset, source.position)
        place = target
      }
      for index in batch.rows.indices {
        let rowStart = Int(batch.rows[index].byte)
        let rowEnd = rowStart + Int(batch.rows[index].byteCount)
        advance(to: rowStart)
        batch.rows[index].byte = offset
        advance(to: rowEnd)
        batch.rows[index].byteCount = offset - batch.rows[index].byte
      }
      advance(to: end)
      return offset
    }
  }

  /// Follows a row that is too long to be held to its end, and adds what is kept of it.
  private mutating func finishLongRow(
    _ batch: inout CSVBatch, _ stop: CSVScanner.Stop, _ filled: Int
  ) throws(ScanFault) {
    var rest = CSVRowRest(scanner)
    var block = Array(batch.bytes[stop.row..<filled])
    var count = block.count
    while true {
      let taken = block.withUnsafeBufferPointer { buffer in
        buffer.baseAddress.flatMap { rest.take($0, count, encoding) }
      }
      if let taken {
        // The break that ends the row stays for the next scan, which passes it as a blank line.
        carry.append(contentsOf: block[taken..<count])
        break
      }
      if source.atEnd {
        rest.end()
        break
      }
      count = try source.fill(
        &block, filled: 0, block: scanner.limits.blockBytes, padding: CSVScanner.padding)
    }
    let fileLength = min(UInt64(rest.fileLength), source.position - byte)
    let first = batch.fields.count - stop.wholeFields
    let kept = min(rest.cut ?? 0, stop.wholeFields)
    batch.fields.removeLast(stop.wholeFields - kept)
    scanner.makeQuotesSingle(&batch)
    batch.rows.append(
      CSVRow(
        firstField: UInt32(truncatingIfNeeded: first), fieldCount: UInt32(truncatingIfNeeded: kept),
        line: UInt32(clamping: line), lineCount: UInt32(clamping: 1 + rest.breaks), byte: byte,
        byteCount: fileLength, fault: rest.faults.worst))
    line += rest.breaks
    byte += fileLength
  }
}
