public import Register

/// Compiles a person's records into a life: once per person, in one sweep over the days on which
/// something begins, ends or stops being presumed.
///
/// The compiler keeps its working space between persons, so that nothing is allocated per person;
/// each thread has its own. Costs about n log n for n records, times how many cover one day.
public struct LifeCompiler {
  let book: ClassBook
  let asOf: Day
  private var spells: [Spell] = []
  private var cuts: [Int32] = []
  private var active: [Int32] = []
  private var presumption: Presumption?
  private var lastBeginning = Day.missing

  // The latest end with a reason that says something.
  private struct Presumption {
    var end: Day
    var outcome: OutcomeClass
    var record: UInt32
  }

  /// Makes a compiler for one thread.
  public init(book: ClassBook, asOf: Day) {
    self.book = book
    self.asOf = asOf
  }

  /// The life of one person; that of somebody without a person code is silent.
  public mutating func life(of person: Int, in people: PersonTable) -> Life {
    var life = Life(asOf: asOf)
    compile(person, in: people, into: &life)
    return life
  }

  /// Replaces a life by that of another person.
  public mutating func compile(
    _ person: Int, in people: PersonTable, into life: inout Life
  ) {
    life.asOf = asOf
    life.segments.removeAll(keepingCapacity: true)
    life.segments.append(.nothing(from: .missing))
    gather(person, people)
    guard !spells.isEmpty else { return }
    cutDays()
    active.removeAll(keepingCapacity: true)
    presumption = nil
    lastBeginning = .missing
    var next = 0
    for cut in cuts {
      let day = Day(rawValue: cut)
      close(before: day)
      while next < spells.count, spells[next].start <= day {
        active.append(Int32(truncatingIfNeeded: next))
        lastBeginning = max(lastBeginning, spells[next].start)
        next += 1
      }
      let segment = evaluate(day)
      if let last = life.segments.last, last.saysTheSame(as: segment) { continue }
      if life.segments.count == 1, segment.from == .missing { life.segments.removeAll() }
      life.segments.append(segment)
    }
  }

  private mutating func gather(_ person: Int, _ people: PersonTable) {
    spells.removeAll(keepingCapacity: true)
    guard people.keys[person].code != nil else { return }
    for index in people.records(of: person) {
      let kind = people.records[index].kind
      guard kind == .jobSearch || kind == .status || kind == .measure,
        people.records[index].start <= asOf,
        let spell = Spell(people.records[index], at: index, book: book)
      else { continue }
      spells.append(spell)
    }
    spells.sort { ($0.start, $0.record) < ($1.start, $1.record) }
  }

  // Every day on which the answer may change.
  private mutating func cutDays() {
    cuts.removeAll(keepingCapacity: true)
    for spell in spells {
      cuts.append(spell.start.rawValue)
      guard spell.end < asOf else { continue }
      cuts.append(spell.end.rawValue + 1)
      if spell.reason != nil {
        let (silent, overflow) = spell.end.rawValue.addingReportingOverflow(
          Int32(clamping: book.settings.presumeDays))
        if !overflow, silent < asOf.rawValue { cuts.append(silent + 1) }
      }
    }
    cuts.sort()
    var kept = 1
    for index in 1..<max(1, cuts.count) where cuts[index] != cuts[kept - 1] {
      cuts[kept] = cuts[index]
      kept += 1
    }
    cuts.removeLast(cuts.count - kept)
  }

  // Takes what has ended out of what covers the day, and remembers what its end says.
  private mutating func close(before day: Day) {
    var kept = 0
    for position in active.indices {
      let spell = spells[Int(active[position])]
      if spell.end >= day {
        active[kept] = active[position]
        kept += 1
      } else if let reason = spell.reason {
        remember(Presumption(end: spell.end, outcome: reason, record: spell.record))
      }
    }
    active.removeLast(active.count - kept)
  }

  private mutating func remember(_ candidate: Presumption) {
    guard let known = presumption else {
      presumption = candidate
      return
    }
    let rank = candidate.outcome.rank(PathwayState(presumed: candidate.outcome))
    let knownRank = known.outcome.rank(PathwayState(presumed: known.outcome))
    // The latest end, then the best class, then the record order.
    let isBetter =
      known.end != candidate.end
      ? known.end < candidate.end
      : (rank, candidate.record) < (knownRank, known.record)
    if isBetter { presumption = candidate }
  }

  // The class on a day: the first row of the table that holds.
  private func evaluate(_ day: Day) -> LifeSegment {
    var segment = LifeSegment.nothing(from: day)
    var best: Spell?
    for index in active {
      let spell = spells[Int(index)]
      segment.flags.formUnion(spell.flags)
      guard spell.row != nil else { continue }
      if let known = best, !spell.beats(known) { continue }
      best = spell
    }
    if let best {
      segment.record = best.record
      segment.outcome = best.outcome
      segment.state = best.state
      segment.row = best.row ?? .nothing
      segment.registerOutcome = best.outcome
    }
    if segment.row > .presumed, let presumption, lastBeginning <= presumption.end,
      day - presumption.end <= book.settings.presumeDays
    {
      segment.record = presumption.record
      segment.outcome = presumption.outcome
      segment.state = PathwayState(presumed: presumption.outcome)
      segment.row = .presumed
    }
    return segment
  }
}
