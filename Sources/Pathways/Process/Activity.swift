public import Register

/// What happens in a case: the project's events and phases, and the beginnings of states.
///
/// The raw values are the order of activities on one day: the project's events as `registers.md`
/// lists them, then the states.
@frozen public enum Activity: UInt8, Sendable, Hashable, CaseIterable, Comparable {
  case invitation, interview, noShow, refusal
  case phase, phase1, phase2, phase3, phase4, phase5
  case employerContact
  case unemployed, service, rehabilitative, training, subsidised, open, outside, unknown

  /// Whether one activity stands before another on one day.
  @inlinable public static func < (left: Activity, right: Activity) -> Bool {
    left.rawValue < right.rawValue
  }

  /// The stable name used in files.
  public var id: String {
    switch self {
    case .invitation: "invitation"
    case .interview: "interview"
    case .noShow: "no-show"
    case .refusal: "refusal"
    case .phase: "phase"
    case .phase1: "phase-1"
    case .phase2: "phase-2"
    case .phase3: "phase-3"
    case .phase4: "phase-4"
    case .phase5: "phase-5"
    case .employerContact: "employer-contact"
    default: state?.id ?? ""
    }
  }

  /// The beginning of a state.
  init(_ state: PathwayState) {
    self = Activity(rawValue: Activity.unemployed.rawValue + state.rawValue) ?? .unknown
  }

  /// The state that begins, if the activity is one.
  public var state: PathwayState? {
    guard self >= .unemployed else { return nil }
    return PathwayState(rawValue: rawValue - Activity.unemployed.rawValue)
  }
}

/// One activity on its day.
@frozen public struct Occurrence: Sendable, Hashable, Comparable {
  /// The day.
  public var day: Day
  /// What happened.
  public var activity: Activity

  /// Makes an occurrence.
  @inlinable public init(day: Day, activity: Activity) {
    self.day = day
    self.activity = activity
  }

  /// By day, then in the order of activities on one day.
  @inlinable public static func < (left: Occurrence, right: Occurrence) -> Bool {
    left.day != right.day ? left.day < right.day : left.activity < right.activity
  }
}

/// Which activity an event record is, compiled for the symbols of a run.
struct ActivityBook: Sendable {
  private let kinds: [UInt8]
  private let phases: [UInt8]

  init(symbols: SymbolTable) {
    var kinds = [UInt8](repeating: .max, count: symbols.count)
    var phases = kinds
    let events: [Activity] = [
      .invitation, .interview, .noShow, .refusal, .phase, .employerContact,
    ]
    for activity in events {
      if let symbol = symbols.find(activity.id) { kinds[Int(symbol.rawValue)] = activity.rawValue }
    }
    let numbered: [Activity] = [.phase1, .phase2, .phase3, .phase4, .phase5]
    for (index, activity) in numbered.enumerated() {
      if let symbol = symbols.find(String(index + 1)) {
        phases[Int(symbol.rawValue)] = activity.rawValue
      }
    }
    self.kinds = kinds
    self.phases = phases
  }

  func activity(_ record: Record) -> Activity? {
    let code = Int(record.code.rawValue)
    guard code < kinds.count, let activity = Activity(rawValue: kinds[code]) else { return nil }
    let value = Int(record.value.rawValue)
    guard activity == .phase, value < phases.count else { return activity }
    return Activity(rawValue: phases[value]) ?? .phase
  }
}
