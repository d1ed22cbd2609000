public import Register

/// A fact that rules may ask about: its type, its values, and what to say when it is not known.
public struct FactDeclaration: Sendable, Hashable {
  /// What kind of value a fact has.
  public enum Kind: String, Sendable, Hashable, CaseIterable {
    /// A whole number: years, days since.
    case whole
    /// A number with up to two decimals.
    case decimal
    /// Yes or no.
    case answer
    /// One word of the fact's own list.
    case word
    /// Any text; rules compare it with their own lists.
    case text
  }

  /// The stable name.
  public var id: String
  /// What kind of value it has.
  public var kind: Kind
  /// What it is, in each language.
  public var names: [Language: String]
  /// The words it can be, with their labels; empty unless a word (or a text with labels).
  public var words: [String]
  /// The labels of the words.
  public var labels: [String: [Language: String]]
  /// The least and greatest value of a number, in hundredths.
  public var range: ClosedRange<Int>?
  /// Names of the values that sentences about it may use, besides `value limit miss source`.
  public var shows: [String]
  /// Names of the cases that sentences may tell apart.
  public var variants: [String]
  /// Parameters used in drawing the fact from the records.
  public var uses: [String]
  /// The sentence that says it is not known.
  public var unknown: [Language: String]
  /// Who can tell it, in each language; empty for the usual office.
  public var asks: [Language: String]
  /// Whether the fact can be known to be nothing; if not, it is known with a value or unknown.
  public var canBeNone: Bool
  /// The line in the file.
  public var line: Int

  /// The place of a word in the fact's list.
  public func index(ofWord word: String) -> Int32? {
    words.firstIndex(of: word).map(Int32.init)
  }
}
