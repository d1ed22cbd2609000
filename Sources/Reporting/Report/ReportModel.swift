public import Register

/// Everything the page is made from: counts, files and settings, and nothing about any one person.
public struct ReportModel: Sendable {
  /// A rule of the book, as the page names it.
  public struct Rule: Sendable, Hashable {
    /// Stable id.
    public var id: String
    /// The rule in words, in the page's language.
    public var title: String

    /// Makes a rule.
    public init(id: String, title: String) {
      self.id = id
      self.title = title
    }
  }

  /// A parameter of the book, with the value that held on the day.
  public struct Parameter: Sendable, Hashable {
    /// Stable id.
    public var id: String
    /// What it is, in the page's language.
    public var title: String
    /// The value with its unit, in the page's language.
    public var value: String
    /// First day of the value, or nothing.
    public var from: Day?
    /// Last day of the value, or nothing.
    public var until: Day?
    /// Where the value comes from.
    public var reference: String
    /// Until when the value is known to be right, or nothing.
    public var checkUntil: Day?
    /// Whether it is the project's own working value rather than law or practice.
    public var isOwn: Bool

    /// Makes a parameter.
    public init(
      id: String, title: String, value: String, from: Day? = nil, until: Day? = nil,
      reference: String = "", checkUntil: Day? = nil, isOwn: Bool = false
    ) {
      self.id = id
      self.title = title
      self.value = value
      self.from = from
      self.until = until
      self.reference = reference
      self.checkUntil = checkUntil
      self.isOwn = isOwn
    }
  }

  /// The page's language.
  public var language: Language
  /// The project's name; empty without a project file.
  public var project = ""
  /// The day the screening speaks of.
  public var asOf: Day
  /// The program's version.
  public var version = ""
  /// The name of the run's folder.
  public var run = ""
  /// The files that lie beside the page, by name.
  public var outputs: [String] = []
  /// The list in counts; nothing if there was no list.
  public var screening: ScreeningSummary?
  /// What the open decisions wait for; nothing where that was not asked.
  public var reviews: ReviewSummary?
  /// The letters of invitation; nothing if there are none.
  public var letters: LetterSummary?
  /// What has changed since the run this one builds on; nothing for a first run.
  public var comparison: ListComparison?
  /// How the decisions fall on groups of people; nothing where there is no list.
  public var fairness: FairnessSummary?
  /// Where the participations led; nothing if the project has none.
  public var results: ResultsSummary?
  /// The rules in the table's order.
  public var rules: [Rule] = []
  /// The regions in the project file's order.
  public var regions: [Region] = []
  /// How many the project may invite in all; nothing means no limit.
  public var capacity: Int?
  /// How many of those places earlier invitations have taken.
  public var placesUsed = 0
  /// The input files.
  public var files: [FileReport] = []
  /// Quarantined records by fault.
  public var quarantine: [Fault: Int] = [:]
  /// Findings by fault.
  public var findings: [Fault: Int] = [:]
  /// How far each register can be believed.
  public var registers: [SourceRegister: RegisterState] = [:]
  /// Registers that the project file says are not to be consulted.
  public var notConsulted: [SourceRegister] = []
  /// The largest share of quarantined records that raises no alarm.
  public var quarantineLimit: Share?
  /// The rule book's name in the page's language.
  public var ruleBook = ""
  /// What it calls those who carry on, by id; the page's own names where it does not say.
  public var responsibleNames: [String: String] = [:]
  /// Whom it tells to ask about a fact, by id; the page's own names where it does not say.
  public var asks: [String: String] = [:]
  /// Its parameters, in the book's order.
  public var parameters: [Parameter] = []
  /// Targets of the project file that are marked as made up.
  public var madeUpTargets = 0
  /// Alarms of other kinds, already in words.
  public var otherAlarms: [Alarm] = []
  /// Answers that stand on the first screen beside those of the screening.
  public var answers: [AnswerCard] = []
  /// Parts of the page that follow the screening's own.
  public var sections: [ReportSection] = []

  /// Makes an empty model for a day.
  public init(language: Language, asOf: Day) {
    self.language = language
    self.asOf = asOf
  }

  /// Counts records and findings by fault.
  public mutating func count(quarantine records: [Quarantined], findings: [Finding]) {
    for record in records { quarantine[record.fault, default: 0] += 1 }
    self.findings.merge(Finding.counts(findings, files: files), uniquingKeysWith: +)
  }
}
