/// The kinds of canonical record, in the order the records of a person are kept.
@frozen public enum RecordKind: UInt8, Sendable, Hashable, CaseIterable {
  case client, residence, permission, jobSearch, status, serviceLine, measure, plan, contact
  case benefit, statement, situation, participation, event

  /// The stable name used in layouts and outputs.
  public var id: String {
    switch self {
    case .client: "client"
    case .residence: "residence"
    case .permission: "permission"
    case .jobSearch: "job-search"
    case .status: "status"
    case .serviceLine: "service-line"
    case .measure: "measure"
    case .plan: "plan"
    case .contact: "contact"
    case .benefit: "benefit"
    case .statement: "statement"
    case .situation: "situation"
    case .participation: "participation"
    case .event: "event"
    }
  }

  /// Finds a kind by its name.
  public init?(id: some StringProtocol) {
    guard let match = RecordKind.allCases.first(where: { $0.id == id }) else { return nil }
    self = match
  }

  /// Whether two versions of one record (same person, code and start) replace each other; other
  /// kinds are only ever duplicates.
  public var hasVersions: Bool {
    switch self {
    case .client, .contact, .benefit, .statement, .event: false
    default: true
    }
  }
}

/// The kinds of measure.
@frozen public enum MeasureKind: UInt8, Sendable, Hashable, CaseIterable {
  case none, placement, trial, training, service, rehabilitative

  /// The stable name used in layouts and outputs.
  public var id: String {
    switch self {
    case .none: ""
    case .placement: "placement"
    case .trial: "trial"
    case .training: "training"
    case .service: "service"
    case .rehabilitative: "rehabilitative"
    }
  }

  /// Finds a measure kind by its name.
  public init?(id: some StringProtocol) {
    guard let match = MeasureKind.allCases.first(where: { $0.id == id && $0 != .none }) else {
      return nil
    }
    self = match
  }
}

/// Yes, no, or not known.
@frozen public enum Answer: UInt8, Sendable, Hashable {
  case unknown, no, yes
}

/// The way a contact was made, as far as decisions care.
@frozen public enum ContactWay: UInt8, Sendable, Hashable {
  /// A letter, call or message: a contact, but it activates nobody.
  case other
  /// The client and the office met, in person or by video.
  case meeting
  /// A call attempt, or a contact that failed or was cancelled: no contact at all.
  case failed
}
