public import Register

/// What every code of a run's records means for the class on a day, compiled once.
///
/// A class, so that handing it on costs one reference and not one for each of its tables. Codes are
/// looked up by their symbol in flat arrays, so that the hot loop compares no text. A code
/// that was used again has several meanings with dates; the start of the record chooses. A known
/// code outside its dates keeps its nearest earlier meaning (`registers.md`, five ends, 5).
public final class ClassBook: Sendable {
  struct Meaning: Sendable {
    var from: Day
    var until: Day
    var row: EvidenceRow?
    var outcome: OutcomeClass
    var state: PathwayState
    var flags: OutcomeFlags
    var isSilentBefore: Bool
  }

  /// The settings the book was compiled with.
  public let settings: OutcomeSettings
  let meanings: [Meaning]
  // For each symbol the first meaning in the high bits, their number in the low eight.
  private let statuses: [UInt32]
  private let placements: [UInt32]
  private let reasons: [UInt32]
  private let placementReasons: [UInt32]
  private let recordedClasses: [UInt8]

  /// Compiles the code tables for the records of a run.
  public init(settings: OutcomeSettings, codes: CodeBook = .builtIn, symbols: SymbolTable) {
    self.settings = settings
    var meanings: [Meaning] = []
    func compile(_ table: CodeTable, _ meaning: (CodeBook.Entry) -> Meaning) -> [UInt32] {
      var index = [UInt32](repeating: 0, count: symbols.count)
      for code in Set(codes.entries(table).map(\.code)).sorted() {
        guard let symbol = symbols.find(code), !symbol.isNone else { continue }
        let found = codes.entries(table, code: code).map(meaning).sorted { $0.from < $1.from }
        index[Int(symbol.rawValue)] = UInt32(meanings.count) << 8 | UInt32(min(found.count, 255))
        meanings += found
      }
      return index
    }
    statuses = compile(.status) { ClassBook.status($0, settings) }
    placements = compile(.placement) { ClassBook.placement($0, settings) }
    reasons = compile(.endReason, ClassBook.reason)
    placementReasons = compile(.placementEndReason, ClassBook.reason)
    var recorded = [UInt8](repeating: 0, count: symbols.count)
    for outcome in OutcomeClass.reported {
      guard let symbol = symbols.find(outcome.id) else { continue }
      recorded[Int(symbol.rawValue)] = outcome.rawValue + 1
    }
    recordedClasses = recorded
    self.meanings = meanings
  }

  /// The class a project itself recorded, or nothing.
  func recorded(_ value: Symbol) -> OutcomeClass? {
    let index = Int(value.rawValue)
    guard index < recordedClasses.count, recordedClasses[index] > 0 else { return nil }
    return OutcomeClass(rawValue: recordedClasses[index] - 1)
  }

  func status(_ code: Symbol, on day: Day) -> Meaning? { choose(statuses, code, day) }
  func placement(_ code: Symbol, on day: Day) -> Meaning? { choose(placements, code, day) }
  func reason(_ code: Symbol, on day: Day) -> OutcomeClass? {
    outcome(choose(reasons, code, day))
  }
  func placementReason(_ code: Symbol, on day: Day) -> OutcomeClass? {
    outcome(choose(placementReasons, code, day))
  }

  private func outcome(_ meaning: Meaning?) -> OutcomeClass? {
    guard let meaning, meaning.outcome != .unknown else { return nil }
    return meaning.outcome
  }

  private func choose(_ table: [UInt32], _ code: Symbol, _ day: Day) -> Meaning? {
    let index = Int(code.rawValue)
    guard index < table.count, table[index] != 0 else { return nil }
    let first = Int(table[index] >> 8)
    let count = Int(table[index] & 0xFF)
    // The last meaning that had begun by the day, or the first of all.
    var chosen = first
    for candidate in first..<(first + count) where meanings[candidate].from <= day {
      chosen = candidate
    }
    return meanings[chosen]
  }
}

extension ClassBook {
  private static func status(_ entry: CodeBook.Entry, _ settings: OutcomeSettings) -> Meaning {
    let outcome = OutcomeClass(id: entry.outcome) ?? .unknown
    let row: EvidenceRow? =
      switch outcome {
      case .subsidised: .subsidised
      case .open: .open
      case .training: .training
      case .jobSearch: entry.code == settings.serviceStatus ? .service : .unemployed
      case .other: .outside
      case .unknown, .ongoing: nil
      }
    let state: PathwayState = row == .service ? .service : PathwayState(presumed: outcome)
    return Meaning(
      from: entry.from, until: entry.until, row: row, outcome: outcome, state: state, flags: [],
      isSilentBefore: entry.code == settings.silentBeforeDates)
  }

  private static func placement(_ entry: CodeBook.Entry, _ settings: OutcomeSettings) -> Meaning {
    var flags: OutcomeFlags = []
    var outcome = OutcomeClass(id: entry.outcome) ?? .jobSearch
    if entry.note == settings.apprenticeshipNote {
      flags = .alsoTraining
      outcome = settings.apprenticeship
    } else if entry.note == settings.startUpGrantNote {
      flags = .selfEmployed
      outcome = settings.startUpGrant
    } else if outcome == .jobSearch {
      outcome = settings.practice
    }
    let (row, state) = measure(outcome)
    return Meaning(
      from: entry.from, until: entry.until, row: row, outcome: outcome, state: state, flags: flags,
      isSilentBefore: false)
  }

  private static func reason(_ entry: CodeBook.Entry) -> Meaning {
    let outcome = OutcomeClass(id: entry.outcome) ?? .unknown
    return Meaning(
      from: entry.from, until: entry.until, row: .presumed, outcome: outcome,
      state: PathwayState(presumed: outcome), flags: [], isSilentBefore: false)
  }

  /// The row and state of a placement or trial whose class is declared.
  static func measure(_ outcome: OutcomeClass) -> (row: EvidenceRow, state: PathwayState) {
    switch outcome {
    case .subsidised: (.subsidised, .subsidised)
    case .open: (.open, .open)
    case .training: (.training, .training)
    case .jobSearch, .other, .unknown, .ongoing: (.service, .service)
    }
  }
}
