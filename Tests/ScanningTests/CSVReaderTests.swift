import Judging
import Testing

@testable import Scanning

/// What a row is, by examples.
@Suite struct CSVReaderTests {
  private func texts(_ rows: [PlainRow]) -> [[String]] {
    rows.map { $0.fields.map { String(decoding: $0, as: UTF8.self) } }
  }

  @Test func lineBreaksOfAllKindsEndRowsAndBlankLinesAreSkipped() throws {
    let rows = try rows(of: "a;b\r\n\r\n1;2\n3;4\r5;6")
    #expect(texts(rows) == [["a", "b"], ["1", "2"], ["3", "4"], ["5", "6"]])
    #expect(rows.map(\.line) == [1, 3, 4, 5])
    #expect(rows.map(\.byte) == [0, 7, 11, 15])
    #expect(rows.map(\.byteCount) == [3, 3, 3, 3])
  }

  @Test func quotedFieldsHoldSeparatorsBreaksAndDoubledQuotes() throws {
    let rows = try rows(of: "\"a;b\";\"c\r\nd\n\";\"e\"\"f\"; \"g\" \nx;y;;\n")
    #expect(texts(rows) == [["a;b", "c\r\nd\n", "e\"f", "g"], ["x", "y", "", ""]])
    #expect(rows.map(\.line) == [1, 4])
    #expect(rows.map(\.lineCount) == [3, 1])
    #expect(rows.map(\.fault) == [.none, .none])
  }

  @Test func strayQuotesAreFaultsOfTheirRowOnly() throws {
    let rows = try rows(of: "a;b\"c;d\n\"a\"x;y\n1;2;3\n")
    #expect(rows.map(\.fault) == [.strayQuote, .strayQuote, .none])
    #expect(texts(rows) == [["a", "b\"c", "d"], ["\"a\"x", "y"], ["1", "2", "3"]])
  }

  @Test func anUnclosedQuoteTakesTheRestOfTheFileAsOneRow() throws {
    let rest = String(repeating: "1;2;3\n", count: 1_000_000)
    let rows = try rows(of: "a;b;c\n1;\"2;3\n" + rest)
    #expect(rows.count == 2)
    #expect(rows[1].fault == .unclosedQuote)
    #expect(rows[1].line == 2)
    #expect(rows[1].lineCount == 1_000_001)
    #expect(rows[1].byteCount == 7 + rest.utf8.count)
    #expect(texts(rows)[1] == ["1"])
  }

  @Test func aFieldAtTheLimitIsKeptAndOneByteMoreIsAFault() throws {
    let limit = CSVReader.defaultMaximumFieldBytes
    for (count, fault) in [(limit, CSVRow.Fault.none), (limit + 1, .fieldTooLong)] {
      let rows = try rows(of: "1;" + String(repeating: "x", count: count) + ";3\n4;5;6\n")
      #expect(rows.map(\.fault) == [fault, .none])
      #expect(rows[0].fields.count == (fault == .none ? 3 : 1))
    }
    let rows = try rows(of: "1;" + String(repeating: "x", count: 10 << 20) + ";3\n4;5;6\n")
    #expect(rows.map(\.fault) == [.fieldTooLong, .none])
    #expect(rows.map(\.line) == [1, 2])
  }

  @Test func seventyThousandColumnsAreReadAndFarMoreAreRefused() throws {
    let rows = try rows(of: String(repeating: ";", count: 69_999) + "\n1\n")
    #expect(rows.map(\.fields.count) == [70_000, 1])
    #expect(throws: ScanFault(.tooManyColumns, line: 1)) {
      _ = try rowsOf(String(repeating: ";", count: 1 << 20) + "\n1\n")
    }
  }

  private func rowsOf(_ text: String) throws -> [PlainRow] { try rows(of: text) }

  @Test func rowsBeforeARefusalAreGivenFirst() throws {
    let folder = TemporaryFolder()
    let file = try folder.file(Array("a;b\n1;2\n1;2;3;4;5\n".utf8))
    var limits = CSVLimits()
    limits.columns = 4
    var reader = try CSVReader(
      file: file, encoding: .utf8, dialect: CSVDialect(separator: 0x3b), limits: limits)
    var batch = CSVBatch()
    #expect(try reader.next(into: &batch))
    #expect(plain(batch).count == 2)
    #expect(throws: ScanFault(.tooManyColumns, line: 3)) { try reader.next(into: &batch) }
  }

  @Test func aFileWithoutTextIsEmpty() throws {
    for bytes: [UInt8] in [[], [0xef, 0xbb, 0xbf], [0xff, 0xfe]] {
      let folder = TemporaryFolder()
      let file = try folder.file(bytes)
      #expect(throws: ScanFault(.emptyFile)) {
        _ = try CSVReader(file: file, dialect: CSVDialect(separator: 0x3b))
      }
    }
    #expect(try rows(of: "\n\r\n\n").isEmpty)
  }

  @Test func anEncodingIsGuessedWhenTheFirstByteBeyondASCIIComes() throws {
    let folder = TemporaryFolder()
    let line = [UInt8](repeating: 0x61, count: 100) + [0x0a]
    let start = Array(repeatElement(line, count: 20_000).joined())
    let kinds: [([UInt8], TextEncoding)] = [
      ([0xe4, 0x3b, 0x80], .windows1252), (Array("ä;€".utf8), .utf8),
    ]
    for (tail, encoding) in kinds {
      let file = try folder.file(start + tail + [0x0a])
      var reader = try CSVReader(file: file, dialect: CSVDialect(separator: 0x3b))
      #expect(reader.encodingReason == "ascii")
      var batch = CSVBatch()
      var last: PlainRow?
      while try reader.next(into: &batch) { last = lastRow(batch) }
      #expect(reader.encoding == encoding)
      #expect(last?.fault == CSVRow.Fault.none)
      #expect(last?.byte == start.count)
      #expect(last?.fields.map { String(decoding: $0, as: UTF8.self) } == ["ä", "€"])
    }
  }

  @Test(arguments: [1 << 20, 8])
  func aRowThatEndsInHalfAUnitEndsWhereTheFileDoes(fieldBytes: Int) throws {
    var limits = CSVLimits()
    limits.fieldBytes = fieldBytes
    limits.rowBytes = fieldBytes
    limits.blockBytes = 4
    let folder = TemporaryFolder()
    let bytes: [UInt8] = Array("a\n01234567890".utf8).flatMap { [$0, 0] } + [0x62]
    let file = try folder.file(bytes)
    let rows = try readRows(
      file, encoding: .utf16LE, dialect: CSVDialect(separator: 0x3b), limits: limits)
    #expect(rows.map(\.byte) == [0, 4])
    #expect(rows.map(\.byteCount) == [2, bytes.count - 4])
    #expect(rows.last?.fault == .badEncoding)
  }
}

private func lastRow(_ batch: CSVBatch) -> PlainRow? {
  plain(batch).last
}
