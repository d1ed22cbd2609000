package import Scanning

/// The rows of a CSV file read in stretches of one size, and how many of these were read again.
package struct CSVParts {
  package var rows: [PlainRow] = []
  package var again = 0

  /// Reads a file that has no byte-order mark.
  package init(
    _ file: FileBytes, encoding: TextEncoding, dialect: CSVDialect, limits: CSVLimits, size: UInt64
  ) throws(ScanFault) {
    var chain = PartChain(from: PartPlace(byte: 0, line: 1))
    var start: UInt64 = 0
    while start < file.count {
      let end = min(start + size, file.count)
      var part: CSVPartReader
      let isFirst = start == 0
      if isFirst {
        part = CSVPartReader(
          file: file, encoding: encoding, dialect: dialect, limits: limits,
          from: PartPlace(byte: 0, line: 1), until: end)
      } else {
        part = try CSVPartReader(
          file: file, encoding: encoding, dialect: dialect, limits: limits,
          supposedIn: start..<end)
      }
      start = end
      var own = try CSVParts.read(&part)
      var lines = 0
      switch isFirst ? .accept(lines: 0) : chain.judge(first: part.first, end: end) {
      case .skip: continue
      case .accept(let more): lines = more
      case .readAgain(let place):
        again += 1
        part = CSVPartReader(
          file: file, encoding: encoding, dialect: dialect, limits: limits, from: place,
          until: end)
        own = try CSVParts.read(&part)
      }
      rows += own.map { $0.moved(by: lines) }
      chain.advance(to: part.next, lines: lines)
    }
  }

  private static func read(_ part: inout CSVPartReader) throws(ScanFault) -> [PlainRow] {
    var batch = CSVBatch()
    var rows: [PlainRow] = []
    while try part.next(into: &batch) { rows += plain(batch) }
    return rows
  }
}
