import Testing

@testable import Scanning

/// What the careful reader makes of files out of shape.
@Suite struct TableMenderTests {
  private static let header = "booked,at,article,name,remark"
  private static let rows = [
    "28/01/2019,10:15,AB-1001,Drill,", "29/01/2019,11:30,CD-2002,\"Saw, folding\",",
    "30/01/2019,12:45,EF-3003,Tent,", "31/01/2019,08:00,GH-4004,\"Lamp \"\"Storm\"\"\",",
    "01/02/2019,09:15,IJ-5005,Rope ladder,", "02/02/2019,10:30,KL-6006,Axe,",
  ]

  private func table(_ text: String, keepingAll: Bool = true) -> MendedTable {
    let bytes = Array(text.utf8)
    var mender = TableMender(bytes, grammar: CSVGrammar.guess(bytes))
    return mender.read(keepingAll: keepingAll)
  }

  private func file(_ changes: [Int: String] = [:], end: String = "\r\n") -> String {
    var lines = [Self.header] + Self.rows
    for (index, line) in changes { lines[index] = line }
    return lines.map { $0 + end }.joined()
  }

  private func texts(_ table: MendedTable) -> [[String]] {
    table.rows.map { $0.map { String(decoding: $0, as: UTF8.self) } }
  }

  private static let third = ["30/01/2019", "12:45", "EF-3003", "Tent", ""]

  @Test(arguments: ["\r\n", "\n", "\r"])
  func aCleanFileIsReadByTheLetter(_ end: String) {
    let table = table(file(end: end))
    #expect(table.rowsIn == 7 && table.rejects == 0 && table.mended == 0 && table.preamble == 0)
    #expect(texts(table)[2] == ["29/01/2019", "11:30", "CD-2002", "Saw, folding", ""])
    #expect(texts(table)[4][3] == "Lamp \"Storm\"")
    #expect(texts(table) == texts(self.table(file(end: end), keepingAll: false)))
  }

  @Test(arguments: [
    ("30/01/2019,12:45,,EF-3003,Tent,", "a delimiter too many"),
    (",30/01/2019,12:45,EF-3003,Tent,", "one at the beginning"),
    ("30/01/2019,12:45,EF-3003,Tent,,", "one at the end"),
    ("30/01/201912:45,EF-3003,Tent,", "a delimiter missing between day and time"),
    ("30/01/2019,12:45EF-3003,Tent,", "one missing between time and code"),
    ("30/01/2019,12:45,EF-3003,Tent", "one missing at the end"),
    ("30/01/2019 12:45 EF-3003 Tent ", "another delimiter in this row"),
    ("30/01/2019;12:45;EF-3003;Tent;", "yet another"),
  ])
  func aRowOutOfShapeIsPutBackIntoItsColumns(_ row: String, _ why: String) {
    let table = table(file([3: row]))
    #expect(texts(table)[3] == Self.third, "\(why)")
    #expect(table.mended == 1 && table.rejects == 0 && table.rowsIn == 7, "\(why)")
    let strict = self.table(file([3: row]), keepingAll: false)
    #expect(strict.rejects == 1 && strict.rows.count == 6 && strict.rowsIn == 7, "\(why)")
  }

  @Test(arguments: [
    (3, "\"30/01/2019,12:45,EF-3003,Tent,", 0, "\"30/01/2019"),
    (3, "30/01/2019,12:45,\"EF-3003,Tent,", 2, "\"EF-3003"),
    (3, "30/01/2019,12:45,EF-3003,Tent,\"", 4, "\""),
    (2, "29/01/2019,11:30,CD-2002,\"\"Saw, folding\",", 3, "\"Saw, folding"),
    (4, "31/01/2019,08:00,GH-4004,\"Lamp \"Storm\"\",", 3, "Lamp \"Storm\""),
    (2, "29/01/2019,11:30,\"CD-2002,\"Saw, folding\",", 2, "\"CD-2002"),
  ])
  func aStrayQuoteIsTextAndSwallowsNothing(
    _ row: Int, _ line: String, _ column: Int, _ value: String
  ) {
    let table = table(file([row: line]))
    let expected = texts(self.table(file()))
    #expect(table.rows.count == 7 && table.rejects == 0)
    for index in 0..<7 {
      var want = expected[index]
      if index == row { want[column] = value }
      #expect(texts(table)[index] == want)
    }
  }

  @Test func titlesAboveAreLeftOutAndCounted() {
    let plain = table("Rentals of 2019\r\n\r\n" + file())
    #expect(plain.preamble == 2 && plain.rowsIn == 7 && texts(plain) == texts(table(file())))
    let delimited = table("Rentals,,,,\r\n,,,,\r\n" + file())
    #expect(delimited.preamble == 2 && texts(delimited) == texts(table(file())))
  }

  @Test func aHeaderOnSeveralLinesIsOneRow() {
    let table = table(Self.header + "\r\n" + file())
    #expect(table.headerLines == 2 && table.rowsIn == 7)
    #expect(texts(table)[0][0] == "booked booked")
  }

  @Test func aSecondTableIsCountedAndKeptOut() {
    let table = table(file() + file())
    #expect(table.tables == 2 && table.rows.count == 7 && table.rejects == 7)
    #expect(table.rowsIn == 14)
  }

  @Test func aFileWithoutHeaderKeepsItsFirstRow() {
    let table = table(Self.rows.map { $0 + "\n" }.joined())
    #expect(table.headerLines == 0 && table.rows.count == 6 && table.preamble == 0)
  }

  @Test func nothingComesOfNothing() {
    #expect(table("").rows.isEmpty && table("\n\n").rows.isEmpty)
    #expect(texts(table("a")) == [["a"]])
  }

  @Test(arguments: [
    ("a;b;c\n1;2,5;x\n2;3,5;y\n", ";", "\"", 0), ("a,b,c\n1,2.5,x\n", ",", "\"", 0),
    ("a\tb\n1\t2\n", "\t", "\"", 0), ("a|b\n1|2\n", "|", "\"", 0),
    ("a, b, c\n1, 2, 3\n4, 5, 6\n", ", ", "\"", 0),
    ("a,b,c\n'x, y',2,3\n'z, w',5,6\n", ",", "'", 0),
    ("a,b\n\"x \\\" y, z\",2\n\"u \\\" v, w\",3\n", ",", "\"", 0x5c),
  ])
  func theGrammarIsTheOneThatGivesRowsOfOneLength(
    _ text: String, _ delimiter: String, _ quote: String, _ escape: UInt8
  ) {
    let grammar = CSVGrammar.guess(Array(text.utf8))
    #expect(grammar.delimiter == Array(delimiter.utf8))
    #expect(grammar.quote == Array(quote.utf8)[0])
    #expect(grammar.escape == escape)
  }

  @Test func aGivenGrammarMayHaveMarksOfSeveralBytesAndRowsThatEndInSomethingElse() {
    let grammar = CSVGrammar(
      delimiter: Array("||".utf8), quote: 0, rowDelimiter: Array("~".utf8))
    #expect(grammar.dialect == nil)
    var mender = TableMender(Array("a||b~1||x\ny~".utf8), grammar: grammar)
    #expect(texts(mender.read(keepingAll: false)) == [["a", "b"], ["1", "x\ny"]])
  }

  @Test func noBytesStopTheMender() {
    var random = Seeded(7)
    for _ in 0..<300 {
      let alphabet = Array("a1,;\"'\\\r\n \t|ä".utf8)
      let bytes = (0..<Int(random.next() % 160)).map { _ in
        alphabet[Int(random.next() % UInt64(alphabet.count))]
      }
      for keepingAll in [true, false] {
        var mender = TableMender(bytes, grammar: CSVGrammar.guess(bytes))
        let table = mender.read(keepingAll: keepingAll)
        #expect(table.rowsIn == table.rows.count + table.rejects)
      }
    }
  }
}
