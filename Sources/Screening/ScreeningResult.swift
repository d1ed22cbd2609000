/// The screened list: every row with its decision, in the order of `screening.csv`, and what the
/// run as a whole says.
public struct ScreeningResult: Sendable {
  /// How often an id occurs.
  public struct Count: Sendable, Hashable {
    /// The id.
    public var id: String
    /// How often.
    public var number: Int
  }

  /// A fact that reviews wait for.
  public struct MissingFact: Sendable, Hashable {
    /// The fact's id.
    public var fact: String
    /// How many reviews lack it.
    public var reviews: Int
    /// How many of them lack nothing else: knowing it settles them for certain.
    public var settledAlone: Int
  }

  /// The rows: ranked ones first, then by rule in the table's order, then by person code.
  public internal(set) var rows: [ScreenedPerson] = []
  /// The interviews, in order; empty without a first day.
  public internal(set) var invitations: [Invitation] = []
  /// What must be said first.
  public internal(set) var warnings: [ScreeningWarning] = []
  /// The decisions in the book's order, with zeros.
  public internal(set) var decisions: [Count] = []
  /// The rules in the table's order, with zeros.
  public internal(set) var rules: [Count] = []
  /// The facts that reviews wait for; those that settle most come first, then by id.
  public internal(set) var missingFacts: [MissingFact] = []
  /// How many persons were invited before, on the list or not.
  public internal(set) var invitedBefore = 0
  /// How many places were free for this list; nothing without a limit.
  public internal(set) var freePlaces: Int?

  init() {}
}
