internal import Register

/// The choices a project declares about outcomes, and the working values behind them.
///
/// The defaults stand with their references in `outcomes.tsv`; a project file may change the first
/// six.
public struct OutcomeSettings: Sendable, Hashable {
  /// How a person who comes again is counted.
  public enum Reentry: String, Sendable, Hashable, CaseIterable {
    /// Once: first start to last end.
    case merge
    /// Every participation apart.
    case separate
  }

  /// How many days an end reason speaks for a person of whom nothing more is heard.
  public var presumeDays: Int
  /// The class of an apprenticeship.
  public var apprenticeship: OutcomeClass
  /// The class of a start-up grant.
  public var startUpGrant: OutcomeClass
  /// The class of rehabilitative work activity.
  public var rehabilitative: OutcomeClass
  /// The class of practice placements and trials.
  public var practice: OutcomeClass
  /// How a person who comes again is counted.
  public var reentry: Reentry

  let efficaPlacement: OutcomeClass
  let apprenticeshipNote: String
  let startUpGrantNote: String
  let silentBeforeDates: String
  let serviceStatus: String
  /// How many days after the end count as "on leaving".
  public let windowDays: Int
  /// The first follow-up, in calendar months.
  public let shortMonths: Int
  /// The second follow-up, in calendar months.
  public let longMonths: Int
  /// The longest gap that does not break a sustained spell, in days.
  public let bridgeDays: Int
  /// The shorter sustained spell, in days.
  public let shortSpellDays: Int
  /// The longer sustained spell, in days.
  public let longSpellDays: Int
  /// The nearer calendar quarter after the end's own.
  public let nearQuarter: Int
  /// The farther calendar quarter after the end's own.
  public let farQuarter: Int
  /// The status codes that count as having moved on after an interview.
  public let forwardStatuses: [String]
  /// From how many tenths of the expected intake on a region is ahead.
  public let aheadTenths: Int
  /// From how many tenths of the expected intake on a region is on track.
  public let onTrackTenths: Int
  /// How many of the most frequent pathways are written.
  public let topSequences: Int

  /// The settings of a project that declares nothing.
  public static let standard = OutcomeSettings(tsv: PackageResources.outcomes_tsv)

  /// Reads settings from tab-separated text with the columns key, value and reference.
  public init(tsv: [UInt8]) {
    var values: [String: String] = [:]
    for row in TabSeparated(tsv).rows { values[row["key"]] = row["value"] }
    let text = { (key: String) in values[key] ?? "" }
    let number = { (key: String) in Int(text(key)) ?? 0 }
    let outcome = { (key: String) in OutcomeClass(id: text(key)) ?? .unknown }
    presumeDays = number("presumeDays")
    apprenticeship = outcome("apprenticeship")
    startUpGrant = outcome("startUpGrant")
    rehabilitative = outcome("rehabilitative")
    practice = outcome("practice")
    reentry = Reentry(rawValue: text("reentry")) ?? .merge
    efficaPlacement = outcome("efficaPlacement")
    apprenticeshipNote = text("apprenticeshipNote")
    startUpGrantNote = text("startUpGrantNote")
    silentBeforeDates = text("silentBeforeDates")
    serviceStatus = text("serviceStatus")
    windowDays = number("windowDays")
    shortMonths = number("shortMonths")
    longMonths = number("longMonths")
    bridgeDays = number("bridgeDays")
    shortSpellDays = number("shortSpellDays")
    longSpellDays = number("longSpellDays")
    nearQuarter = number("nearQuarter")
    farQuarter = number("farQuarter")
    forwardStatuses = text("forwardStatuses").split(separator: ",").map { String($0) }
    aheadTenths = number("aheadTenths")
    onTrackTenths = number("onTrackTenths")
    topSequences = number("topSequences")
  }
}
