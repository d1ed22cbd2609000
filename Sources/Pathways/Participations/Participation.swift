public import Register

/// One person's time in the project: one row of `outcomes.csv` before anything is known of what
/// followed.
public struct Participation: Sendable, Hashable {
  /// Index of the person in the person table.
  public var person: UInt32
  /// The parts of the project, each once, in order of their first start.
  public var parts: [Symbol]
  /// Index of the region on the first day, `RegionTable.none` if none.
  public var region: Int16
  /// The municipality of residence on the first day, else the one the row names.
  public var municipality: Symbol
  /// The first day.
  public var started: Day
  /// The last day, `Day.open` while any part is open.
  public var ended: Day
  /// The class the project itself recorded, of the part that ended last.
  public var recorded: OutcomeClass?
  /// The coach of the part that ended last.
  public var coach: Symbol
  /// Index of the first record of the participation.
  public var record: UInt32
  /// The records the participation was made of.
  public var recordCount: Int

  /// Whether it has ended by a day; an end that has not come yet is no end.
  @inlinable public func hasEnded(by asOf: Day) -> Bool { ended <= asOf }

  /// Reads a person's participations that have begun by the as-of day.
  static func all(
    of person: Int, in people: PersonTable, book: ClassBook, regions: RegionTable, asOf: Day
  ) -> [Participation] {
    let range = people.records(of: person)
    // Participations stand last but for events.
    var end = range.upperBound
    while end > range.lowerBound, people.records[end - 1].kind == .event { end -= 1 }
    var begin = end
    while begin > range.lowerBound, people.records[begin - 1].kind == .participation { begin -= 1 }
    guard begin < end else { return [] }
    let indices = (begin..<end).filter {
      people.records[$0].start.isReal && people.records[$0].start <= asOf
    }
    guard !indices.isEmpty else { return [] }
    let groups: [[Int]] =
      book.settings.reentry == .merge ? [indices] : indices.map { [$0] }
    return groups.map { joined($0, person, people, book, regions) }
  }

  private static func joined(
    _ unsorted: [Int], _ person: Int, _ people: PersonTable, _ book: ClassBook,
    _ regions: RegionTable
  ) -> Participation {
    let indices =
      unsorted.count == 1
      ? unsorted
      : unsorted.sorted { precedes(people.records[$0], people.records[$1], people.symbols) }
    let first = people.records[indices[0]]
    var last = first
    var parts: [Symbol] = []
    for index in indices {
      let record = people.records[index]
      if !record.code.isNone, !parts.contains(record.code) { parts.append(record.code) }
      // The one that ended last; of two that ended together, the one that started later.
      if endDay(record) >= endDay(last) { last = record }
    }
    let residence = residence(of: person, on: first.start, in: people)
    let municipality = residence ?? first.municipality
    return Participation(
      person: UInt32(truncatingIfNeeded: person), parts: parts,
      region: regions.region(of: municipality, on: first.start), municipality: municipality,
      started: first.start, ended: endDay(last), recorded: book.recorded(last.value),
      coach: last.coach, record: UInt32(truncatingIfNeeded: indices[0]), recordCount: indices.count)
  }

  private static func endDay(_ record: Record) -> Day {
    record.end.isReal ? record.end : .open
  }

  // By start, then end, then the part's text, so that the order of the files does not matter.
  private static func precedes(_ left: Record, _ right: Record, _ symbols: SymbolTable) -> Bool {
    if left.start != right.start { return left.start < right.start }
    if left.end != right.end { return left.end < right.end }
    return symbols.utf8(left.code).lexicographicallyPrecedes(symbols.utf8(right.code))
  }

  // The residence spell that covers the day; of several the one that started last.
  private static func residence(of person: Int, on day: Day, in people: PersonTable) -> Symbol? {
    guard people.keys[person].code != nil else { return nil }
    var found: Symbol?
    var start = Day.missing
    for index in people.records(of: person) {
      let record = people.records[index]
      if record.kind > .residence { break }
      guard record.kind == .residence, record.covers(day), !record.code.isNone else { continue }
      if found == nil || record.start > start {
        found = record.code
        start = record.start
      }
    }
    return found
  }
}

extension RecordKind {
  fileprivate static func > (left: RecordKind, right: RecordKind) -> Bool {
    left.rawValue > right.rawValue
  }
}
