import Foundation
import Register
import Testing

@testable import Importing

/// The share of columns of ten foreign files that are taken for what they mean.
@Suite struct ForeignHeaderTests {
  static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .appendingPathComponent("Foreign")

  struct Result {
    var right = 0
    var all = 0
    var lines: [String] = []
    var share: Double { all == 0 ? 0 : Double(right) / Double(all) }
  }

  static func measure(_ folder: URL) throws -> Result {
    let table = TabSeparated(
      Array(try Data(contentsOf: folder.appendingPathComponent("expected.tsv"))))
    var expected: [String: [(String, [String])]] = [:]
    for row in table.rows {
      let meanings = row["meaning"].split(separator: "|").map(String.init)
      expected[row["file"], default: []].append((row["column"], meanings))
    }
    var result = Result()
    for name in expected.keys.sorted() {
      let file = try ForeignFile.read(
        path: folder.appendingPathComponent(name).path, name: name)
      var found: [String: String] = [:]
      for group in MappingGuess(file).groups {
        for choice in group.choices {
          let column = group.name.isEmpty ? choice.column : group.name + "/" + choice.column
          found[column] = choice.meaning?.id ?? "-"
        }
      }
      for (column, meanings) in expected[name] ?? [] {
        result.all += 1
        // Which situation it is stands in the meaning; the record and its value are what counts.
        var meaning = found[column] ?? "no such column"
        if meaning.hasPrefix("situation.") { meaning = "situation.value" }
        if meanings.contains(meaning) {
          result.right += 1
        } else {
          result.lines.append("\(name) \(column): \(meaning), not \(meanings)")
        }
      }
    }
    return result
  }

  @Test func mostColumnsOfTenForeignFilesAreTakenForWhatTheyMean() throws {
    let result = try Self.measure(Self.folder)
    #expect(result.all == 92)
    #expect(result.right >= 91, "\(result.right) of \(result.all): \(result.lines)")
  }

  @Test func soAreThoseOfFiveFilesWrittenAfterTheGuesser() throws {
    let result = try Self.measure(Self.folder.appendingPathComponent("later"))
    #expect(result.all == 44)
    #expect(result.right >= 44, "\(result.right) of \(result.all): \(result.lines)")
  }
}

extension ForeignHeaderTests {
  @Test(arguments: [
    "client-register.xml", "contact-log.csv", "jobseekers.csv", "kela-etuudet.csv",
    "lifecare-kaynnit.csv", "palvelujaksot.csv", "pegasos-asiakkaat.csv",
    "projekt-deltagare.csv", "socialtjanst-klienter.csv", "te-jaksot.csv",
  ])
  func aDraftReadsTheFileItWasDraftedFrom(_ name: String) throws {
    let path = Self.folder.appendingPathComponent(name).path
    for language in Language.allCases {
      let draft = try LayoutDraft(path: path, name: name, language: language)
      let layout = try Layout(yaml: draft.yaml, file: "draft.yml")
      let library = try builtIn.get().adding([("draft.yml", draft.yaml)])
      let importer = Importer(layouts: library, asOf: Day(iso: "2011-03-31"), jobs: 1)
      let report = try importer.run(files: [InputFile(path: path, name: name)]).files[0]
      #expect(report.layout == layout.id, "\(draft.yaml)")
      #expect(report.refused == nil)
      #expect(report.read > 0)
      #expect(report.accepted * 10 >= report.read * 9, "\(name) \(Counts(report))")
      // No value of anybody stands in it.
      for word in ["Keksitty", "Påhittad", "Invented", "010170", "Katu", "Mari"] {
        #expect(!draft.yaml.contains(word))
      }
    }
  }
}
