public import Register

/// One row of a decision table.
public struct Rule: Sendable, Hashable {
  /// Who carries on when the rule decides.
  public enum Responsible: Sendable, Hashable {
    /// Always the same.
    case fixed(String)
    /// Depends on the word a fact has; the fact's own word where the map does not name it and
    /// nothing stands for the rest.
    case byFact(String, map: [String: String], otherwise: String?)
  }

  /// A set of facts that must lead to this rule, or must not.
  public struct Sample: Sendable, Hashable {
    /// The facts that differ from the book's usual ones.
    public var facts: [String: String]
    /// The line in the file.
    public var line: Int
  }

  /// The stable name.
  public var id: String
  /// A few words in each language.
  public var names: [Language: String]
  /// When it holds.
  public var condition: Condition
  /// The decision's id.
  public var decision: String
  /// Who carries on.
  public var responsible: Responsible
  /// The sentence that tells the decision and its reason.
  public var because: [Language: String]
  /// Registers into which the reason may not be written back.
  public var keptFrom: [SourceRegister]
  /// Facts that must make this rule decide.
  public var hits: [Sample]
  /// Facts that must not make this rule decide.
  public var misses: [Sample]
  /// The line in the file.
  public var line: Int
}
