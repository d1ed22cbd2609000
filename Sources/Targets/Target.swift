public import Pathways

/// A goal of the project: how many, or what share, of something in a region and period.
public struct Target: Sendable, Hashable {
  /// What is counted.
  public enum Measure: String, Sendable, Hashable, CaseIterable {
    /// Participations started in the period.
    case intake
    /// Participations ended in the period, by where they led.
    case open, subsidised, training
    case jobSearch = "job-search"
    case other
    /// Distinct persons on a list and in the target group.
    case screened
    /// Those of them who were invited.
    case invited
    /// Those of them who were interviewed.
    case interviewed
    /// Those of them who moved on into work or a measure.
    case forwarded

    /// The measure of a class; nothing for `unknown` and `ongoing`.
    public init?(_ outcome: OutcomeClass) { self.init(rawValue: outcome.id) }

    /// The class that is counted, if it is one.
    public var outcome: OutcomeClass? { OutcomeClass(id: rawValue) }

    /// Whether it is a step of the funnel.
    public var isFunnel: Bool {
      switch self {
      case .screened, .invited, .interviewed, .forwarded: true
      default: false
      }
    }
  }

  /// Which way is good.
  public enum Direction: String, Sendable, Hashable, CaseIterable {
    case atLeast, atMost
  }

  /// What a share is a share of.
  public enum Base: String, Sendable, Hashable, CaseIterable {
    /// Participations ended in the period with a known outcome.
    case ended
    /// Participations started in the period.
    case intake
  }

  /// Id of the region; nothing for the whole project.
  public var region: String?
  /// Id of the period; nothing for all days.
  public var period: String?
  /// What is counted.
  public var measure: Measure
  /// The goal as a number.
  public var count: Int?
  /// The goal as a fraction.
  public var share: Double?
  /// What the share is a share of.
  public var base: Base
  /// Which way is good.
  public var direction: Direction
  /// Whether the goal is made up, as sample goals are.
  public var isMadeUp: Bool

  /// Makes a target; the direction is the measure's own where none is given.
  public init(
    region: String? = nil, period: String? = nil, measure: Measure, count: Int? = nil,
    share: Double? = nil, base: Base = .ended, direction: Direction? = nil, isMadeUp: Bool = false
  ) {
    self.region = region
    self.period = period
    self.measure = measure
    self.count = count
    self.share = share
    self.base = base
    self.direction = direction ?? Target.direction(of: measure)
    self.isMadeUp = isMadeUp
  }

  /// Of job search and other one wants less, of everything else more.
  public static func direction(of measure: Measure) -> Direction {
    measure == .jobSearch || measure == .other ? .atMost : .atLeast
  }
}
