import Foundation
import Judging
import Register
import Scanning
import Testing

@testable import Importing

/// What the words of a row came to, remembered for the next row with the same words.
@Suite struct MemoTests {
  private let header = "henkilotunnus;taulu;koodi;alkupvm;loppupvm;paattymissyy;toimisto\n"
  private let people = ["010180-9015", "020280-903N", "030380-9056", "040480-907P", ""]

  private func row(_ texts: [[UInt8]]) -> ([UInt8], [Cell]) {
    let bytes: [UInt8] = texts.flatMap { $0 + [0x3B] as [UInt8] }
    let span = bytes.span
    var cells: [Cell] = []
    var start = 0
    for text in texts {
      cells.append(Cell(trimmed: start, count: text.count, in: span))
      start += text.count + 1
    }
    return (bytes, cells)
  }

  private func find(_ texts: [[UInt8]], in sets: CellSets) -> Int {
    let (bytes, cells) = row(texts)
    return sets.find(cells.span, bytes.span)
  }

  private func add(_ texts: [[UInt8]], to sets: inout CellSets) -> Bool {
    let (bytes, cells) = row(texts)
    return sets.add(cells.span, bytes.span)
  }

  @Test func wordsAreFoundOnlyIfEveryByteIsTheSame() {
    var sets = CellSets(fields: [0, 2])
    let long = Array("työelämävalmiuksien parantaminen".utf8)
    let words: [[[UInt8]]] = [
      [[], []], [Array("02".utf8), []], [[], Array("02".utf8)], [Array("0".utf8), Array("2".utf8)],
      [Array("ABCDEFGH".utf8), []], [Array("ABCDEFGHI".utf8), []], [Array("ABCDEFGHJ".utf8), []],
      [long, Array("5".utf8)], [long.dropLast() + [0x4E], Array("5".utf8)],
      [[UInt8](repeating: 0x61, count: 64), []],
    ]
    for pair in words {
      let texts = [pair[0], Array("any".utf8), pair[1]]
      #expect(find(texts, in: sets) == -1)
      #expect(add(texts, to: &sets))
    }
    for (index, pair) in words.enumerated() {
      #expect(find([pair[0], Array("other".utf8), pair[1]], in: sets) == index)
    }
  }

  @Test func aWordOver64BytesAndMoreThan4096SetsAreNotRemembered() {
    var sets = CellSets(fields: [0])
    let long = [UInt8](repeating: 0x61, count: 65)
    #expect(!add([long], to: &sets))
    #expect(find([long], in: sets) == -1)
    for number in 0..<5000 { #expect(add([Array("\(number)".utf8)], to: &sets) == (number < 4096)) }
    for number in 0..<5000 {
      #expect(find([Array("\(number)".utf8)], in: sets) == (number < 4096 ? number : -1))
    }
  }

  // A batch of plain rows; some bytes lie behind it, as in one that was read.
  private func batch(_ rows: [[[UInt8]]], padding: Int = 64) -> CSVBatch {
    var batch = CSVBatch()
    for row in rows {
      let first = batch.fields.count
      for text in row {
        batch.fields.append(
          CSVField(start: UInt32(batch.bytes.count), count: UInt32(text.count)))
        batch.bytes += text + [0x3B]
      }
      batch.rows.append(
        CSVRow(
          firstField: UInt32(first), fieldCount: UInt32(row.count), line: 1, lineCount: 1, byte: 0,
          fault: .none, isPlain: true))
    }
    batch.bytes += [UInt8](repeating: 0x0A, count: padding)
    return batch
  }

  private func find(_ rows: [[[UInt8]]], in known: inout KnownWords) -> [Int] {
    var numbers: [Int32] = []
    known.find(batch(rows), width: 4, into: &numbers)
    return numbers.map { Int($0) }
  }

  private func add(_ row: [[UInt8]], _ number: Int, to known: inout KnownWords) {
    let batch = batch([row])
    known.add(number, batch.fields.span, 0, batch.bytes.span)
  }

  @Test func wordsInARowAreFoundOnlyIfEveryByteOfEveryStretchIsTheSame() {
    // Texts of every length, and for each of their bytes one that differs there alone.
    var texts: [[UInt8]] = []
    for count in [0, 1, 7, 8, 9, 15, 16, 17, 24, 25, 40] {
      texts.append([UInt8](repeating: 0x61, count: count))
      for place in 0..<count {
        texts.append([UInt8](repeating: 0x61, count: count))
        texts[texts.count - 1][place] = 0x62
      }
    }
    // Two stretches: the first two columns, and the last one.
    var known = KnownWords(columns: [3, 0, 1])
    let day = Array("x".utf8)
    var rows: [[[UInt8]]] = []
    for (index, text) in texts.enumerated() {
      rows.append([text, [], day, []])
      rows.append([[], text + [0x41], day, []])
      rows.append([[0x42], [], day, text + [UInt8(index & 1)]])
    }
    for (number, row) in rows.enumerated() {
      #expect(find([row], in: &known) == [-1])
      add(row, number, to: &known)
      add(row, number, to: &known)
    }
    let others = rows.map { [$0[0], $0[1], Array("another".utf8), $0[3]] }
    #expect(find(others, in: &known) == Array(rows.indices))
    // A separator makes a difference, as a row of another width and a row with quotes do.
    #expect(
      find([[[0x61], [0x61, 0x61], day, []], [[0x61, 0x61, 0x61], []]], in: &known) == [-1, -1])
    var quoted = batch([rows[0]])
    quoted.rows[0].isPlain = false
    var numbers: [Int32] = []
    known.find(quoted, width: 4, into: &numbers)
    #expect(numbers == [-1])
    // At the very end of the bytes nothing is looked at that is not there.
    known.find(batch([rows[1]], padding: 0), width: 4, into: &numbers)
    #expect(numbers == [-1])
  }

  @Test func wordsOver128BytesAndMoreThan4096TextsOrRowsAreNotKept() {
    var known = KnownWords(columns: [0, 1, 2, 3])
    let long = [[UInt8](repeating: 0x61, count: 126), [], [], []]
    add(long, 0, to: &known)
    #expect(find([long], in: &known) == [-1])
    var shorter = KnownWords(columns: [0, 1, 2, 3])
    let longest = [[UInt8](repeating: 0x61, count: 125), [], [], []]
    add(longest, 0, to: &shorter)
    #expect(find([longest, long], in: &shorter) == [0, -1])
    let rows = (0..<5000).map { [Array("\($0)".utf8), [], [], []] as [[UInt8]] }
    for (number, row) in rows.enumerated() { add(row, number, to: &known) }
    #expect(find(rows, in: &known) == (0..<5000).map { $0 < 4096 ? $0 : -1 })
    // More than five places of words are not looked at.
    var many = KnownWords(columns: [0, 2, 4, 6, 8, 10])
    let batch = batch([[[0x61], [], [0x61], [], [0x61], [], [0x61], [], [0x61], [], [0x61]]])
    many.add(0, batch.fields.span, 0, batch.bytes.span)
    var numbers: [Int32] = []
    many.find(batch, width: 11, into: &numbers)
    #expect(numbers == [-1])
  }

  @Test func daysOfABatchAreThoseThatCellsGiveOneByOne() {
    let texts = [
      "01.02.2008", "2008-02-01", "31.02.2008", "2008-13-01", "11.11.2222", "", "1.2.2008",
      " 1.02.2008", "01.02.2008 ", "01.02.20O8", "01/02/2008", "2008-02-1", "20080201",
      "31.12.2299",
      "01.01.1800", "31.12.1799",
    ]
    var rows: [[[UInt8]]] = texts.map { [Array($0.utf8), Array("x".utf8)] }
    rows.append([[0x78]])
    rows.append([Array("01.02.2008".utf8), []])
    let batch = batch(rows, padding: 0)
    let open = Day(iso: "2222-11-11")
    let table = DayTable()
    var days = UsualDays(fields: [1], columns: [-1, 0], openDay: open, table: table)
    days.read(batch, width: 2)
    let values = days.days
    for (index, row) in rows.enumerated() {
      let day = days.day(1, row: index, rows: rows.count, values.span)
      guard row.count == 2, !row[0].isEmpty else {
        #expect(day == (row.count == 2 ? .open : .missing))
        continue
      }
      let text = row[0]
      let one = CellReading.day(
        text.span, Cell(trimmed: 0, count: text.count, in: text.span), table)
      let isUsual = text.count == 10
      #expect(day == (isUsual ? one == open ? .open : one ?? .missing : .missing), "row \(index)")
    }
    #expect(days.day(0, row: 0, rows: rows.count, values.span) == .missing)
  }

  // Words, days and offices of every kind, also such as are corrected, reported or kept aside.
  private func makeRow(_ random: inout Seeded) -> String {
    func pick(_ words: [String]) -> String { words.randomElement(using: &random) ?? "" }
    // Most rows are good, so that their words are met again.
    if Int.random(in: 0..<3, using: &random) > 0 {
      let spell = pick([
        "YTYOLL;02", "YTYOLL;05", "YTHAKU;01", "YTPALV;05", "YTPALV;02", "YSIJOIT;71",
        "YTYOKOU;101", "YHTOTTO;02", "YTHAKSU;01", "YHKUNTA;091",
        "YASSEGMENTTI;Osaamisen kehittämisen linja", "YASSEGMENTTI;aivan oma sana",
      ])
      return [
        pick(people), spell, pick(["01.02.2008", "2008-03-01"]), pick(["", "05.03.2009"]),
        pick(["", "3", "03", "01"]), pick(["0901", "0913"]),
      ].joined(separator: ";")
    }
    let table = pick(["YTYOLL", "YTHAKU", "YASSEGMENTTI", "YTPALV", "YHKUNTA", "ytyoll", "YTOUTO"])
    let code = pick([
      "02", "2", " 05", "01", "999", "091", "Osaamisen kehittämisen linja",
      "osaamisen kehittäminen",
      "osaamisen kehittämine", "aivan oma sana", "AIVAN OMA SANA",
      String(repeating: "pitkä sana ", count: 8), "",
    ])
    let days = ["01.02.2008", "2008-02-01", "20080201", "1.2.2008", "31.02.2008", "", "11.11.2222"]
    var cells = [
      pick(people), table, code, pick(days), pick(days + ["", "", "05.03.2009"]),
      pick(["", "3", "03", "77"]), pick(["0901", "0913", "1234", "Oulu", ""]),
    ]
    // Blanks and quotes, now and then with what looks like the next cell between them.
    for index in cells.indices where Int.random(in: 0..<12, using: &random) == 0 {
      cells[index] = pick([" \(cells[index])", "\(cells[index]) ", "\"\(cells[index])\""])
    }
    if Int.random(in: 0..<20, using: &random) == 0 { cells[1] = "\"\(table);\(code)\"" }
    return cells.joined(separator: ";")
  }

  // Words are found from the second batch of a part on, so that several batches are read together,
  // and none of them where the rows are read in small parts.
  @Test(arguments: 0..<4) func rowsReadTogetherComeToTheSameAsRowsReadAlone(seed: Int) throws {
    var random = Seeded(state: UInt64(seed) + 9100)
    let folder = try Folder()
    let rows = (0..<8000).map { _ in makeRow(&random) }
    try folder.write(
      "ura-jaksot.csv", bytes: Array((header + rows.joined(separator: "\n") + "\n").utf8))
    var importer = Importer(layouts: try builtIn.get(), asOf: Day(iso: "2011-03-31"))
    let together = try importer.run(files: folder.files)
    importer.pieces.partBytes = 640
    #expect(words(together) == words(try importer.run(files: folder.files)))
    // A few rows at a time, so that some words are new in every batch and others are not.
    importer.pieces = ReadingPieces()
    importer.pieces.csv.blockBytes = 400
    #expect(words(together) == words(try importer.run(files: folder.files)))
    // Else there would have been nothing to mistake.
    #expect(together.files[0].accepted > 20)
    #expect(together.files[0].quarantined > 20)
  }

  @Test func whatIsNotKeptIsCountedAllTheSame() throws {
    var random = Seeded(state: 9200)
    let folder = try Folder()
    let rows = (0..<300).map { _ in makeRow(&random) }
    try folder.write(
      "ura-jaksot.csv", bytes: Array((header + rows.joined(separator: "\n") + "\n").utf8))
    var importer = Importer(layouts: try builtIn.get(), asOf: Day(iso: "2011-03-31"))
    let kept = try importer.run(files: folder.files)
    importer.keepsRecords = false
    let counted = try importer.run(files: folder.files)
    #expect(kept.people.records.count > 0)
    #expect(counted.people.records.isEmpty)
    #expect(counted.people.keys == kept.people.keys)
    #expect(counted.files == kept.files)
    #expect(counted.findings == kept.findings)
    #expect(counted.quarantine.count == kept.quarantine.count)
  }
}
