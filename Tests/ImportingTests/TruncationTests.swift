import Foundation
import Judging
import Register
import Testing

@testable import Importing

/// The first records of every export of the sample, cut off at every byte.
///
/// All cuts of an export are imported together, named so that the shorter come first: a record that
/// several of them hold is then counted in the shortest, and is a duplicate in the others.
@Suite struct TruncationTests {
  private static let sample = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .appendingPathComponent("Imports/sample")

  // A library of the one layout: that a file is of no other one is tested elsewhere.
  private func importCuts(
    of bytes: [UInt8], step: Int = 1, layout: String, partBytes: UInt64
  ) throws -> Imported {
    let folder = try Folder()
    for count in stride(from: 0, to: bytes.count, by: step) {
      let digits = String(count)
      let name = String(repeating: "0", count: 5 - digits.count) + digits
      try folder.write(name, bytes: Array(bytes[..<count]))
    }
    let only = try #require(try builtIn.get().layout(id: layout))
    var importer = Importer(layouts: LayoutLibrary([only]), asOf: Day(iso: "2011-03-31"), jobs: 2)
    importer.pieces.partBytes = partBytes
    return try importer.run(files: folder.files)
  }

  // Imports all cuts, and some of them in parts, which must give the same as these whole.
  private func imported(_ bytes: [UInt8], _ layout: String) throws -> Imported {
    let whole = try importCuts(of: bytes, layout: layout, partBytes: 1 << 30)
    #expect(brokenSum(whole) == nil)
    #expect(whole.files.count == bytes.count)
    #expect(whole.files.first?.refused == .emptyFile)
    let some = try [1 << 30, UInt64(bytes.count / 3)].map {
      words(try importCuts(of: bytes, step: 11, layout: layout, partBytes: $0))
    }
    if some[0] != some[1] {
      let other = zip(some[0], some[1]).first { $0 != $1 }
      Issue.record("whole: \(other?.0 ?? "more") in parts: \(other?.1 ?? "more")")
    }
    return whole
  }

  @Test(arguments: [
    "effica-tietueet", "hanke-asiakkaat", "hanke-tapahtumat", "kela-maksut", "ura-jaksot",
    "ura-lista",
  ])
  func aRowThatLacksFieldsIsNeverAccepted(layout: String) throws {
    let file = try Data(contentsOf: Self.sample.appendingPathComponent("\(layout).csv"))
    let rows = [UInt8](file).split(separator: 0x0a, maxSplits: 2).prefix(2)
    let separators = rows.map { $0.count { $0 == UInt8(ascii: ";") } }
    #expect(Set(separators).count == 1, "the first rows are whole")
    let bytes = rows.flatMap { $0 + [0x0a] }
    let result = try imported(bytes, layout)
    var accepted: Set<UInt32> = []
    for record in result.people.records {
      let cut = bytes[..<Int(record.file)]
      let row = cut.split(separator: 0x0a, omittingEmptySubsequences: false)[Int(record.line) - 1]
      #expect(row.count { $0 == UInt8(ascii: ";") } == separators[0], "cut at \(record.file)")
      accepted.insert(record.line)
    }
    #expect(accepted == [2], "else nothing would have been looked at")
    // Below the header nothing is refused: what is there is counted.
    for report in result.files[(rows[0].count + 1)...] {
      #expect(report.refused == nil && report.layout == layout, "cut at \(report.name)")
    }
  }

  @Test(arguments: [("effica-asiakkaat", "asiakas"), ("ura-asiakkaat", "tyonhakija")])
  func nothingOfAnXMLFileThatBreaksOffIsBelieved(layout: String, person: String) throws {
    let file = try Data(contentsOf: Self.sample.appendingPathComponent("\(layout).xml"))
    // The first person's first lines; a longer element is cut no other way.
    let lines = String(decoding: file, as: UTF8.self).split(separator: "\n").prefix(12).filter {
      !$0.contains("osoite") && !$0.contains("yksikko")
    }
    let whole = (lines.prefix(6) + ["</\(person)>", "</\(person)rekisteri>"]).joined(
      separator: "\n")
    let bytes = Array(whole.utf8)
    let result = try imported(bytes, layout)
    #expect(result.people.records.isEmpty)
    for report in result.files {
      #expect(report.refused != nil && report.read == report.quarantined, "cut at \(report.name)")
    }
    // The person is read before the file turns out to have no end.
    #expect((result.files.last?.quarantined ?? 0) > 1)
    #expect(try importing("a.xml", whole).files[0].refused == nil)
  }
}
