import Foundation
import Register
import Scanning
import Testing

@testable import Importing

@Suite struct PreambleTests {
  private static let header = "henkilotunnus;taulu;koodi;alkupvm\n"
  private static let row = "010170-902L;YTYOLL;02;1.5.2010\n"

  private func find(_ text: String) throws -> CSVPreamble.Found? {
    let bytes = Array(text.utf8)
    return CSVPreamble.builtIn.find(
      in: bytes, library: try builtIn.get(), guess: CSVDialect.guess(bytes.span))
  }

  private func batch(_ text: String) throws -> CSVBatch {
    let folder = try Folder().write("a.csv", text)
    let file = try FileBytes(path: folder.path + "/a.csv")
    var reader = try CSVReader(
      file: file, dialect: CSVDialect(separator: UInt8(ascii: ";")))
    var batch = CSVBatch()
    _ = try reader.next(into: &batch)
    return batch
  }

  @Test func aHeaderOnTheFirstLineHasNoPreamble() throws {
    let found = try #require(try find(Self.header + Self.row))
    #expect(found.line == 1 && found.rows == 0 && found.dialect.separator == UInt8(ascii: ";"))
  }

  @Test func titleRowsAboveTheHeaderAreFoundWithBlankLinesAmongThem() throws {
    let text = "Raportti 31.3.2011, Kuopio, osa 1\n\n;;;\nJaksot;;;\n" + Self.header + Self.row
    let found = try #require(try find(text))
    #expect(found.line == 5 && found.rows == 3)
    #expect(found.dialect.separator == UInt8(ascii: ";"))
    let batch = try batch(text)
    #expect(CSVPreamble.builtIn.header(in: batch, library: try builtIn.get()) == 3)
  }

  @Test func theHeaderIsLookedForInTwentyRowsAndNoMore() throws {
    #expect(CSVPreamble.builtIn.rows == 20)
    let title = "Otsikko;;;\n"
    let last = String(repeating: title, count: 19) + Self.header
    #expect(try find(last)?.line == 20)
    #expect(try find(title + last) == nil)
    let library = try builtIn.get()
    #expect(CSVPreamble.builtIn.header(in: try batch(last), library: library) == 19)
    #expect(CSVPreamble.builtIn.header(in: try batch(title + last), library: library) == nil)
  }

  @Test func aRowOfDataIsNoHeaderAndAHeaderWithAColumnTwiceIs() throws {
    #expect(try find(Self.row + Self.row) == nil)
    #expect(try find("Otsikko\nhenkilotunnus;taulu;koodi;koodi;alkupvm\n")?.line == 2)
  }

  @Test(arguments: [
    ("Yhteensä;;;", true), ("YHTEENSÄ: 12;;;", true), (";Summa;2;", true), ("Totalt;;5;", true),
    ("Grand total;;;", true), (";;;", false), ("Yhteensäläinen;;;", false),
    ("010170-902L;Yhteensä;2;", false), (";YTYOLL;02;1.5.2010", false),
  ])
  func aRowOfTotalsBeginsWithAWordForThemAndTellsNoPerson(_ row: String, _ isTotals: Bool) throws {
    let batch = try batch(Self.header + row + "\n")
    let last = try #require(batch.rows.last)
    #expect(CSVPreamble.builtIn.isTotals(last, in: batch, persons: [0]) == isTotals)
  }

  @Test func aLocalNumberBesideTheWordMakesItAPersonsRow() throws {
    let batch = try batch("a;b;c\nYhteensä;12;3\n")
    let last = try #require(batch.rows.last)
    #expect(!CSVPreamble.builtIn.isTotals(last, in: batch, persons: [0, 1]))
    #expect(CSVPreamble.builtIn.isTotals(last, in: batch, persons: [0]))
  }
}
