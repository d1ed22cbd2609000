/// A goal beside what was reached, or what was reached where there is no goal: one row of
/// `targets.csv`.
///
/// Nothing stands for an empty cell.
public struct TargetRow: Sendable, Hashable {
  /// How a goal stands.
  public enum Status: String, Sendable, Hashable, CaseIterable {
    case reached, missed, ahead
    case onTrack = "on-track"
    case behind
    case underWay = "under-way"
    case tooEarly = "too-early"
  }

  /// Id of the region, empty for the whole project.
  public var region: String
  /// Id of the period, empty for all days.
  public var period: String
  /// What is counted.
  public var measure: Target.Measure
  /// Which way is good.
  public var direction: Target.Direction
  /// The goal as a number.
  public var targetCount: Int?
  /// The goal as a fraction.
  public var targetShare: Double?
  /// What the share is a share of; nothing for intake and funnel.
  public var base: Target.Base?
  /// How many there are: started, ended with the class, or persons.
  public var count: Int
  /// The share's numerator; differs from `count` only where the base is the intake.
  public var shareCount: Int?
  /// The share's base.
  public var baseCount: Int?
  /// Lower end of the share's 95 % interval, after Wilson; none for the funnel.
  public var shareLow: Double?
  /// Upper end.
  public var shareHigh: Double?
  /// Reached less goal, as numbers, or as shares where the goal is a share alone.
  public var difference: Double?
  /// What the intake should be by today, if it were even.
  public var expectedToday: Double?
  /// How many are still needed; nothing for `atMost`.
  public var needed: Int?
  /// How many a month until the period ends.
  public var neededPerMonth: Double?
  /// How the goal stands.
  public var status: Status?
  /// Whether the goal is made up.
  public var isMadeUp = false

  /// The share; nothing without a base or where the base is empty.
  public var share: Double? {
    guard let shareCount, let baseCount, baseCount > 0 else { return nil }
    return Double(shareCount) / Double(baseCount)
  }

  /// Whether the difference is one of shares rather than of numbers.
  public var differenceIsShare: Bool { targetCount == nil && targetShare != nil }
}
