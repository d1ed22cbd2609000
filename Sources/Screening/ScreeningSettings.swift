public import Register

/// What a project says about how its list is screened; read from the project file.
public struct ScreeningSettings: Sendable, Hashable {
  /// On what ground the registers may be used together.
  public enum Permission: Sendable, Hashable {
    /// One permission for the whole project, on these days.
    case project(DayRange)
    /// Each client's own permission, covering the screening day.
    case client
    /// No permission is needed.
    case notNeeded
  }

  /// How much of an office's clients an export holds.
  public enum Coverage: String, Sendable, Hashable, CaseIterable {
    /// Every client of the office.
    case complete
    /// Some of them.
    case partial
    /// The register is not consulted.
    case none
  }

  /// What payments without a statement mean.
  public enum Payments: String, Sendable, Hashable, CaseIterable {
    /// Days are counted on from a statement; without one they are unknown.
    case statements
    /// The payments are all since the last reset: their sum is the count.
    case sinceReset = "since-reset"
  }

  /// Who comes first among the invited.
  public enum Focus: String, Sendable, Hashable, CaseIterable {
    case none
    /// Clients of the families-with-children unit.
    case familyUnit = "family-unit"
  }

  /// The screening day.
  public var day: Day
  /// On what ground the registers may be used.
  public var permission = Permission.client
  /// Coverage by register; `partial` where nothing is said.
  public var coverage: [SourceRegister: Coverage] = [:]
  /// What payments without a statement mean.
  public var payments = Payments.statements
  /// How many may be invited over all runs of the project; nothing means no limit.
  public var capacity: Int?
  /// Who comes first.
  public var focus = Focus.none
  /// Pairs of an employment adviser and a social worker.
  public var pairs = 1
  /// Minutes from one interview to the next.
  public var slotMinutes = 90
  /// Interviews a day and pair.
  public var slotsPerDay = 4
  /// First day of interviews; no invitations are laid out without it.
  public var firstDay: Day?
  /// Minutes from midnight to the first interview.
  public var firstTime = 9 * 60
  /// Parameters set for a trial (`--set`), by id.
  public var trial: [String: String] = [:]
  /// The regions of the project.
  public var regions = Regions([])

  /// Makes the default settings for a day.
  public init(day: Day) {
    self.day = day
  }
}

/// What earlier runs of the project decided: who was invited already.
public struct ScreeningHistory: Sendable, Hashable {
  /// Persons with the decision `invite` in an earlier run, with the day of that run.
  public var invited: [PersonKey: Day]
  /// Persons screened and in the target group in an earlier run.
  public var screened: Set<PersonKey>

  /// Makes a history; empty for a project's first run.
  public init(invited: [PersonKey: Day] = [:], screened: Set<PersonKey> = []) {
    self.invited = invited
    self.screened = screened
  }
}

/// A caseworker's own decision about a person, which wins over the rules.
public struct Override: Sendable, Hashable {
  /// The person.
  public var key: PersonKey
  /// The day of the decision.
  public var day: Day
  /// The decision, by its id.
  public var decision: String
  /// Why.
  public var reason: String
  /// Who decided.
  public var author: String

  /// Makes an override.
  public init(key: PersonKey, day: Day, decision: String, reason: String, author: String) {
    self.key = key
    self.day = day
    self.decision = decision
    self.reason = reason
    self.author = author
  }
}
