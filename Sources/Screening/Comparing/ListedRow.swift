public import Register

/// One row of a list as far as two lists can be compared: what a run's `screening.csv` tells of a
/// person, or a row of an employment office's own list.
///
/// The person's code joins the two lists and is shown nowhere.
public struct ListedRow: Sendable, Hashable {
  /// The person code or local number.
  public var person: String
  /// The row of `screening.csv`, or the line of a list file.
  public var row: Int
  /// Id of the region, or the municipality where there are no regions; empty if none.
  public var region = ""
  /// Full years.
  public var age: Int?
  /// Counted days of benefit in hundredths.
  public var benefitHundredths: Int?
  /// Service line.
  public var serviceLine = ""
  /// `current`, `expired`, `missing`, or empty.
  public var plan = ""
  /// Day of the last real contact.
  public var lastContact = Day.missing
  /// Id of the decision; empty in a list file.
  public var decision = ""
  /// Id of the rule.
  public var rule = ""
  /// Ids of the facts that a review waits for.
  public var missing: [String] = []
  /// Whether a caseworker's decision replaced that of the rules.
  public var isOverridden = false

  /// Makes an empty row of a person.
  public init(person: String, row: Int) {
    self.person = person
    self.row = row
  }

  /// The row of somebody on a screened list.
  public init(_ screened: ScreenedPerson, row: Int, person: String) {
    self.person = person
    self.row = row
    region = screened.region
    age = screened.age
    benefitHundredths = screened.benefitHundredths.map(Int.init)
    serviceLine = screened.serviceLine
    plan = screened.plan
    lastContact = screened.lastContact
    decision = screened.decision
    rule = screened.rule
    missing = screened.missing
    isOverridden = screened.overridden
  }
}
