public import Register

/// Why a participation has the outcome it has: the evidence that won, and all that lost to it.
///
/// Made for one row when somebody asks; a run does not keep it.
public struct OutcomeExplanation: Sendable, Hashable {
  /// One record's word about the days after the end.
  public struct Item: Sendable, Hashable {
    /// What the record says.
    public var outcome: OutcomeClass
    /// The state that goes with it.
    public var state: PathwayState
    /// The row of the evidence table; nothing for the project's own word.
    public var row: EvidenceRow?
    /// How it is known.
    public var kind: EvidenceKind
    /// The first day of the window it speaks for; the end's own day for the project's word.
    public var first: Day
    /// The last day of the window it speaks for.
    public var last: Day
    /// Index of the record in the person table: file and line stand there.
    public var record: Int
  }

  /// The days that were looked at, up to the as-of day; empty range if none has come.
  public var window: DayRange
  /// What decided; nothing if nobody says anything.
  public var winner: Item?
  /// What else speaks for days of the window, or was recorded, the strongest first.
  public var losers: [Item]

  /// Explains the outcome of an ended participation; nothing while it is ongoing.
  public init?(_ row: OutcomeRow, in people: PersonTable, tracer: Tracer) {
    guard row.outcome != .ongoing else { return nil }
    let settings = tracer.book.settings
    let end = row.participation.ended
    window = DayRange(end + 1, min(end + settings.windowDays, tracer.asOf))
    var items: [Item] = []
    let person = Int(row.participation.person)
    let days = window
    if people.keys[person].code != nil {
      let spells = people.records(of: person).compactMap { index in
        people.records[index].start <= tracer.asOf
          ? Spell(people.records[index], at: index, book: tracer.book) : nil
      }
      for spell in spells {
        // Whatever begins after an end silences what the end's reason let one presume.
        let next = spells.map(\.start).filter { $0 > spell.end }.min()
        items += OutcomeExplanation.items(
          of: spell, in: days, until: next, presumeDays: settings.presumeDays)
      }
    }
    if let recorded = row.participation.recorded {
      items.append(
        Item(
          outcome: recorded, state: PathwayState(presumed: recorded), row: nil, kind: .recorded,
          first: end, last: end, record: Int(row.participation.lastRecord)))
    }
    items.sort { OutcomeExplanation.precedes($0, $1) }
    let winner = items.firstIndex {
      Int(row.evidenceRecord) == $0.record && $0.kind == row.evidence && $0.outcome == row.outcome
    }
    self.winner = winner.map { items[$0] }
    if let winner { items.remove(at: winner) }
    losers = items
  }

  // A spell speaks for the days it covers, and its end reason for those on which it is presumed.
  private static func items(
    of spell: Spell, in window: DayRange, until next: Day?, presumeDays: Int
  ) -> [Item] {
    var items: [Item] = []
    let covered = DayRange(max(spell.start, window.first), min(spell.end, window.last))
    if let row = spell.row, covered.first <= covered.last {
      items.append(
        Item(
          outcome: spell.outcome, state: spell.state, row: row, kind: .register,
          first: covered.first, last: covered.last, record: Int(spell.record)))
    }
    guard let reason = spell.reason, spell.end.isReal, window.first <= window.last else {
      return items
    }
    var silent = spell.end + presumeDays
    if let next { silent = min(silent, next - 1) }
    let presumed = DayRange(max(spell.end + 1, window.first), min(silent, window.last))
    if presumed.first <= presumed.last {
      items.append(
        Item(
          outcome: reason, state: PathwayState(presumed: reason), row: .presumed, kind: .presumed,
          first: presumed.first, last: presumed.last, record: Int(spell.record)))
    }
    return items
  }

  private static func precedes(_ left: Item, _ right: Item) -> Bool {
    if (left.kind == .recorded) != (right.kind == .recorded) { return right.kind == .recorded }
    let (rank, other) = (left.outcome.rank(left.state), right.outcome.rank(right.state))
    if rank != other { return rank < other }
    if left.kind != right.kind { return left.kind.rawValue < right.kind.rawValue }
    if left.first != right.first { return left.first < right.first }
    return left.record < right.record
  }
}
