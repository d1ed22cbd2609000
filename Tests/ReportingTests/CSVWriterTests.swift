import Register
import Testing

@testable import Reporting

@Suite struct CSVWriterTests {
  /// What a row of cells comes to, without byte-order mark.
  private func row(_ write: (inout CSVWriter) -> Void) throws -> String {
    var writer = CSVWriter()
    write(&writer)
    try writer.endRow()
    return String(decoding: writer.buffer, as: UTF8.self)
  }

  private func cell(_ text: String) throws -> String {
    String(try row { $0.text(text) }.unicodeScalars.dropLast(2).map { Character($0) })
  }

  @Test func aFileStartsWithAByteOrderMarkAndEndsItsRowsWithCRLF() throws {
    var bytes: [UInt8] = []
    var writer = CSVWriter { bytes += $0 }
    try writer.header(["a", "b"])
    writer.number(1)
    writer.text("ä")
    try writer.endRow()
    try writer.finish()
    #expect(bytes == [0xEF, 0xBB, 0xBF] + Array("a;b\r\n1;ä\r\n".utf8))
  }

  @Test func onlyCellsThatNeedQuotesHaveThem() throws {
    #expect(try cell("Kuopio, Siilinjärvi") == "Kuopio, Siilinjärvi")
    #expect(try cell("a;b") == "\"a;b\"")
    #expect(try cell("say \"no\"") == "\"say \"\"no\"\"\"")
    #expect(try row { $0.text("two\nlines") } == "\"two\nlines\"\r\n")
    #expect(try row { $0.text("two\r\nlines") } == "\"two\r\nlines\"\r\n")
    #expect(try row { $0.text("") } == "\r\n")
  }

  @Test(arguments: [
    "=1+1", "+358", "-5", "@SUM(A1)", " =1+1", "\u{A0}=1", "＝1", "\u{FEFF}=1", "\u{2212}5",
  ])
  func aTextThatCouldBeAFormulaGetsAnApostrophe(text: String) throws {
    #expect(try cell(text) == "'" + text)
  }

  @Test func aTextThatStartsWithATabOrLineBreakGetsAnApostrophe() throws {
    #expect(try cell("\t=1") == "'\t=1")
    #expect(try row { $0.text("\r=1") } == "\"'\r=1\"\r\n")
    #expect(try row { $0.text("\n=1") } == "\"'\n=1\"\r\n")
    #expect(try cell("=\"a\";1") == "\"'=\"\"a\"\";1\"")
  }

  @Test(arguments: [
    "a=1", "Virtanen-Korhonen", "500-päiväläinen", "\u{2013} viiva", "Å", "'", " ", "x@y",
  ])
  func anOrdinaryTextStaysAsItIs(text: String) throws {
    #expect(try cell(text) == text)
  }

  @Test func correctionFilesKeepTheirTextAsItWas() throws {
    var writer = CSVWriter(guardsFormulas: false)
    writer.text("=1+1")
    try writer.endRow()
    #expect(writer.buffer == Array("=1+1\r\n".utf8))
  }

  @Test func numbersHaveADecimalCommaAndMayBeNegative() throws {
    #expect(
      try row {
        $0.number(-5)
        $0.hundredths(61_200)
        $0.hundredths(61_250)
        $0.hundredths(-5)
        $0.hundredths(1_005)
      } == "-5;612;612,5;-0,05;10,05\r\n")
    #expect(
      try row {
        $0.number(.min)
        $0.number(0)
        $0.hundredths(Int(Int32.min))
        $0.number(nil)
      } == "-9223372036854775808;0;-21474836,48;\r\n")
  }

  @Test func sharesHaveSixDecimals() throws {
    #expect(
      try row {
        $0.share(Share(1, of: 3))
        $0.share(Share(2, of: 3))
        $0.share(Share(0, of: 7))
        $0.share(Share(7, of: 7))
        $0.share(Share(1, of: 0))
        $0.share(Share(-1, of: 8))
      } == "0,333333;0,666667;0,000000;1,000000;;-0,125000\r\n")
  }

  @Test func aShareIsRoundedHalfUpAndNeverOverflows() {
    #expect(Share(1, of: 2_000_000)?.millionths == 0)
    #expect(Share(3, of: 2_000_000)?.millionths == 2)
    #expect(Share(1, of: 1_999_999)?.millionths == 1)
    #expect(Share(1, of: 128)?.millionths == Share(1.0 / 128)?.millionths)
    #expect(Share(1, of: 2_000_001)?.millionths == 0)
    #expect(Share(.max, of: .max)?.millionths == 1_000_000)
    #expect(Share(.max, of: 1) == nil)
    #expect(Share(Double.nan) == nil)
  }

  @Test func realNumbersHaveAtMostTenSignificantDigits() throws {
    #expect(
      try row {
        $0.real(1.0 / 3)
        $0.real(2.0 / 3)
        $0.real(0.1)
        $0.real(1e-7)
        $0.real(123_456_789_012)
        $0.real(0.99999999999)
        $0.real(-2.5)
        $0.real(0)
        $0.real(.infinity)
      } == "0,3333333333;0,6666666667;0,1;0,0000001;123456789000;1;-2,5;0;\r\n")
  }

  @Test func daysAndAnswersAreSpeltAsTheContractSays() throws {
    #expect(
      try row {
        $0.day(Day(year: 2011, month: 3, day: 1))
        $0.day(.missing)
        $0.day(.open)
        $0.answer(.yes)
        $0.answer(.no)
        $0.answer(.unknown)
      } == "2011-03-01;;;yes;no;\r\n")
  }

  @Test func aLongFileGoesToTheSinkInPieces() throws {
    var pieces: [Int] = []
    var total: [UInt8] = []
    var writer = CSVWriter(pieceSize: 100) {
      pieces.append($0.count)
      total += $0
    }
    for number in 0..<100 {
      writer.number(number)
      try writer.endRow()
    }
    try writer.finish()
    #expect(pieces.count > 3)
    #expect(pieces.allSatisfy { $0 <= 104 })
    let rows = (0..<100).map { "\($0)\r\n" }.joined()
    #expect(String(decoding: total.dropFirst(3), as: UTF8.self) == rows)
  }

  @Test func aSinkThatFailsStopsTheWriting() {
    struct Full: Error {}
    #expect(throws: Full.self) {
      var writer = CSVWriter { _ in throw Full() }
      try writer.header(["a"])
      try writer.finish()
    }
  }
}
