/// Why a person got the decision, rule by rule: what `explain --json` prints.
///
/// With redaction no value, day or miss is given, only outcomes and sources.
public struct ScreeningTrace: Sendable, Hashable, Codable {
  /// Where a record stands.
  public struct Source: Sendable, Hashable, Codable {
    /// The file's name.
    public var file: String
    /// The line in it.
    public var line: Int
  }

  /// One question a rule asks.
  public struct Question: Sendable, Hashable, Codable {
    /// The fact asked about.
    public var fact: String
    /// How it is compared.
    public var comparison: String
    /// With what, the parameter's name if it is one.
    public var parameter: String?
    /// The limit's value.
    public var limit: String
    /// `true`, `false`, `unknown` or `left-out`.
    public var outcome: String
    /// Whether the question settled the rule.
    public var decisive: Bool
    /// The fact's value, by its id; `none` where there is known to be nothing.
    public var value: String?
    /// The day of the record that shows it.
    public var day: String?
    /// How much is lacking or too much, as a number.
    public var miss: String?
    /// The records.
    public var sources: [Source]
    /// Why it is not known.
    public var unknown: [Cause]
  }

  /// Why a fact is not known.
  public struct Cause: Sendable, Hashable, Codable {
    /// The register that could show it; empty if none could.
    public var register: String
    /// The reason.
    public var reason: UnknownReason
    /// The quarantined record.
    public var sources: [Source]
  }

  /// One rule.
  public struct Rule: Sendable, Hashable, Codable {
    /// The rule's id.
    public var rule: String
    /// Its number in the table, from 1.
    public var number: Int
    /// `true`, `false` or `unknown`.
    public var outcome: String
    /// Its questions.
    public var questions: [Question]
  }

  /// The rule book's id.
  public var book: String
  /// The screening day.
  public var day: String
  /// The decision.
  public var decision: String
  /// The rule.
  public var rule: String
  /// Who carries on.
  public var responsible: String
  /// The missing facts.
  public var missing: [String]
  /// Whether a caseworker's decision replaced that of the rules.
  public var overridden: Bool
  /// The rules' own decision.
  public var rulesDecision: String
  /// The rank, for the invited.
  public var rank: Int?
  /// Whether the person is on the list.
  public var onList: Bool
  /// The registers that are not consulted.
  public var notConsulted: [String]
  /// Every rule, in order.
  public var rules: [Rule]
}
