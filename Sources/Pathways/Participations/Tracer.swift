public import Register

/// Traces participations through the registers: a pure function of a range of persons, so that
/// several threads can each take a range and share nothing.
public struct Tracer: Sendable {
  /// What every code means.
  public let book: ClassBook
  /// The region of every municipality.
  public let regions: RegionTable
  /// The last day that counts.
  public let asOf: Day
  private let activities: ActivityBook

  /// Makes a tracer for the records of a run.
  public init(
    people: PersonTable, asOf: Day, settings: OutcomeSettings = .standard,
    regions: Regions = Regions([]), codes: CodeBook = .builtIn,
    municipalities: Municipalities = .builtIn
  ) {
    self.init(
      book: ClassBook(settings: settings, codes: codes, symbols: people.symbols),
      regions: RegionTable(regions, municipalities: municipalities, symbols: people.symbols),
      symbols: people.symbols, asOf: asOf)
  }

  /// Makes a tracer of its compiled parts.
  public init(book: ClassBook, regions: RegionTable, symbols: SymbolTable, asOf: Day) {
    self.book = book
    self.regions = regions
    self.asOf = asOf
    activities = ActivityBook(symbols: symbols)
  }

  /// Traces the participations of some persons, by person.
  ///
  /// - Parameters:
  ///   - step: How long a step of the sequences is; `none` leaves them out.
  ///   - process: Whether activities are collected too.
  public func trace(
    _ persons: Range<Int>, in people: PersonTable, step: Trace.Step = .month, process: Bool = true
  ) -> Trace {
    var trace = Trace()
    var compiler = LifeCompiler(book: book, asOf: asOf)
    var life = Life(asOf: asOf)
    var participations: [Participation] = []
    for person in persons {
      participations.removeAll(keepingCapacity: true)
      Participation.append(
        of: person, in: people, book: book, regions: regions, asOf: asOf, to: &participations)
      guard !participations.isEmpty else { continue }
      compiler.compile(person, in: people, into: &life)
      for participation in participations {
        var row = OutcomeRow(participation, key: people.keys[person])
        if participation.hasEnded(by: asOf) { row.follow(life, book.settings) }
        row.await(life)
        trace.rows.append(row)
        if step != .none {
          trace.append(sequenceOf: life, from: participation.started, step: step)
        }
      }
      if process { append(casesOf: person, participations, people, life, to: &trace) }
    }
    return trace
  }

  // One case a participation. Events that stand before the first participation lead to it; where
  // participations are kept apart, those between two lead to the later one.
  private func append(
    casesOf person: Int, _ participations: [Participation], _ people: PersonTable, _ life: Life,
    to trace: inout Trace
  ) {
    var events: [Occurrence] = []
    for index in people.records(of: person).reversed() {
      let record = people.records[index]
      guard record.kind == .event else { break }
      guard record.start <= asOf, let activity = activities.activity(record) else { continue }
      events.append(Occurrence(day: record.start, activity: activity))
    }
    let owners = events.map { Tracer.owner(of: $0.day, participations) }
    for (index, participation) in participations.enumerated() {
      let begin = trace.occurrences.count
      for (event, owner) in zip(events, owners) where owner == index {
        trace.occurrences.append(event)
      }
      // States are followed to the as-of day, or to the day before the next participation.
      var last = asOf
      for other in participations where other.started > participation.started {
        last = min(last, other.started - 1)
      }
      trace.append(beginningsOf: life, from: participation.started, through: last)
      trace.occurrences[begin...].sort()
      trace.occurrenceEnds.append(trace.occurrences.count)
    }
  }

  // The participation that covers the day; else the next one to start; else the last one.
  private static func owner(of day: Day, _ participations: [Participation]) -> Int {
    var next: Int?
    for (index, participation) in participations.enumerated() {
      if participation.started <= day, day <= participation.ended { return index }
      if participation.started > day {
        if let known = next, participations[known].started <= participation.started { continue }
        next = index
      }
    }
    return next ?? participations.count - 1
  }
}

extension Trace {
  fileprivate mutating func append(sequenceOf life: Life, from start: Day, step: Step) {
    var index = life.index(on: start)
    var count = 0
    while true {
      let day = step == .week ? start + 7 * count : start.adding(months: count)
      guard day <= life.asOf else { break }
      while index + 1 < life.segments.count, life.segments[index + 1].from <= day { index += 1 }
      states.append(life.segments[index].state)
      count += 1
    }
    sequenceEnds.append(states.count)
  }

  fileprivate mutating func append(beginningsOf life: Life, from start: Day, through last: Day) {
    var previous: PathwayState?
    for index in life.index(on: start)..<life.segments.count {
      let segment = life.segments[index]
      if segment.from > last { return }
      guard segment.state != previous else { continue }
      previous = segment.state
      occurrences.append(
        Occurrence(day: max(segment.from, start), activity: Activity(segment.state)))
    }
  }
}
