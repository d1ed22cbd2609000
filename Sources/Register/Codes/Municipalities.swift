/// Finland's municipalities, with the mergers that ended some of them.
public struct Municipalities: Sendable {
  /// One municipality.
  public struct Entry: Sendable, Hashable {
    /// Three digits as text.
    public var code: String
    /// The Finnish name; empty for those that ended before 2005.
    public var finnish: String
    /// The Swedish name.
    public var swedish: String
    /// The successor after a merger, empty if none or several.
    public var successor: String
    /// The day of the merger; `Day.missing` where only "before 2013" is known.
    public var mergedOn: Day
    /// Whether the code stands for a place abroad.
    public var isAbroad: Bool
  }

  private let byCode: [String: Entry]

  /// The table built into the program.
  public static let builtIn = Municipalities(tsv: PackageResources.municipalities_tsv)

  /// Reads the table from tab-separated text.
  public init(tsv: [UInt8]) {
    var byCode: [String: Entry] = [:]
    for row in TabSeparated(tsv).rows {
      let successor = row["merged_into"]
      byCode[row["code"]] = Entry(
        code: row["code"], finnish: row["name_fi"],
        swedish: row["name_sv"].isEmpty ? row["name_fi"] : row["name_sv"],
        successor: successor.utf8.count == 3 ? successor : "",
        mergedOn: Day(iso: row["merged_on"]) ?? .missing, isAbroad: row["note"] == "abroad")
    }
    self.byCode = byCode
  }

  /// The municipality of a code, or nothing if the table does not know it.
  public subscript(_ code: String) -> Entry? { byCode[code] }

  /// The name in a language; the code itself where no name is known.
  public func name(_ code: String, in language: Language) -> String {
    guard let entry = byCode[code], !entry.finnish.isEmpty else { return code }
    return language == .sv ? entry.swedish : entry.finnish
  }

  /// All codes, sorted.
  public var codes: [String] { byCode.keys.sorted() }
}
