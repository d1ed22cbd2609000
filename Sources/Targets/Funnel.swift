public import Pathways
public import Register

/// Who was screened, invited, interviewed and moved on: distinct persons over all runs of the
/// project, each step part of the one before.
public struct Funnel: Sendable, Hashable {
  /// One person on a list of some run, and in the target group.
  public struct Person: Sendable, Hashable {
    /// The person.
    public var key: PersonKey
    /// Id of the region on the first list, empty if none.
    public var region: String
    /// The as-of day of the first run that screened the person.
    public var screened: Day
    /// The as-of day of the first run that decided `invite`; missing if none did.
    public var invited: Day
    /// The first interview; filled in from the project's events.
    public var interviewed = Day.missing
    /// The first measure, work or subsidised work begun on or after it.
    public var forwarded = Day.missing

    /// Makes a person as the history and this run know them.
    public init(
      key: PersonKey, region: String = "", screened: Day, invited: Day = .missing
    ) {
      self.key = key
      self.region = region
      self.screened = screened
      self.invited = invited
    }

    func day(of measure: Target.Measure) -> Day {
      switch measure {
      case .screened: screened
      case .invited: invited
      case .interviewed: interviewed
      case .forwarded: forwarded
      default: .missing
      }
    }
  }

  /// The persons, by key.
  public private(set) var persons: [Person]

  /// Makes the funnel of the persons screened over all runs, filling in from the records what
  /// became of them by the as-of day.
  ///
  /// A person given twice counts once, with the first days. Each step needs the one before: an
  /// interview of somebody who was never invited stands outside.
  public init(
    screened: [Person], people: PersonTable, asOf: Day, settings: OutcomeSettings = .standard
  ) {
    let reader = FunnelReader(people: people, asOf: asOf, settings: settings)
    persons = Funnel.distinct(screened).filter { $0.screened <= asOf }.map { person in
      reader.followed(person)
    }
  }

  private static func distinct(_ all: [Person]) -> [Person] {
    let sorted = all.sorted { ($0.key, $0.screened) < ($1.key, $1.screened) }
    var result: [Person] = []
    for person in sorted {
      guard let last = result.last, last.key == person.key else {
        result.append(person)
        continue
      }
      let earlier = [last.invited, person.invited].filter { $0 != .missing }.min()
      result[result.count - 1].invited = earlier ?? .missing
    }
    return result
  }

  /// How many reached a step, in a region (nothing: all) and among days (nothing: all).
  public func count(_ measure: Target.Measure, region: String?, days: DayRange?) -> Int {
    persons.count { person in
      let day = person.day(of: measure)
      guard day != .missing, region == nil || person.region == region else { return false }
      return days?.contains(day) ?? true
    }
  }

  /// The step that a step is a share of; nothing for the first.
  static func before(_ measure: Target.Measure) -> Target.Measure? {
    switch measure {
    case .invited: .screened
    case .interviewed: .invited
    case .forwarded: .interviewed
    default: nil
    }
  }
}
