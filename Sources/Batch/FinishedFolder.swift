import Foundation
import Register

/// The folder of a run that is done, found by its path, its name, or `latest`.
struct FinishedFolder {
  let path: String
  let name: String
  let asOf: Day
  let language: Language
  /// Id of its rule book.
  let rules: String

  private struct Document: Decodable {
    struct Settings: Decodable {
      var language: String
      var rules: String
    }
    var asOf: String
    var settings: Settings
  }

  init(_ run: String, outputs: String) throws(Failure) {
    let candidates = run.contains("/") ? [run] : ["\(outputs)/\(run)", run]
    var found = candidates.first { FileManager.default.fileExists(atPath: "\($0)/run.json") }
    if found == nil, run == "latest", let latest = Latest.name(in: outputs) {
      found = "\(outputs)/\(latest)"
    }
    guard let found else {
      throw Failure(.usage, "usage.no-run", ["run": run, "folder": outputs])
    }
    path = URL(fileURLWithPath: found).resolvingSymlinksInPath().path
    name = URL(fileURLWithPath: path).lastPathComponent
    let bytes = try readWhole("\(path)/run.json", limit: 1 << 26)
    guard let document = try? JSONDecoder().decode(Document.self, from: Data(bytes)),
      let day = Day(iso: document.asOf)
    else {
      throw Failure(.inputOutput, "run.damaged", ["file": "\(path)/run.json"])
    }
    asOf = day
    rules = document.settings.rules
    language = Language(rawValue: document.settings.language) ?? .fi
  }

  func noRow(_ row: Int, last: Int, _ language: Language) -> Failure {
    var failure = Failure(
      .usage, "usage.no-row", ["run": name, "row": "\(row)", "last": "\(last)"])
    failure.language = language
    return failure
  }

  /// The last cell of every row of `screening.csv`, which our own writer made.
  func explanations() throws(Failure) -> [String] {
    let bytes = try readWhole("\(path)/screening.csv", limit: 1 << 31)
    var cells: [String] = []
    var cell: [UInt8] = []
    var isQuoted = false
    var last = ""
    for byte in bytes {
      switch byte {
      case UInt8(ascii: "\""):
        if isQuoted || cell.isEmpty { isQuoted.toggle() }
        cell.append(byte)
      case UInt8(ascii: ";") where !isQuoted:
        cell.removeAll(keepingCapacity: true)
      case 10 where !isQuoted:
        last = String(decoding: cell, as: UTF8.self)
        cells.append(FinishedFolder.plain(last))
        cell.removeAll(keepingCapacity: true)
      case 13 where !isQuoted: continue
      default: cell.append(byte)
      }
    }
    return Array(cells.dropFirst())
  }

  private static func plain(_ cell: String) -> String {
    guard cell.hasPrefix("\"") else { return cell }
    return String(cell.dropFirst().dropLast()).replacing("\"\"", with: "\"")
  }
}
