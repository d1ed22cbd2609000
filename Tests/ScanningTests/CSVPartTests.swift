import Testing

@testable import Scanning

/// Parts of a file, read by themselves and put together, against the file read from end to end.
@Suite struct CSVPartTests {
  // The rows of a file read in stretches of one size, and how many of them had to be read again.
  private func inParts(
    _ file: FileBytes, _ encoding: TextEncoding, _ dialect: CSVDialect, _ limits: CSVLimits,
    size: UInt64
  ) throws -> (rows: [PlainRow], again: Int) {
    var chain = PartChain(from: PartPlace(byte: 0, line: 1))
    var rows: [PlainRow] = []
    var again = 0
    var start: UInt64 = 0
    while start < file.count {
      let end = min(start + size, file.count)
      var part: CSVPartReader
      if start == 0 {
        part = CSVPartReader(
          file: file, encoding: encoding, dialect: dialect, limits: limits,
          from: PartPlace(byte: 0, line: 1), until: end)
      } else {
        part = try CSVPartReader(
          file: file, encoding: encoding, dialect: dialect, limits: limits,
          supposedIn: start..<end)
      }
      var own = try read(&part)
      var lines = 0
      switch start == 0 ? .accept(lines: 0) : chain.judge(first: part.first, end: end) {
      case .skip:
        start = end
        continue
      case .accept(let more): lines = more
      case .readAgain(let place):
        again += 1
        part = CSVPartReader(
          file: file, encoding: encoding, dialect: dialect, limits: limits, from: place,
          until: end)
        own = try read(&part)
      }
      rows += own.map {
        PlainRow(
          fields: $0.fields, line: $0.line + lines, lineCount: $0.lineCount, byte: $0.byte,
          byteCount: $0.byteCount, fault: $0.fault)
      }
      chain.advance(to: part.next, lines: lines)
      start = end
    }
    return (rows, again)
  }

  private func read(_ part: inout CSVPartReader) throws -> [PlainRow] {
    var batch = CSVBatch()
    var rows: [PlainRow] = []
    while try part.next(into: &batch) { rows += plain(batch) }
    return rows
  }

  @Test(arguments: [TextEncoding.utf8, .windows1252])
  func partsOfEverySizeGiveTheRowsOfTheWholeFile(encoding: TextEncoding) throws {
    let folder = TemporaryFolder()
    var random = Seeded(31)
    let dialect = CSVDialect(separator: 0x3b)
    var again = 0
    for round in 0..<120 {
      let made = CSVTwinTests().make(&random, separator: ";", encoding: encoding)
      guard !made.file.isEmpty, !made.file.starts(with: [0xef, 0xbb, 0xbf]) else { continue }
      let file = try folder.file(made.file)
      var limits = CSVLimits()
      if round % 3 == 0 { limits.fieldBytes = 1 + random.below(12) }
      if round % 3 == 0 { limits.rowBytes = limits.fieldBytes * (1 + random.below(4)) }
      limits.blockBytes = 1 + random.below(30)
      let whole = try readRows(file, encoding: encoding, dialect: dialect, limits: limits)
      for size in 1...min(made.file.count, 40) {
        let parts = try inParts(file, encoding, dialect, limits, size: UInt64(size))
        again += parts.again
        guard parts.rows == whole else {
          Issue.record("size \(size) limits \(limits) \(made.file)\n\(parts.rows)\n\(whole)")
          return
        }
      }
    }
    // Else the generated files would hold no line break between quotes to be misled by.
    #expect(again > 0)
  }

  @Test func aPartThatBeginsInsideQuotesIsReadAgain() throws {
    let folder = TemporaryFolder()
    let text = "a;b\n1;\"x\ny;z\n\"\n2;w\n"
    let file = try folder.file(Array(text.utf8))
    let dialect = CSVDialect(separator: 0x3b)
    let parts = try inParts(file, .utf8, dialect, CSVLimits(), size: 8)
    #expect(parts.again > 0)
    #expect(
      parts.rows == (try readRows(file, dialect: dialect, limits: CSVLimits())))
  }
}
