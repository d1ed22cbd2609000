/// Where a person went: the five classes a project reports, and two ways of not knowing.
@frozen public enum OutcomeClass: UInt8, Sendable, Hashable, CaseIterable {
  /// Open labour market (*avoimet työmarkkinat*).
  case open
  /// Pay-subsidised work (*palkkatukityö*).
  case subsidised
  /// Training (*koulutus*).
  case training
  /// Continues job search (*jatkaa työnhakua*).
  case jobSearch
  /// Other (*muu*).
  case other
  /// No register and no record of the project tells; never counted as other.
  case unknown
  /// The participation has not ended.
  case ongoing

  /// The five classes a target can be set for.
  public static let reported: [OutcomeClass] = [.open, .subsidised, .training, .jobSearch, .other]

  /// The stable name used in files.
  public var id: String {
    switch self {
    case .open: "open"
    case .subsidised: "subsidised"
    case .training: "training"
    case .jobSearch: "job-search"
    case .other: "other"
    case .unknown: "unknown"
    case .ongoing: "ongoing"
    }
  }

  /// Finds one of the five reported classes by its name.
  public init?(id: some StringProtocol) {
    guard let match = OutcomeClass.reported.first(where: { $0.id == id }) else { return nil }
    self = match
  }

  /// Whether the class is a move into work or training.
  @inlinable public var isSuccess: Bool { rawValue <= OutcomeClass.training.rawValue }

  // The place in the order of best classes; rehabilitative work activity stands before job search.
  func rank(_ state: PathwayState) -> UInt8 {
    switch self {
    case .open: 0
    case .subsidised: 1
    case .training: 2
    case .other: state == .rehabilitative ? 3 : 5
    case .jobSearch: 4
    case .unknown, .ongoing: 6
    }
  }
}
