/// What a register says of a client that does not change by the day: names, office, address.
///
/// Missing values are `Symbol.none`, `Answer.unknown` and `Day.missing`.
public struct ClientDetails: Sendable, Hashable {
  /// Family name.
  public var lastName = Symbol.none
  /// First names.
  public var firstNames = Symbol.none
  /// Home municipality, three digits.
  public var municipality = Symbol.none
  /// Employment office.
  public var office = Symbol.none
  /// Unit of social care.
  public var unit = Symbol.none
  /// Whether the unit serves families with children.
  public var familyUnit = Answer.unknown
  /// Language of service.
  public var language = Symbol.none
  /// Street address.
  public var street = Symbol.none
  /// Postal code.
  public var postalCode = Symbol.none
  /// Post town.
  public var postTown = Symbol.none
  /// Whether the address is under protection (*turvakielto*).
  public var protected = Answer.unknown
  /// Education.
  public var education = Symbol.none
  /// Occupation.
  public var occupation = Symbol.none
  /// The day the last job ended.
  public var lastJobEnded = Day.missing
  /// Since when unemployed, as the list says.
  public var unemployedSince = Day.missing
  /// Whether a client of the joint service centre, where the person element says it.
  public var typ = Answer.unknown
  /// The day the list row speaks of, for list rows.
  public var listDay = Day.missing

  /// Makes empty details.
  public init() {}
}
