import Register

/// The words of the letters: the built-in ones, with an office's own in their place.
public struct LetterTexts: Sendable {
  /// The texts built into the program.
  public static let builtIn = LetterTexts()
  /// The file as an office gets it to change.
  public static let source = String(decoding: PackageResources.letter_tsv, as: UTF8.self)

  /// What an office may add to the built-in keys; also by region, as `place.<region>`.
  static let ownKeys = ["place", "contact"]
  /// The values that a text may use.
  static let values = [
    "name", "day", "time", "weekday", "hour", "minute", "minutes", "project", "place", "contact",
  ]

  private static let all = Texts(tsv: PackageResources.letter_tsv)
  private var own: [String: [Language: Template]] = [:]

  private init() {}

  /// Reads an office's own texts: a tab-separated file `key fi sv en` with the rows that differ.
  ///
  /// - Parameter regions: Ids of the project's regions, which `place` and `contact` may name.
  /// - Throws: `LetterFault` for an unknown key or value; a cell left empty keeps the built-in
  ///   text.
  public init(_ bytes: [UInt8], file: String, regions: [String]) throws(LetterFault) {
    let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
    let table = TabSeparated(bytes.starts(with: mark) ? Array(bytes.dropFirst(3)) : bytes)
    let languages = Language.allCases.map(\.rawValue)
    guard table.header.first == "key", languages.contains(where: table.header.contains) else {
      throw LetterFault(file: file, line: 1, problem: .header)
    }
    let allowed =
      LetterTexts.all.keys + LetterTexts.ownKeys
      + LetterTexts.ownKeys.flatMap { key in regions.map { "\(key).\($0)" } }
    for row in table.rows {
      let key = row["key"]
      guard allowed.contains(key) else {
        throw LetterFault(file: file, line: row.line, problem: .unknownKey(key, allowed: allowed))
      }
      for language in Language.allCases where !row[language.rawValue].isEmpty {
        let template = Template(row[language.rawValue])
        for name in template.names where !LetterTexts.values.contains(name) {
          throw LetterFault(
            file: file, line: row.line,
            problem: .unknownValue(name, allowed: LetterTexts.values))
        }
        own[key, default: [:]][language] = template
      }
    }
  }

  /// A text in a language, or nothing if there is none.
  func phrase(_ key: String, _ language: Language, _ values: [String: String]) -> String? {
    (own[key]?[language] ?? LetterTexts.all.template(key, language))?.render(values)
  }

  /// Where to come to or whom to ask, in a region; in another language where the office gave no
  /// other, and empty where it gave none.
  func ownText(_ key: String, region: String, _ language: Language) -> String {
    for key in ["\(key).\(region)", key] {
      guard let texts = own[key] else { continue }
      for language in [language] + Language.allCases {
        if let text = texts[language] { return text.render([:]) }
      }
    }
    return ""
  }
}

/// What is wrong with an office's own letter.
public struct LetterFault: Error, Sendable, Hashable {
  /// What is wrong.
  public enum Problem: Sendable, Hashable {
    /// The header line is not `key fi sv en`.
    case header
    /// A key that no letter has, or a place in the template that nothing fills.
    case unknownKey(String, allowed: [String])
    /// A value in braces that nothing fills.
    case unknownValue(String, allowed: [String])
    /// A tag that the letter does not allow: unescaped values, other files, other braces.
    case tag(String)
    /// The template's tags do not fit together.
    case syntax
  }

  /// The file, without its folder.
  public var file: String
  /// The line, from 1.
  public var line: Int
  /// What is wrong.
  public var problem: Problem
}
