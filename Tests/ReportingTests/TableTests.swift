import Foundation
import Register
import Testing

@testable import Reporting

@Suite struct TableTests {
  private var table: Table {
    var table = Table(
      id: "targets", title: "Tavoitteet",
      columns: [
        .init("region", "Alue"), .init("n", "Määrä", .number), .init("share", "Osuus", .share),
        .init("day", "Päivä", .day), .init("ok", "Täyttyi", .answer),
      ])
    table.rows = [
      [
        .text("Sisä-Savo"), .number(1_018), .share(1, of: 6),
        .day(Day(year: 2011, month: 3, day: 31) ?? .missing), .answer(.yes),
      ],
      [.text("Ä"), .number(7), .empty],
    ]
    table.total = [.text("Yhteensä"), .number(1_025)]
    return table
  }

  @Test func oneTableIsWrittenAsCSVUnderItsIds() {
    #expect(
      String(decoding: table.csv().dropFirst(3), as: UTF8.self)
        == "region;n;share;day;ok\r\nSisä-Savo;1018;0,166667;2011-03-31;yes\r\nÄ;7;;;\r\n")
  }

  @Test func oneTableIsWrittenAsJSONUnderItsIds() {
    #expect(
      JSONWriter.text(table.json)
        == #"[{"region":"Sisä-Savo","n":1018,"share":0.166667,"day":"2011-03-31","ok":true},"#
        + #"{"region":"Ä","n":7,"share":null,"day":null,"ok":null}]"#)
  }

  @Test func oneTableIsPrintedInAlignedColumns() {
    let lines = TablePrinter.text(table, language: .fi).components(separatedBy: "\n")
    #expect(
      lines == [
        "Tavoitteet", "", "Alue       Määrä   Osuus  Päivä      Täyttyi",
        "─────────  ─────  ──────  ─────────  ───────",
        "Sisä-Savo  1\u{A0}018  16,7\u{A0}%  31.3.2011  kyllä", "Ä              7",
        "─────────  ─────  ──────  ─────────  ───────", "Yhteensä   1\u{A0}025", "",
      ])
  }

  @Test func aDecomposedLetterTakesOnePlaceAndAWideOneTwo() {
    #expect(TablePrinter.width("a\u{308}\u{F6}") == 2)
    #expect(TablePrinter.width("漢字") == 4)
  }

  @Test func whatCameFromAFileCannotSteerTheTerminal() {
    var table = Table(id: "t", title: "", columns: [.init("a")])
    table.rows = [[.text("x\u{1B}[31m\ny\u{202E}z\u{9B}")]]
    #expect(TablePrinter.text(table, language: .en).hasSuffix("\nx [31m yz\n"))
  }

  @Test func numbersAreSpeltInTheReadersLanguage() {
    let (fi, en) = (Figures(.fi), Figures(.en))
    #expect(fi.number(1_000_000) == "1\u{A0}000\u{A0}000")
    #expect(en.number(-1_018) == "\u{2212}1,018")
    #expect(fi.number(999) == "999")
    #expect(fi.hundredths(61_250) == "612,5")
    #expect(en.hundredths(-25) == "\u{2212}0.25")
    #expect(fi.share(Share(millionths: 166_667)) == "16,7\u{A0}%")
    #expect(en.share(Share(millionths: 999_500)) == "100.0%")
    #expect(fi.share(Share(millionths: 400)) == "<0,1\u{A0}%")
    #expect(fi.share(Share(millionths: 500)) == "0,1\u{A0}%")
    #expect(fi.share(Share(millionths: 0)) == "0,0\u{A0}%")
    #expect(fi.size(950) == "950\u{A0}t")
    #expect(en.size(1_950_000) == "1.9\u{A0}MB")
  }
}

@Suite struct JSONWriterTests {
  @Test func textIsEscaped() {
    #expect(
      JSONWriter.text(["a\"b": "\\ \n\r\t\u{1}\u{7F} ä €"])
        == "{\"a\\\"b\":\"\\\\ \\n\\r\\t\\u0001\\u007f ä €\"}")
  }

  @Test func keysKeepTheirOrderAndCountsAreSortedByBytes() {
    #expect(JSONWriter.text(["b": 1, "a": .null]) == #"{"b":1,"a":null}"#)
    #expect(JSONWriter.text(.counts(["b": 1, "a-b": 2, "a": 3])) == #"{"a":3,"a-b":2,"b":1}"#)
  }

  @Test func numbersHaveAPoint() {
    #expect(
      JSONWriter.text([
        .hundredths(-61_250), .share(Share(millionths: 20_000)), .real(0.25), .real(.nan), true,
        .optional(nil as Int?),
      ]) == "[-612.5,0.020000,0.25,null,true,null]")
  }

  @Test func anIndentedDocumentHasOneMemberALine() {
    #expect(
      String(decoding: JSONWriter.bytes(["a": [1, 2], "b": [:], "c": []]), as: UTF8.self)
        == "{\n  \"a\": [\n    1,\n    2\n  ],\n  \"b\": {},\n  \"c\": []\n}\n")
  }

  @Test func anotherParserReadsTheSame() throws {
    let text = "\u{0}\u{1F}\"\\/\u{2028}😀"
    let read = try JSONSerialization.jsonObject(
      with: Data(JSONWriter.bytes(["k": .string(text), "n": .hundredths(5)])))
    let object = try #require(read as? [String: Any])
    #expect(object["k"] as? String == text)
    #expect(object["n"] as? Double == 0.05)
  }
}
