public import Register

/// What made-up registers should look like.
///
/// The same settings give the same bytes on every machine and with any number of threads.
public struct GeneratorSettings: Sendable, Hashable {
  /// How much of the benefit payments is written.
  public enum Payments: String, Sendable, Hashable, CaseIterable {
    /// The last payment of each person, and corrections made after it.
    case month
    /// The payments of the last months (`historyMonths`).
    case full
    /// The full histories, and beside them one month in the subfolder `one-month`.
    case both
  }

  /// The most persons that can be made: more than Finland has.
  public static let mostPersons = 10_000_000

  /// How many persons, 1 to 10,000,000.
  public var persons: Int
  /// The number all chance comes from.
  public var seed: UInt64
  /// The day the registers were extracted.
  public var asOf: Day
  /// The share of records that get a fault, 0 to 1.
  public var faultShare: Double
  /// The kinds of fault to plant; all but those that must be asked for by name if not given.
  public var faultKinds: [FaultKind]
  /// How much of the benefit payments is written.
  public var payments: Payments
  /// How many months back full payment histories reach; 0 means to the first paid day.
  public var historyMonths: Int
  /// The share of persons who are on the list, 0 to 1.
  public var listShare: Double
  /// The share of the other persons who have been in the project, 0 to 1.
  public var participantShare: Double
  /// Whether to plant the sample's puzzles and to write its project file `polku.yml`.
  public var sample: Bool
  /// How many threads work at a time.
  public var jobs: Int

  /// Makes the settings for ordinary registers without faults.
  public init(persons: Int, seed: UInt64, asOf: Day, faultShare: Double = 0) {
    self.persons = persons
    self.seed = seed
    self.asOf = asOf
    self.faultShare = faultShare
    faultKinds = FaultKind.allCases.filter { !$0.onlyByName }
    payments = .full
    historyMonths = 6
    listShare = 1.0 / 3.0
    participantShare = 0.2
    sample = false
    jobs = 1
  }

  /// The settings of the sample project: about 300 persons on the list, as of 31 March 2011.
  public static func sample(seed: UInt64 = 2011) -> GeneratorSettings {
    var settings = GeneratorSettings(
      persons: 1400, seed: seed, asOf: Day(rawValue: 15_064), faultShare: 0.003)
    settings.listShare = 0.215
    settings.participantShare = 0.42
    settings.sample = true
    return settings
  }

  // Shares in millionths, so that all later arithmetic is on integers.
  var listMillionths: Int { GeneratorSettings.millionths(listShare) }
  var participantMillionths: Int { GeneratorSettings.millionths(participantShare) }
  var faultMillionths: Int { GeneratorSettings.millionths(faultShare) }

  private static func millionths(_ share: Double) -> Int {
    share > 0 ? Int((min(1, share) * 1_000_000).rounded()) : 0
  }
}
