/// The code tables of the registers, with the dates of each code and the class it maps to.
///
/// Read from `ura_codes.tsv`; one table may hold one code several times, each with other dates
/// (placement code 55 was used again from 2023 with another meaning).
public struct CodeBook: Sendable {
  /// One row of a table.
  public struct Entry: Sendable, Hashable {
    /// The code as text, with leading zeros.
    public var code: String
    /// The Finnish name.
    public var finnish: String
    /// The English name or explanation, often empty.
    public var english: String
    /// First day of the code, `Day.missing` if not stated.
    public var from: Day
    /// Last day of the code, `Day.open` if not stated.
    public var until: Day
    /// The outcome class, empty where the code maps to none.
    public var outcome: String
    /// The remark that stands beside the code.
    public var note: String
  }

  private var tables: [String: [Entry]] = [:]

  /// Makes a code book from tab-separated text with a header line.
  public init(tsv: [UInt8]) {
    for row in TabSeparated(tsv).rows {
      let entry = Entry(
        code: row["code"], finnish: row["label_fi"], english: row["label_en"],
        from: CodeBook.firstDay(row["valid_from"]) ?? .missing,
        until: CodeBook.lastDay(row["valid_to"]) ?? .open, outcome: row["outcome"],
        note: row["note"])
      tables[row["table"], default: []].append(entry)
    }
  }

  /// The tables built into the program.
  public static let builtIn = CodeBook(tsv: PackageResources.ura_codes_tsv)

  /// All rows of a table, in the file's order.
  public func entries(_ table: CodeTable) -> [Entry] { tables[table.id] ?? [] }

  /// The rows of a table by the table's name in the file.
  public func entries(named table: String) -> [Entry] { tables[table] ?? [] }

  /// The rows of one code; several where the code was used again.
  public func entries(_ table: CodeTable, code: String) -> [Entry] {
    entries(table).filter { $0.code == code }
  }

  // A year alone or a year and month stand for their first day as a beginning, their last as an end.
  static func firstDay(_ text: String) -> Day? {
    switch text.utf8.count {
    case 4: Day(iso: text + "-01-01")
    case 7: Day(iso: text + "-01")
    default: Day(iso: text)
    }
  }

  static func lastDay(_ text: String) -> Day? {
    switch text.utf8.count {
    case 4: return Day(iso: text + "-12-31")
    case 7:
      guard let first = Day(iso: text + "-01") else { return nil }
      return first.adding(months: 1) - 1
    default: return Day(iso: text)
    }
  }
}
