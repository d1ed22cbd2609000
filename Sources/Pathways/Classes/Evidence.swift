/// The rows of the evidence table: the first that holds on a day says the class.
@frozen public enum EvidenceRow: UInt8, Sendable, Hashable, CaseIterable, Comparable {
  /// A subsidised placement, or status 00.
  case subsidised = 1
  /// Status 01 or 09, or a placement that counts as open.
  case open = 2
  /// A training, or status 08.
  case training = 3
  /// Rehabilitative work activity.
  case rehabilitative = 4
  /// A trial, another service, a practice placement, or status 07.
  case service = 5
  /// Status 02, 03 or 04.
  case unemployed = 6
  /// Status 05 or 06.
  case outside = 7
  /// The reason why a job search, status or placement ended, while nothing new has begun.
  case presumed = 8
  /// A job search.
  case jobSearch = 9
  /// No evidence.
  case nothing = 10

  /// Whether one row stands above the other in the table.
  @inlinable public static func < (left: EvidenceRow, right: EvidenceRow) -> Bool {
    left.rawValue < right.rawValue
  }

  /// What kind of evidence the row is.
  public var kind: EvidenceKind {
    switch self {
    case .presumed: .presumed
    case .nothing: .none
    default: .register
    }
  }
}

/// How an outcome is known.
@frozen public enum EvidenceKind: UInt8, Sendable, Hashable, CaseIterable {
  /// A register says so.
  case register
  /// The person left the register with a reason, and has not come back.
  case presumed
  /// Only the project itself says so.
  case recorded
  /// Nobody says anything.
  case none

  /// The stable name used in files.
  public var id: String {
    switch self {
    case .register: "register"
    case .presumed: "presumed"
    case .recorded: "recorded"
    case .none: "none"
    }
  }
}

/// What must be said beside a class because a declared choice made it.
@frozen public struct OutcomeFlags: OptionSet, Sendable, Hashable {
  /// The set as bits.
  public var rawValue: UInt8
  /// Makes a set from its bits.
  @inlinable public init(rawValue: UInt8) { self.rawValue = rawValue }
  /// An apprenticeship: work and training at once.
  @inlinable public static var alsoTraining: OutcomeFlags { OutcomeFlags(rawValue: 1) }
  /// A start-up grant: work of one's own.
  @inlinable public static var selfEmployed: OutcomeFlags { OutcomeFlags(rawValue: 2) }

  /// The stable names, in the order they are written.
  public var ids: [String] {
    (contains(.alsoTraining) ? ["also-training"] : [])
      + (contains(.selfEmployed) ? ["self-employed"] : [])
  }
}

/// An answer about what followed; nothing while it is too early to tell.
@frozen public enum FollowUp: UInt8, Sendable, Hashable, CaseIterable {
  /// The day that would tell has not come.
  case tooEarly
  /// A register says yes.
  case yes
  /// Left for work, and has come back to no register since.
  case presumed
  /// A register says otherwise.
  case no
  /// No register tells.
  case unknown

  /// The stable name used in files; empty while it is too early.
  public var id: String {
    switch self {
    case .tooEarly: ""
    case .yes: "yes"
    case .presumed: "presumed"
    case .no: "no"
    case .unknown: "unknown"
    }
  }
}
