public import Register

/// One thing that is wrong with a table, with the facts that show it.
public struct ProofFault: Sendable, Hashable {
  /// What can be wrong with a table.
  public enum Kind: String, Sendable, Hashable, CaseIterable {
    /// Two rows hold for the same facts with different results, and order does not decide.
    case overlap
    /// No row holds for some facts.
    case gap
    /// A row that holds for no facts at all.
    case neverHolds = "never-holds"
    /// A row that never decides, because rows before it always do.
    case shadowed
    /// A value outside the range of its fact.
    case beyondRange = "beyond-range"
    /// A word that is none of its fact's.
    case unknownWord = "unknown-word"
    /// A parameter without a value on some day.
    case noValue = "no-value"
    /// A text that a language lacks.
    case missingText = "missing-text"
  }

  /// What is wrong.
  public var kind: Kind
  /// The line in the file.
  public var line: Int
  /// The rows concerned: for `shadowed` the row, then those before it that take its cases.
  public var rows: [String] = []
  /// The facts that show it, in the order of the table; facts that do not matter are left out.
  public var facts: [ProofFact] = []
  /// What it is about, where it is no row: the parameter, or the key of the text.
  public var subject = ""
  /// The word or number that is wrong, for `beyondRange` and `unknownWord`.
  public var read = ""
  /// The values that would be right, for `beyondRange` and `unknownWord`.
  public var allowed: ProofFact.Value?
  /// The days for which it is wrong: always, where both ends are open.
  public var days = DayRange(.missing, .open)
  /// The languages that lack the text.
  public var languages: [Language] = []

  init(_ kind: Kind, line: Int) {
    self.kind = kind
    self.line = line
  }
}

/// One fact of a counterexample, with a value for which the table is wrong.
public struct ProofFact: Sendable, Hashable {
  /// A value, or a stretch of values, of a fact.
  public enum Value: Sendable, Hashable {
    /// The numbers from the first to the second, in hundredths; nothing for no end.
    case numbers(least: Int?, greatest: Int?)
    /// Yes or no.
    case answer(Bool)
    /// A word, with its labels where it has any.
    case word(String, labels: [Language: String])
    /// Any text of which no rule speaks.
    case otherText
    /// Known that there is nothing.
    case none
    /// Not known.
    case unknown
  }

  /// The fact's id.
  public var id: String
  /// What it is, in each language; empty where the table gives no name.
  public var names: [Language: String]
  /// The value.
  public var value: Value
}
