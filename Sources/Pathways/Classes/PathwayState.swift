/// What a person does on a day, finer than the class: the alphabet of the pathways.
@frozen public enum PathwayState: UInt8, Sendable, Hashable, CaseIterable {
  /// Unemployed jobseeker.
  case unemployed
  /// In a trial, practice or another service.
  case service
  /// In rehabilitative work activity (*kuntouttava työtoiminta*).
  case rehabilitative
  /// In training.
  case training
  /// In pay-subsidised work.
  case subsidised
  /// In the open labour market.
  case open
  /// Outside the labour force.
  case outside
  /// No register tells.
  case unknown

  /// The stable name used in files.
  public var id: String {
    switch self {
    case .unemployed: "unemployed"
    case .service: "service"
    case .rehabilitative: "rehabilitative"
    case .training: "training"
    case .subsidised: "subsidised"
    case .open: "open"
    case .outside: "outside"
    case .unknown: "unknown"
    }
  }

  // The state that goes with a class known from an end reason alone.
  init(presumed outcome: OutcomeClass) {
    switch outcome {
    case .open: self = .open
    case .subsidised: self = .subsidised
    case .training: self = .training
    case .jobSearch: self = .unemployed
    case .other: self = .outside
    case .unknown, .ongoing: self = .unknown
    }
  }
}
