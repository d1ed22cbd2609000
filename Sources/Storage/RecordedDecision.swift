internal import GRDB
public import Register

/// A decision as the ledger keeps it.
public struct RecordedDecision: Sendable, Hashable {
  /// Row of `screening.csv`.
  public var row: Int
  /// The person code or local number as text.
  public var person: String
  /// Id of the decision.
  public var decision: String
  /// Id of the rule.
  public var rule: String
  /// Whether a caseworker's decision stands in place of the rules'.
  public var overridden: Bool
  /// Whether the person is in the target group; nothing if unknown.
  public var inTargetGroup: Bool?
  /// The as-of day of the run.
  public var asOf: Day

  /// Makes a decision to be kept.
  public init(
    row: Int, person: String, decision: String, rule: String, overridden: Bool,
    inTargetGroup: Bool?, asOf: Day
  ) {
    self.row = row
    self.person = person
    self.decision = decision
    self.rule = rule
    self.overridden = overridden
    self.inTargetGroup = inTargetGroup
    self.asOf = asOf
  }

  init?(_ row: Row) {
    guard let day = Day(iso: row["as_of"] as String) else { return nil }
    self.init(
      row: row["row"], person: row["person"], decision: row["decision"], rule: row["rule"],
      overridden: row["overridden"], inTargetGroup: row["in_target_group"], asOf: day)
  }

  static let insertion = """
    INSERT INTO decision (run, row, person, decision, rule, overridden, in_target_group)
    VALUES (?, ?, ?, ?, ?, ?, ?)
    """

  func insert(with statement: Statement, run: String) throws {
    try statement.execute(arguments: [
      run, row, person, decision, rule, overridden, inTargetGroup,
    ])
  }
}
