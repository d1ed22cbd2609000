public import Register

/// One participation and where it led: one row of `outcomes.csv`, typed.
///
/// What is not known yet, or does not apply, is nothing: `nil`, `.missing` or `.tooEarly` stand for
/// an empty cell.
public struct OutcomeRow: Sendable, Hashable {
  /// The participation.
  public var participation: Participation
  /// The person, for the order of the rows and the person column.
  public var key: PersonKey
  /// Where the person went; `ongoing` if it has not ended by the as-of day.
  public var outcome = OutcomeClass.ongoing
  /// Whether the four weeks after the end are not over; nothing while ongoing.
  public var provisional: Bool?
  /// How the outcome is known; nothing while ongoing.
  public var evidence: EvidenceKind?
  /// The first day with the winning class and evidence; register and presumed only.
  public var evidenceDay = Day.missing
  /// Index of the record that won, `LifeSegment.noRecord` where none did.
  public var evidenceRecord = LifeSegment.noRecord
  /// Whether register and project agree, where both say something.
  public var agrees: Bool?
  /// Declared choices that touch the days of the window.
  public var flags: OutcomeFlags = []
  /// The class three calendar months after the end.
  public var afterShort: OutcomeClass?
  /// How that is known.
  public var evidenceShort: EvidenceKind?
  /// The class six calendar months after the end.
  public var afterLong: OutcomeClass?
  /// How that is known.
  public var evidenceLong: EvidenceKind?
  /// Whether 13 weeks of work followed.
  public var sustainedShort = FollowUp.tooEarly
  /// Whether 26 weeks of work followed.
  public var sustainedLong = FollowUp.tooEarly
  /// Whether in open work in the 2nd calendar quarter after the end's.
  public var nearQuarter = FollowUp.tooEarly
  /// Whether in open work in the 4th calendar quarter after the end's.
  public var farQuarter = FollowUp.tooEarly
  /// The first move into work or training, the end without one, or neither yet.
  public var event = TimeToEvent(days: 0, cause: .censored)
  /// The first day after the end in open, subsidised or training; missing if none.
  public var success = Day.missing
  /// The class of that day.
  public var successClass = OutcomeClass.unknown
  /// The first unemployed day after that; missing if none.
  public var unemployedAgain = Day.missing

  /// Makes a row for a participation that has not ended.
  init(_ participation: Participation, key: PersonKey) {
    self.participation = participation
    self.key = key
  }
}

/// How long it took from the first day of a participation to what ended the wait.
@frozen public struct TimeToEvent: Sendable, Hashable {
  /// What ended the wait.
  @frozen public enum Cause: UInt8, Sendable, Hashable, CaseIterable {
    /// Nothing has yet.
    case censored
    /// A move into the open labour market.
    case open
    /// A move into pay-subsidised work.
    case subsidised
    /// A move into training.
    case training
    /// The participation ended and led to none of these.
    case endedWithout

    /// The stable name used in files.
    public var id: String {
      switch self {
      case .censored: "censored"
      case .open: "open"
      case .subsidised: "subsidised"
      case .training: "training"
      case .endedWithout: "ended-without"
      }
    }

    init(_ outcome: OutcomeClass) {
      switch outcome {
      case .open: self = .open
      case .subsidised: self = .subsidised
      case .training: self = .training
      default: self = .endedWithout
      }
    }
  }

  /// Days from the start.
  public var days: Int32
  /// What ended the wait.
  public var cause: Cause

  /// Makes a time.
  @inlinable public init(days: Int32, cause: Cause) {
    self.days = days
    self.cause = cause
  }
}
