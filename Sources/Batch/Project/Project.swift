public import Importing
public import Register
public import Screening

/// What a project says about itself: the project file `polku.yml`, read and checked.
public struct Project: Sendable, Hashable {
  /// The project's name; the runs of one name build on each other.
  public var name = ""
  /// The as-of day, if the file gives one.
  public var asOf: Day?
  /// The language of reports and explanations.
  public var language: Language?
  /// Id of the rule book.
  public var rules: String?
  /// On what ground the registers may be used.
  public var permission = ScreeningSettings.Permission.client
  /// Coverage by register.
  public var coverage: [SourceRegister: ScreeningSettings.Coverage] = [:]
  /// What payments without a statement mean.
  public var payments = ScreeningSettings.Payments.statements
  /// The regions.
  public var regions = Regions([])
  /// How the list is screened: capacity, focus and the interview calendar.
  public var screening = Calendar()
  /// Counts below this are hidden in publications.
  public var publishingThreshold: Int?
  /// Whether the group may read the files.
  public var groupReadable = false
  /// How files are to be read whose guess would be wrong, by their names.
  public var readings: [String: FileReading] = [:]
  /// Whether XML files are held against the schema of their layout.
  public var checksSchemas = false
  /// Share of quarantined records above which the run raises the alarm.
  public var quarantinedShareLimit: Double?
  /// What the project counts as which outcome; words as in the file.
  public var outcomeChoices: [String: String] = [:]
  /// Days for which an end reason is believed; nothing means the program's own default.
  public var presumeDays: Int?
  /// Whether re-entries are merged.
  public var mergesReentry = true
  /// The periods that are reported on.
  public var periods: [Period] = []
  /// The targets.
  public var targets: [Target] = []

  /// Makes an empty project: no regions, no targets.
  public init() {}

  /// Capacity and the calendar of interviews.
  public struct Calendar: Sendable, Hashable {
    /// How many may be invited over all runs.
    public var capacity: Int?
    /// Who comes first.
    public var focus = ScreeningSettings.Focus.none
    /// Pairs of advisers.
    public var pairs: Int?
    /// Minutes from one interview to the next.
    public var slotMinutes: Int?
    /// Interviews a day and pair.
    public var slotsPerDay: Int?
    /// First day of interviews.
    public var firstDay: Day?
    /// Minutes from midnight to the first interview.
    public var firstTime: Int?
  }

  /// A period of reporting; periods may overlap.
  public struct Period: Sendable, Hashable {
    /// The stable name.
    public var id: String
    /// Its days.
    public var days: DayRange
  }

  /// One target of the project.
  public struct Target: Sendable, Hashable {
    /// Id of the region, nothing for the whole project.
    public var region: String?
    /// Id of the period, nothing for the whole time.
    public var period: String?
    /// What is counted: intake, a class, or a step of the funnel.
    public var measure: String
    /// The number to reach.
    public var n: Int?
    /// The share to reach, 0 to 1.
    public var share: Double?
    /// The base of the share.
    public var of: String?
    /// Whether to reach it or to stay below it.
    public var direction: String?
    /// Whether the number is made up.
    public var isMadeUp: Bool
  }
}
