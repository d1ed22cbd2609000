import Foundation
import Importing
import Register
import Screening

/// One of two lists that are compared: a run, or an employment office's own list file.
struct ComparedList {
  var name: String
  var rows: [ListedRow]
  /// The run, if it is one.
  var run: FinishedFolder?

  /// Finds a run by its folder, its name or `latest`, else reads a list file.
  ///
  /// - Throws: `Failure` 64 if there is neither, 65 if a file is no list, 74 if what is there is
  ///   damaged.
  init(_ text: String, options: RunOptions, regions: Regions) throws(Failure) {
    var isFolder: ObjCBool = false
    if FileManager.default.fileExists(atPath: text, isDirectory: &isFolder), !isFolder.boolValue {
      self = try ComparedList(file: text, options: options, regions: regions)
      return
    }
    let folder = try FinishedFolder(text, outputs: options.outputs)
    name = folder.name
    rows = try ScreenedFile.read("\(folder.path)/screening.csv")
    run = folder
  }

  private init(file: String, options: RunOptions, regions: Regions) throws(Failure) {
    name = URL(fileURLWithPath: file).lastPathComponent
    let layouts = try Setup.layouts(options).0
    let imported = try Reading.read(
      [InputFile(path: file, name: name)], layouts: layouts, asOf: options.asOf, jobs: 1)
    let language = options.language ?? .fi
    if let reasons = Refusals.messages(imported.files, in: language).first {
      throw Failure(.noUsableExport, "compare.no-list", ["file": name, "reasons": reasons])
    }
    rows = ComparedList.rows(imported.people, regions)
    guard !rows.isEmpty else {
      throw Failure(.noUsableExport, "compare.no-list", ["file": name, "reasons": ""])
    }
  }

  // One import holds one file, so all that is known of a person on the list stands in it.
  private static func rows(_ people: PersonTable, _ regions: Regions) -> [ListedRow] {
    var rows: [ListedRow] = []
    for person in people.keys.indices {
      let records = people.records(of: person)
      guard let listed = records.first(where: { people.records[$0].marks.contains(.list) }) else {
        continue
      }
      var row = ListedRow(
        person: people.text(of: people.keys[person]), row: Int(people.records[listed].line))
      for index in records {
        let record = people.records[index]
        switch record.kind {
        case .client where people.clients.indices.contains(record.details):
          row.region = region(people.clients[record.details], people, regions)
        case .statement: row.benefitHundredths = Int(record.hundredthDays)
        case .serviceLine: row.serviceLine = people.symbols.text(record.code)
        default: break
        }
      }
      rows.append(row)
    }
    return rows.sorted { $0.row < $1.row }
  }

  // Without regions, and for a municipality in none, the municipality itself is shown.
  private static func region(
    _ client: ClientDetails, _ people: PersonTable, _ regions: Regions
  ) -> String {
    let code = people.symbols.text(client.municipality)
    let day = client.listDay.isReal ? client.listDay : .open
    return regions.region(of: code, on: day, municipalities: .builtIn) ?? code
  }
}
