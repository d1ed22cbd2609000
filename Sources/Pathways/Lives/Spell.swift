internal import Register

/// One record as evidence: the days it covers, what it says of them, and what its end says.
struct Spell {
  var start: Day
  var end: Day
  /// The row of the evidence table, or nothing for a record that only shows that something began.
  var row: EvidenceRow?
  var outcome: OutcomeClass = .unknown
  var state: PathwayState = .unknown
  var flags: OutcomeFlags = []
  /// What the end reason says, or nothing.
  var reason: OutcomeClass?
  /// Index of the record.
  var record: UInt32

  /// Reads a record, or gives nothing if it says nothing about the class of any day.
  ///
  /// Job searches, statuses and measures count. A part-time status from before its code existed is
  /// silent altogether.
  init?(_ record: Record, at index: Int, book: ClassBook) {
    guard record.start <= record.end || record.end == .missing else { return nil }
    start = record.start
    end = record.end == .missing ? .open : record.end
    self.record = UInt32(truncatingIfNeeded: index)
    switch record.kind {
    case .jobSearch:
      row = .jobSearch
      outcome = .jobSearch
      state = .unemployed
      reason = end == .open ? nil : book.reason(record.value, on: end)
    case .status:
      if let meaning = book.status(record.code, on: start) {
        if meaning.isSilentBefore, start < meaning.from { return nil }
        take(meaning)
      }
      reason = end == .open ? nil : book.reason(record.value, on: end)
    case .measure:
      read(measure: record, book)
    default:
      return nil
    }
  }

  private mutating func read(measure record: Record, _ book: ClassBook) {
    switch record.measure {
    case .none: break
    case .placement:
      if record.table == .efficaMeasure {
        outcome = book.settings.efficaPlacement
        (row, state) = ClassBook.measure(outcome)
      } else if let meaning = book.placement(record.code, on: start) {
        take(meaning)
      } else {
        declare(practice: book)
      }
      reason = end == .open ? nil : book.placementReason(record.value, on: end)
    case .trial: declare(practice: book)
    case .training:
      (row, outcome, state) = (.training, .training, .training)
    case .service:
      (row, outcome, state) = (.service, .jobSearch, .service)
    case .rehabilitative:
      (row, outcome, state) = (.rehabilitative, book.settings.rehabilitative, .rehabilitative)
    }
  }

  private mutating func declare(practice book: ClassBook) {
    outcome = book.settings.practice
    (row, state) = ClassBook.measure(outcome)
  }

  private mutating func take(_ meaning: ClassBook.Meaning) {
    row = meaning.row
    outcome = meaning.outcome
    state = meaning.state
    flags = meaning.flags
  }

  // Whether this spell is better evidence than another one that covers the same day: the higher
  // row, then the better class, then the one that started last, then the record order.
  func beats(_ other: Spell) -> Bool {
    let row = row ?? .nothing
    let otherRow = other.row ?? .nothing
    if row != otherRow { return row < otherRow }
    let rank = outcome.rank(state)
    let otherRank = other.outcome.rank(other.state)
    if rank != otherRank { return rank < otherRank }
    if start != other.start { return start > other.start }
    return record < other.record
  }
}
