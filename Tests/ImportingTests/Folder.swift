import Foundation
import Importing
import Register

/// A temporary folder of its own for each test, with files written as a register would.
final class Folder {
  let path: String

  init() throws {
    let url = FileManager.default.temporaryDirectory.appendingPathComponent(
      "importing-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    path = url.path
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  var files: [InputFile] = []

  @discardableResult func write(_ name: String, _ text: String) throws -> Folder {
    try write(name, bytes: Array(text.utf8))
  }

  @discardableResult func write(_ name: String, bytes: [UInt8]) throws -> Folder {
    let file = path + "/" + name
    try Data(bytes).write(to: URL(fileURLWithPath: file))
    files.removeAll { $0.name == name }
    files.append(InputFile(path: file, name: name))
    return self
  }

  func run(asOf: String? = "2011-03-31", jobs: Int = 1) throws -> Imported {
    let importer = Importer(
      layouts: try builtIn.get(), asOf: asOf.flatMap { Day(iso: $0) }, jobs: jobs)
    return try importer.run(files: files)
  }
}

/// The built-in layouts, read once for all tests.
let builtIn = Result { try LayoutLibrary.builtIn() }

/// Reads one file.
func importing(_ name: String, _ text: String, asOf: String? = "2011-03-31") throws -> Imported {
  try Folder().write(name, text).run(asOf: asOf)
}

/// A made-up person code with its check character.
func code(_ day: String, _ sign: String, _ individual: Int) -> String {
  let digits = String(individual)
  let number = String(repeating: "0", count: 3 - digits.count) + digits
  let nine = Int(day + number) ?? 0
  let check = Array("0123456789ABCDEFHJKLMNPRSTUVWXY")[nine % 31]
  return day + sign + number + String(check)
}

let anna = code("010170", "-", 902)
let bert = code("150265", "-", 903)
let carl = code("310385", "-", 905)

/// The counts of a file in one line.
struct Counts: Equatable, CustomStringConvertible {
  var rows: Int
  var read: Int
  var accepted: Int
  var corrected = 0
  var duplicate = 0
  var superseded = 0
  var quarantined = 0

  init(
    rows: Int, read: Int, accepted: Int, corrected: Int = 0, duplicate: Int = 0,
    superseded: Int = 0, quarantined: Int = 0
  ) {
    self.rows = rows
    self.read = read
    self.accepted = accepted
    self.corrected = corrected
    self.duplicate = duplicate
    self.superseded = superseded
    self.quarantined = quarantined
  }

  init(_ report: FileReport) {
    rows = report.rows
    read = report.read
    accepted = report.accepted
    corrected = report.corrected
    duplicate = report.duplicate
    superseded = report.superseded
    quarantined = report.quarantined
  }

  var description: String {
    "rows \(rows) read \(read) = \(accepted) + c\(corrected) d\(duplicate) s\(superseded) q\(quarantined)"
  }
}

extension Imported {
  var counts: [Counts] { files.map { Counts($0) } }

  /// Every record in one line of text each, by person.
  var lines: [String] {
    var result: [String] = []
    for person in 0..<people.count {
      for index in people.records(of: person) { result.append(line(people.records[index])) }
    }
    return result
  }

  func line(_ record: Record) -> String {
    let text = { (symbol: Symbol) in self.people.symbols.text(symbol) }
    var parts = [record.kind.id, record.register.id]
    if record.table != .none { parts.append(record.table.id) }
    if record.measure != .none { parts.append("(\(record.measure.id))") }
    if !record.code.isNone { parts.append(text(record.code)) }
    if !record.value.isNone { parts.append("=\(text(record.value))") }
    parts.append("\(record.start)…\(record.end)")
    switch record.kind {
    case .contact: parts.append("\(record.way)")
    case .statement: parts.append("\(record.hundredthDays)")
    case .benefit:
      parts.append("\(record.paidOn) \(record.hundredthDays)")
      if record.accruedHundredths != Record.missingNumber {
        parts.append("a\(record.accruedHundredths)")
      }
      if record.grossCents != Record.missingNumber { parts.append("g\(record.grossCents)") }
    case .participation: parts.append("\(text(record.coach)) \(text(record.municipality))")
    case .event:
      parts.append("\(text(record.coach))/\(text(record.employer))/\(text(record.place))")
    case .measure where !record.place.isNone: parts.append("@\(text(record.place))")
    default: break
    }
    if record.marks.contains(.list) { parts.append("list") }
    if record.marks.contains(.derived) { parts.append("derived") }
    if record.marks.contains(.corrected) { parts.append("corrected") }
    return parts.joined(separator: " ")
  }

  var client: ClientDetails? {
    people.records.first { $0.kind == .client }.map { people.clients[$0.details] }
  }

  func findings(_ fault: Fault) -> [Finding] { findings.filter { $0.fault == fault } }

  /// The findings that say something about the data, without the note on temporary codes.
  var found: [String] {
    findings.filter { $0.fault != .temporaryCodes }.map { "\($0.fault.id) \($0.detail)" }
  }
}
