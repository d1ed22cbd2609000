import Register
import Screening

/// A run's `screening.csv` read back, as far as lists are compared.
enum ScreenedFile {
  private static let columns = [
    "row", "person_code", "region", "age", "benefit_days", "service_line", "plan",
    "last_contact", "decision", "rule", "missing", "overridden",
  ]

  /// Reads the rows; `Failure` 74 if the file is damaged.
  static func read(_ path: String) throws(Failure) -> [ListedRow] {
    var rows: [ListedRow] = []
    try OwnTable.read(path, columns: columns) { (cells: [String]) throws(OwnTable.Damage) in
      guard let number = Int(cells[0]), number == rows.count + 1, !cells[8].isEmpty else {
        throw OwnTable.Damage(line: rows.count + 2)
      }
      // Somebody without code or number can be on the list only once.
      var row = ListedRow(person: cells[1].isEmpty ? "#\(number)" : cells[1], row: number)
      row.region = cells[2]
      row.age = Int(cells[3])
      row.benefitHundredths = hundredths(cells[4])
      row.serviceLine = cells[5]
      row.plan = cells[6]
      row.lastContact = Day(iso: cells[7]) ?? .missing
      row.decision = cells[8]
      row.rule = cells[9]
      row.missing = cells[10].split(separator: ",").map(String.init)
      row.isOverridden = cells[11] == "yes"
      rows.append(row)
    }
    return rows
  }

  private static func hundredths(_ text: String) -> Int? {
    let parts = text.split(separator: ",", omittingEmptySubsequences: false)
    guard let first = parts.first, let whole = Int(first), parts.count <= 2 else { return nil }
    guard whole.magnitude < 1_000_000_000 else { return nil }
    guard parts.count == 2, let rest = Int(parts[1].prefix(2)) else { return whole * 100 }
    let decimals = parts[1].utf8.count == 1 ? rest * 10 : rest
    return whole * 100 + (first.hasPrefix("-") ? -decimals : decimals)
  }
}
