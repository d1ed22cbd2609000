import Judging
import Testing

@testable import Scanning

/// Parts of a file, read by themselves and put together, against the file read from end to end.
@Suite struct CSVPartTests {
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
        let parts = try CSVParts(
          file, encoding: encoding, dialect: dialect, limits: limits, size: UInt64(size))
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
    let parts = try CSVParts(
      file, encoding: .utf8, dialect: dialect, limits: CSVLimits(), size: 8)
    #expect(parts.again > 0)
    #expect(
      parts.rows == (try readRows(file, dialect: dialect, limits: CSVLimits())))
  }
}
