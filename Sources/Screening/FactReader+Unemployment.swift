import Register
import Rulebook

extension FactReader {
  // Whoever has a job search or a status on the day is a client of the employment office. The
  // status that began last tells whether the client is unemployed; its unemployment has lasted
  // since the first of the spells that follow one another without a day between.
  func readUnemployment(_ person: Int, _ facts: inout PersonFacts) {
    guard facts.consultation.usable.contains(.ura) else { return }
    var current = -1
    for index in people.records(of: person) {
      let record = people.records[index]
      guard record.register == .ura, record.kind == .jobSearch || record.kind == .status,
        record.covers(day)
      else { continue }
      if facts.records[FactID.employmentClient.rawValue] < 0 {
        facts[.employmentClient] = .known(1)
        facts.records[FactID.employmentClient.rawValue] = index
      }
      guard record.kind == .status else { continue }
      guard record.start != .missing else {
        facts.incomplete[FactID.monthsUnemployed.rawValue].insert(.ura)
        continue
      }
      if current >= 0 {
        let best = people.records[current]
        if record.start < best.start { continue }
        // Of two that began on one day the unemployment stands.
        if record.start == best.start, isUnemployment(best) { continue }
      }
      current = index
    }
    guard current >= 0, isUnemployment(people.records[current]) else { return }
    let first = firstOfUnemployment(current, person)
    guard let months = wholeMonths(from: people.records[first].start) else { return }
    facts[.monthsUnemployed] = .known(Int32(clamping: months))
    facts.records[FactID.monthsUnemployed.rawValue] = first
  }

  private func isUnemployment(_ record: Record) -> Bool {
    record.kind == .status && record.register == .ura && words.unemployed.contains(record.code)
  }

  private func firstOfUnemployment(_ current: Int, _ person: Int) -> Int {
    var first = current
    var found = true
    while found {
      found = false
      let start = people.records[first].start
      for index in people.records(of: person) {
        let record = people.records[index]
        guard isUnemployment(record), record.start.isReal, record.start < start,
          record.end >= start - 1
        else { continue }
        first = index
        found = true
        break
      }
    }
    return first
  }

  /// Full calendar months from a day to the screening day.
  private func wholeMonths(from start: Day) -> Int? {
    guard start.isReal, start <= day else { return nil }
    let (year, month, _) = start.components
    let (thisYear, thisMonth, _) = day.components
    let months = (thisYear - year) * 12 + thisMonth - month
    return start.adding(months: months) <= day ? months : months - 1
  }
}
