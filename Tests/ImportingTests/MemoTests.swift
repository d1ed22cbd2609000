import Foundation
import Judging
import Register
import Testing

@testable import Importing

/// What the words of a row came to, remembered for the next row with the same words.
@Suite struct MemoTests {
  private let header = "henkilotunnus;taulu;koodi;alkupvm;loppupvm;paattymissyy;toimisto\n"
  private let people = ["010180-9015", "020280-903N", "030380-9056", "040480-907P", ""]

  private func memo(of texts: [[UInt8]], in memo: inout RowMemo, rule: Int) {
    let (bytes, cells) = row(texts)
    var record = Record(kind: .status, register: .ura)
    record.line = UInt32(rule)
    memo.add(cells.span, bytes.span, rule: rule, record: record)
  }

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

  private func find(_ texts: [[UInt8]], in memo: RowMemo) -> Int {
    let (bytes, cells) = row(texts)
    return memo.find(cells.span, bytes.span)
  }

  @Test func wordsAreFoundOnlyIfEveryByteIsTheSame() {
    var memo = RowMemo(fields: [0, 2])
    let long = Array("työelämävalmiuksien parantaminen".utf8)
    let sets: [[[UInt8]]] = [
      [[], []], [Array("02".utf8), []], [[], Array("02".utf8)], [Array("0".utf8), Array("2".utf8)],
      [Array("ABCDEFGH".utf8), []], [Array("ABCDEFGHI".utf8), []], [Array("ABCDEFGHJ".utf8), []],
      [long, Array("5".utf8)], [long.dropLast() + [0x4E], Array("5".utf8)],
      [[UInt8](repeating: 0x61, count: 64), []],
    ]
    for (index, set) in sets.enumerated() {
      let texts = [set[0], Array("any".utf8), set[1]]
      #expect(find(texts, in: memo) == -1)
      self.memo(of: texts, in: &memo, rule: index)
    }
    for (index, set) in sets.enumerated() {
      let found = find([set[0], Array("other".utf8), set[1]], in: memo)
      #expect(found >= 0 && memo.rules[found] == index)
    }
  }

  @Test func aWordOver64BytesAndMoreThan4096SetsAreNotRemembered() {
    var memo = RowMemo(fields: [0])
    let long = [UInt8](repeating: 0x61, count: 65)
    self.memo(of: [long], in: &memo, rule: 0)
    #expect(find([long], in: memo) == -1)
    for number in 0..<5000 { self.memo(of: [Array("\(number)".utf8)], in: &memo, rule: number) }
    #expect(!memo.hasRoom)
    for number in 0..<5000 {
      let found = find([Array("\(number)".utf8)], in: memo)
      #expect(number < 4096 ? found >= 0 && memo.rules[found] == number : found == -1)
    }
  }

  // Words, days and offices of every kind, also such as are corrected, reported or kept aside.
  private func makeRow(_ random: inout Seeded) -> String {
    func pick(_ words: [String]) -> String { words.randomElement(using: &random) ?? "" }
    let table = pick(["YTYOLL", "YTHAKU", "YASSEGMENTTI", "YTPALV", "YHKUNTA", "ytyoll", "YTOUTO"])
    let code = pick([
      "02", "2", " 05", "01", "999", "091", "Osaamisen kehittämisen linja",
      "osaamisen kehittäminen",
      "osaamisen kehittämine", "aivan oma sana", "AIVAN OMA SANA",
      String(repeating: "pitkä sana ", count: 8), "",
    ])
    let days = ["01.02.2008", "2008-02-01", "20080201", "1.2.2008", "31.02.2008", "", "11.11.2222"]
    return [
      pick(people), table, code, pick(days), pick(days + ["", "", "05.03.2009"]),
      pick(["", "3", "03", "77"]), pick(["0901", "0913", "1234", "Oulu", ""]),
    ].joined(separator: ";")
  }

  @Test(arguments: 0..<4) func rowsReadTogetherComeToTheSameAsRowsReadAlone(seed: Int) throws {
    var random = Seeded(state: UInt64(seed) + 9100)
    let folder = try Folder()
    let rows = (0..<600).map { _ in makeRow(&random) }
    try folder.write(
      "ura-jaksot.csv", bytes: Array((header + rows.joined(separator: "\n") + "\n").utf8))
    var importer = Importer(layouts: try builtIn.get(), asOf: Day(iso: "2011-03-31"))
    let together = try importer.run(files: folder.files)
    importer.partBytes = 64
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
