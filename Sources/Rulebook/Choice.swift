public import Register

/// A decision a table can come to, or somebody who can carry on, with the sentence that says so.
public struct Choice: Sendable, Hashable {
  /// The stable name.
  public var id: String
  /// A few words in each language.
  public var names: [Language: String]
  /// The sentence that says it, in each language.
  public var says: [Language: String]
  /// Decisions only: who carries on where a caseworker decides so.
  public var responsible: String
  /// Responsibles only: the sentence that says that they can be asked; empty for the usual one.
  public var asks: [Language: String] = [:]
  /// Responsibles only: the sentence that says that the process passes to them; empty for the
  /// usual one.
  public var passes: [Language: String] = [:]
}

/// Facts with the answer that is expected for them.
public struct Example: Sendable, Hashable {
  /// What the example shows, for readers.
  public var name: String
  /// The day whose parameters hold; the book's example day if not given.
  public var day: Day
  /// The facts that differ from the book's usual ones.
  public var facts: [String: String]
  /// The expected rule.
  public var rule: String
  /// The expected decision.
  public var decision: String
  /// The expected responsible, empty if any will do.
  public var responsible: String
  /// The expected missing facts.
  public var missing: [String]
  /// The line in the file.
  public var line: Int
}
