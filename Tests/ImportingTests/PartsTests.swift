import Foundation
import Generating
import Judging
import Register
import Testing

@testable import Importing

/// Files read in the smallest parts there can be, by several threads, against files read whole.
@Suite struct PartsTests {
  private func run(_ folder: Folder, partBytes: UInt64, jobs: Int) throws -> [String] {
    var importer = Importer(
      layouts: try builtIn.get(), asOf: Day(iso: "2011-03-31"), jobs: jobs)
    importer.pieces.partBytes = partBytes
    return words(try importer.run(files: folder.files))
  }

  // A sample with its rows or persons several times over, and some bytes changed.
  private func make(_ text: String, _ random: inout Seeded) -> [UInt8] {
    var bytes: [UInt8]
    if text.hasPrefix("<") || text.hasPrefix("\u{feff}<") {
      let person = text.contains("<asiakas>") ? "asiakas" : "tyonhakija"
      let parts = text.components(separatedBy: "</\(person)>")
      var whole = parts[0] + "</\(person)>"
      let tag = whole.range(of: "<\(person)", options: .backwards)
      let again = tag.map { String(whole[$0.lowerBound...]) } ?? ""
      for _ in 0..<Int.random(in: 0...5, using: &random) {
        whole += ["\n", "", "<!-- <\(person)> -->\n"].randomElement(using: &random) ?? ""
        whole += again
      }
      bytes = Array((whole + parts[1...].joined(separator: "</\(person)>")).utf8)
    } else {
      let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
      var rows = lines
      for _ in 0..<Int.random(in: 0...5, using: &random) {
        let row = lines.dropFirst().randomElement(using: &random) ?? ""
        // A quoted line break is what misleads a part.
        rows.insert(
          Bool.random(using: &random) ? row : row.replacingOccurrences(of: ";;", with: ";\"\n;\";"),
          at: Int.random(in: 1...rows.count - 1, using: &random))
      }
      bytes = Array(rows.joined(separator: "\n").utf8)
    }
    let alphabet = Array(";\"\n\r\t <>/=&'0129-.AaXk".utf8) + [0xE4, 0xC3, 0xFF]
    for _ in 0..<Int.random(in: 0...2, using: &random) {
      let place = Int.random(in: bytes.count / 3..<bytes.count, using: &random)
      switch Int.random(in: 0..<3, using: &random) {
      case 0: bytes[place] = alphabet.randomElement(using: &random) ?? 0
      case 1: bytes.remove(at: place)
      default: bytes.insert(alphabet.randomElement(using: &random) ?? 0, at: place)
      }
    }
    return bytes
  }

  @Test(arguments: 0..<12) func partsAndThreadsChangeNothing(seed: Int) throws {
    var random = Seeded(state: UInt64(seed) + 7000)
    let folder = try Folder()
    for sample in samples { try folder.write(sample.name, bytes: make(sample.text, &random)) }
    let whole = try run(folder, partBytes: 1 << 30, jobs: 1)
    for size in [3, 40, 64, 150] as [UInt64] {
      let parts = try run(folder, partBytes: size, jobs: 1 + Int(size) % 3)
      guard parts == whole else {
        let first = zip(parts, whole).first { $0 != $1 }
        Issue.record("size \(size): \(first?.0 ?? "?")\nwhole: \(first?.1 ?? "?")")
        return
      }
    }
  }

  // What is met again is read a shorter way from the second batch of rows on, and a part of less than
  // a batch has none: so a whole register is read both ways here, with faults and without.
  @Test(arguments: [0, 0.04]) func registersOfManyBatchesAreTheSameInPartsOfLessThanOne(
    faults: Double
  ) throws {
    let folder = try Folder()
    var settings = GeneratorSettings(
      persons: 5000, seed: 11, asOf: try #require(Day(iso: "2011-03-31")), faultShare: faults)
    settings.faultKinds = settings.faultKinds.filter { $0 != .unclosedQuote && $0 != .truncatedXML }
    settings.payments = .month
    _ = try Generator(settings: settings).write(to: folder.path)
    let files = try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted().map {
      InputFile(path: folder.path + "/" + $0, name: $0)
    }
    var importer = Importer(layouts: try builtIn.get(), asOf: settings.asOf, jobs: 2)
    importer.pieces.partBytes = 1 << 30
    let whole = try importer.run(files: files)
    importer.pieces.partBytes = 20_000
    let parts = words(try importer.run(files: files))
    #expect(whole.files.filter { $0.bytes > 2 << 17 }.count >= 4)
    #expect(parts == words(whole))
    // Read row by row in one part of its own, which the parts are held against elsewhere.
    #expect(whole.files.allSatisfy { $0.refused == nil && $0.accepted > 0 })
  }
}
