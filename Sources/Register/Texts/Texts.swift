/// The texts people read, in three languages, from a tab-separated file `key fi sv en`.
public struct Texts: Sendable {
  private var templates: [String: [Language: Template]] = [:]
  /// The keys in the file's order.
  public private(set) var keys: [String] = []

  /// Reads texts from tab-separated UTF-8 bytes.
  public init(tsv: [UInt8]) {
    for row in TabSeparated(tsv).rows {
      let key = row["key"]
      keys.append(key)
      for language in Language.allCases where !row[language.rawValue].isEmpty {
        templates[key, default: [:]][language] = Template(row[language.rawValue])
      }
    }
  }

  /// The text of a key with its values; the key itself if there is no such text.
  public func callAsFunction(
    _ key: String, _ language: Language, _ values: [String: String] = [:]
  ) -> String {
    guard let template = templates[key]?[language] else { return key }
    return template.render(values)
  }

  /// The template of a key, or nothing.
  public func template(_ key: String, _ language: Language) -> Template? {
    templates[key]?[language]
  }

  /// The keys that lack a language, with the languages they lack.
  public var incomplete: [String] {
    keys.filter { templates[$0]?.count != Language.allCases.count }
  }
}
