public import Register

/// One person on the list, with the decision and what it rests on: one row of `screening.csv`.
///
/// Facts that are unknown or withheld are missing here too; `plan` is `missing` when there is
/// known to be none.
public struct ScreenedPerson: Sendable {
  /// Index in the person table.
  public var person: Int
  /// Place in the order of invitation, from 1; only for those the rules or an override invite.
  public var rank: Int?
  /// Home municipality on the screening day.
  public var municipality = Symbol.none
  /// Id of the region, empty if none.
  public var region = ""
  /// Full years on the screening day; nothing for a person without a code.
  public var age: Int?
  /// Since when unemployed.
  public var unemployedSince = Day.missing
  /// Counted days of benefit in hundredths.
  public var benefitHundredths: Int32?
  /// Where the days come from: `list` `accrued` `list+payments` `accrued+payments` `sum`.
  public var benefitSource = ""
  /// Service line.
  public var serviceLine = ""
  /// `current`, `expired`, `missing`, or empty if unknown.
  public var plan = ""
  /// Review day of the plan.
  public var planReviewDue = Day.missing
  /// Day of the last real contact.
  public var lastContact = Day.missing
  /// Day of the last activation.
  public var lastActivation = Day.missing
  /// Whether it is known that nothing activated the person after `lastActivation` (or ever, where
  /// that is missing).
  public var activationKnown = false
  /// Whether in debt arrangement or enforcement.
  public var debt = Answer.unknown
  /// Whether a client of the families-with-children unit.
  public var familyUnit = Answer.unknown
  /// Index of the client details that names, education and occupation are taken from, per field
  /// merged over the registers that may be used.
  public var details = ClientDetails()
  /// Id of the decision.
  public var decision = ""
  /// Id of the rule that decided.
  public var rule = ""
  /// Id of who carries on.
  public var responsible = ""
  /// Ids of the facts that are missing, in the table's order; only for `review`.
  public var missing: [String] = []
  /// Whether a caseworker's decision replaced the rules' one.
  public var overridden = false
  /// The rules' own decision, rule and responsible where a caseworker's replaced it.
  public var rulesDecision = ""
  /// Whether the person is in the target group.
  ///
  /// The book's rule for those outside is known not to hold. Nothing if that is unknown.
  public var inTargetGroup: Bool?
  /// Whether invited before, by events or an earlier run.
  public var invitedBefore: Bool?

  /// Makes a row for a person.
  public init(person: Int) {
    self.person = person
  }
}

/// One place in the interview calendar: one row of `invitations.csv`.
public struct Invitation: Sendable, Hashable {
  /// Order, from 1.
  public var order: Int
  /// Index of the row in the list, from 0.
  public var row: Int
  /// Number of the pair, from 1.
  public var pair: Int
  /// The day.
  public var day: Day
  /// Minutes from midnight.
  public var time: Int

  /// Makes an invitation.
  public init(order: Int, row: Int, pair: Int, day: Day, time: Int) {
    self.order = order
    self.row = row
    self.pair = pair
    self.day = day
    self.time = time
  }
}

/// What is written back into a register about one person, in the user's language.
public struct WriteBackEntry: Sendable, Hashable {
  /// The person.
  public var key: PersonKey
  /// The day of screening.
  public var day: Day
  /// Id of the decision.
  public var decision: String
  /// Id of the rule; what only one office knows is not named to the other.
  public var reason: String
  /// Id of who carries on.
  public var responsible: String
  /// The sentences a caseworker reads.
  public var explanation: String

  /// Makes an entry.
  public init(
    key: PersonKey, day: Day, decision: String, reason: String, responsible: String,
    explanation: String
  ) {
    self.key = key
    self.day = day
    self.decision = decision
    self.reason = reason
    self.responsible = responsible
    self.explanation = explanation
  }
}
