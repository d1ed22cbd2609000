import Register

/// Words that stand in columns of a meaning, in three languages, and what each means.
struct KnownValues: Sendable {
  /// One word of one meaning.
  struct Entry: Sendable {
    var meaning: String
    var canonical: String
  }

  private var entries: [String: [Entry]] = [:]

  /// The words that come with the program.
  static let builtIn = KnownValues(tsv: PackageResources.guess_values_tsv)

  init(tsv: [UInt8]) {
    for row in TabSeparated(tsv).rows {
      for language in Language.allCases {
        for word in row[language.rawValue].split(separator: ",") {
          let entry = Entry(meaning: row["meaning"], canonical: row["canonical"])
          let isThere = entries[String(word)]?.contains { $0.meaning == entry.meaning } ?? false
          if !isThere { entries[String(word), default: []].append(entry) }
        }
      }
    }
  }

  /// What a word in lower case may mean.
  subscript(_ word: String) -> [Entry] { entries[word] ?? [] }

  /// What a word means in a column of a meaning.
  func canonical(_ word: String, in meaning: String) -> String? {
    entries[word]?.first { $0.meaning == meaning }?.canonical
  }
}
