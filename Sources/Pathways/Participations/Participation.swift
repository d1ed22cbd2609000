public import Register

/// One person's time in the project: one row of `outcomes.csv` before anything is known of what
/// followed.
public struct Participation: Sendable, Hashable {
  /// Index of the person in the person table.
  public var person: UInt32
  /// The part of the project that started first, of those that have a name.
  public var firstPart: Symbol
  /// Further parts, each once, in order of their first start; nearly always none.
  public var moreParts: [Symbol]
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
  /// Index of the record that ended last: the one `recorded` and `coach` stand in.
  public var lastRecord: UInt32
  /// The records the participation was made of.
  public var recordCount: Int

  /// Whether it has ended by a day; an end that has not come yet is no end.
  @inlinable public func hasEnded(by asOf: Day) -> Bool { ended <= asOf }

  /// The parts of the project, each once, in order of their first start.
  public var parts: [Symbol] { firstPart.isNone ? [] : [firstPart] + moreParts }

  /// Adds a person's participations that have begun by the as-of day.
  static func append(
    of person: Int, in people: PersonTable, book: ClassBook, regions: RegionTable, asOf: Day,
    to result: inout [Participation]
  ) {
    let range = people.records(of: person)
    // Participations stand last but for events, by start.
    var end = range.upperBound
    while end > range.lowerBound, people.records[end - 1].kind == .event { end -= 1 }
    var begin = end
    while begin > range.lowerBound, people.records[begin - 1].kind == .participation { begin -= 1 }
    let hasBegun = { (index: Int) in
      people.records[index].start.isReal && people.records[index].start <= asOf
    }
    guard end > begin else { return }
    if end - begin == 1 {
      if hasBegun(begin) { result.append(alone(begin, person, people, book, regions)) }
      return
    }
    // Of two that are the same but for their part, the order in the file must not decide.
    let indices = (begin..<end).filter(hasBegun).sorted {
      precedes(people.records[$0], people.records[$1], people.symbols)
    }
    guard let first = indices.first else { return }
    if book.settings.reentry == .merge {
      var joined = alone(first, person, people, book, regions)
      for index in indices.dropFirst() {
        joined.join(people.records[index], at: index, book)
      }
      result.append(joined)
    } else {
      for index in indices { result.append(alone(index, person, people, book, regions)) }
    }
  }

  private static func alone(
    _ index: Int, _ person: Int, _ people: PersonTable, _ book: ClassBook, _ regions: RegionTable
  ) -> Participation {
    let record = people.records[index]
    let residence = residence(of: person, on: record.start, in: people)
    let municipality = residence ?? record.municipality
    return Participation(
      person: UInt32(truncatingIfNeeded: person), firstPart: record.code, moreParts: [],
      region: regions.region(of: municipality, on: record.start), municipality: municipality,
      started: record.start, ended: endDay(record), recorded: book.recorded(record.value),
      coach: record.coach, record: UInt32(truncatingIfNeeded: index),
      lastRecord: UInt32(truncatingIfNeeded: index), recordCount: 1)
  }

  // Takes in a part that started later, or on the same day.
  private mutating func join(_ record: Record, at index: Int, _ book: ClassBook) {
    recordCount += 1
    if firstPart.isNone {
      firstPart = record.code
    } else if !record.code.isNone, record.code != firstPart, !moreParts.contains(record.code) {
      moreParts.append(record.code)
    }
    // The one that ended last speaks; of two that ended together, the one that started later.
    let end = Participation.endDay(record)
    guard end >= ended else { return }
    ended = end
    recorded = book.recorded(record.value)
    coach = record.coach
    lastRecord = UInt32(truncatingIfNeeded: index)
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
