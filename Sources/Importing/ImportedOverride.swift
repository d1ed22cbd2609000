public import Register

/// A caseworker's own decision about a person, as it stands in `overrides.csv`.
public struct ImportedOverride: Sendable, Hashable {
  /// The person.
  public var key: PersonKey
  /// The day of the decision.
  public var day: Day
  /// The decision, by its id.
  public var decision: String
  /// Why; free text.
  public var reason: String
  /// Who decided.
  public var author: String
  /// Index of the file.
  public var file: UInt16
  /// Line in the file.
  public var line: UInt32

  /// Makes an override.
  public init(
    key: PersonKey, day: Day, decision: String, reason: String, author: String, file: UInt16,
    line: UInt32
  ) {
    self.key = key
    self.day = day
    self.decision = decision
    self.reason = reason
    self.author = author
    self.file = file
    self.line = line
  }
}
