import ArgumentParser
import Pathways
import Scanning

/// A CSV file of times: the columns `time` (whole days), `status` (0 censored, else the cause) and,
/// if it has one, `group`; separated by a comma or a semicolon.
struct TimesFile {
  /// The times of each group, sorted by the group's name; one nameless group without a column.
  let groups: [(name: String, events: [TimedEvent])]
  /// The largest cause.
  let causes: Int

  init(path: String) throws {
    let rows: [[String]]
    do throws(ScanFault) {
      rows = try TimesFile.rows(path)
    } catch {
      throw ValidationError("\(path): \(error.problem.rawValue) \(error.detail)")
    }
    let header = rows.first ?? []
    guard let time = header.firstIndex(of: "time"), let status = header.firstIndex(of: "status")
    else { throw ValidationError("\(path): the columns time and status are needed.") }
    let group = header.firstIndex(of: "group")
    var found: [String: [TimedEvent]] = [:]
    var causes = 0
    for (index, row) in rows.enumerated().dropFirst() {
      guard row.count == header.count, let days = Int(row[time]), days >= 0,
        let cause = Int(row[status]), (0...255).contains(cause)
      else { throw ValidationError("\(path):\(index + 1): a whole time and status are needed.") }
      causes = max(causes, cause)
      found[group.map { row[$0] } ?? "", default: []].append(TimedEvent(time: days, cause: cause))
    }
    self.causes = causes
    groups = found.sorted { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }
      .map { ($0.key, $0.value) }
  }

  private static func rows(_ path: String) throws(ScanFault) -> [[String]] {
    let file = try FileBytes(path: path)
    let head = try file.head(1 << 16)
    let dialect = CSVDialect.guess(head.span)
    var reader = try CSVReader(file: file, dialect: dialect)
    var batch = CSVBatch()
    var rows: [[String]] = []
    while try reader.next(into: &batch) {
      for row in batch.rows {
        var cells: [String] = []
        for index in 0..<Int(row.fieldCount) {
          let field = batch.fields[Int(row.firstField) + index]
          let end = Int(field.start) + Int(field.count)
          cells.append(String(decoding: batch.bytes[Int(field.start)..<end], as: UTF8.self))
        }
        rows.append(cells)
      }
    }
    return rows
  }
}

/// Prints rows of numbers as a JSON array of objects.
func printRows(_ rows: [[(name: String, value: String)]]) {
  let objects = rows.map { row in
    "  {" + row.map { "\"\($0.name)\": \($0.value)" }.joined(separator: ", ") + "}"
  }
  print("[\n" + objects.joined(separator: ",\n") + "\n]")
}

/// A number with enough digits to be read back as it was; `null` if there is none.
func number(_ value: Double?) -> String {
  guard let value, value.isFinite else { return "null" }
  return "\(value)"
}

/// A group's name as JSON text; only letters, digits and blanks are kept.
func groupName(_ name: String) -> String {
  "\"" + name.filter { $0.isLetter || $0.isNumber || $0 == " " || $0 == "-" } + "\""
}
