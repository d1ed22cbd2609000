internal import Pathways
internal import Register

/// Reads from a person's records whether an invitation, an interview and a move followed.
struct FunnelReader {
  private let people: PersonTable
  private let asOf: Day
  private let invitation: Symbol?
  private let interview: Symbol?
  private let statuses: [(code: Symbol, from: Day)]

  init(people: PersonTable, asOf: Day, settings: OutcomeSettings) {
    self.people = people
    self.asOf = asOf
    invitation = people.symbols.find(Activity.invitation.id)
    interview = people.symbols.find(Activity.interview.id)
    // A status code from before it existed says nothing.
    statuses = settings.forwardStatuses.compactMap { code in
      guard let symbol = people.symbols.find(code) else { return nil }
      let entries = CodeBook.builtIn.entries(.status, code: code)
      return (symbol, entries.map(\.from).min() ?? .missing)
    }
  }

  func followed(_ given: Funnel.Person) -> Funnel.Person {
    var person = given
    if person.invited > asOf { person.invited = .missing }
    guard let index = people.find(person.key) else { return person }
    let records = people.records(of: index)
    if let day = firstEvent(invitation, records) {
      person.invited = person.invited == .missing ? day : min(person.invited, day)
    }
    guard person.invited != .missing, let day = firstEvent(interview, records) else {
      return person
    }
    person.interviewed = day
    for index in records where people.records[index].start >= day {
      let record = people.records[index]
      guard record.start <= asOf, isMove(record) else { continue }
      if person.forwarded == .missing || record.start < person.forwarded {
        person.forwarded = record.start
      }
    }
    return person
  }

  private func isMove(_ record: Record) -> Bool {
    switch record.kind {
    case .measure: true
    case .status: statuses.contains { $0.code == record.code && $0.from <= record.start }
    default: false
    }
  }

  private func firstEvent(_ code: Symbol?, _ records: Range<Int>) -> Day? {
    guard let code else { return nil }
    var first: Day?
    for index in records {
      let record = people.records[index]
      guard record.kind == .event, record.code == code, record.start <= asOf else { continue }
      first = min(first ?? record.start, record.start)
    }
    return first
  }
}
