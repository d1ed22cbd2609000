import Pathways
import Register

/// The slow, obvious twin: reads the design's sentences one day at a time from the raw records.
///
/// It shares nothing with the engine but the code tables.
struct SlowReference {
  let asOf: Day
  private let facts: [Fact]
  private let firstDay: Day
  private var words: [Word] = []
  private let presumeDays = 182

  /// A record with its texts read.
  private struct Fact {
    var record: Record
    var code: String
    var placement = ""
    var reason = ""
    var isSilent = false
    var kind: RecordKind { record.kind }
    var measure: MeasureKind { record.measure }
  }

  /// Reads the records, and asks for the class on every day from a first one on.
  init(records: [Record], symbols: SymbolTable, from firstDay: Day, asOf: Day) {
    self.asOf = asOf
    self.firstDay = firstDay
    facts = records.filter { $0.start <= asOf }.map { record in
      var fact = Fact(record: record, code: symbols.text(record.code))
      let value = symbols.text(record.value)
      let named = { (table: CodeTable, code: String) in
        CodeBook.builtIn.entries(table, code: code).first?.outcome ?? ""
      }
      switch record.kind {
      case .status:
        fact.isSilent = fact.code == "09" && record.start < World.day("2022-05-01")
        fact.reason = named(.endReason, value)
      case .jobSearch:
        fact.reason = named(.endReason, value)
      case .measure where record.measure == .placement:
        fact.placement =
          record.table == .efficaMeasure ? "subsidised" : named(.placement, fact.code)
        fact.reason = named(.placementEndReason, value)
      default: break
      }
      return fact
    }
    if firstDay <= asOf {
      words = (0...(asOf - firstDay)).map { answer(firstDay + $0) }
    }
  }

  struct Word: Equatable {
    var outcome: String
    var state: String
    var row: Int
    /// The class by rows 1-7 and 9.
    var register: String
  }

  private func has(_ day: Day, _ test: (Fact) -> Bool) -> Bool {
    facts.contains { $0.record.covers(day) && !$0.isSilent && test($0) }
  }

  private func isStatus(_ fact: Fact, _ codes: [String]) -> Bool {
    fact.kind == .status && codes.contains(fact.code)
  }

  private func byRegister(_ day: Day) -> Word? {
    if has(day, { isStatus($0, ["00"]) || $0.placement == "subsidised" }) {
      return Word(outcome: "subsidised", state: "subsidised", row: 1, register: "subsidised")
    }
    if has(day, { isStatus($0, ["01", "09"]) || $0.placement == "open" }) {
      return Word(outcome: "open", state: "open", row: 2, register: "open")
    }
    if has(day, { isStatus($0, ["08"]) || $0.measure == .training }) {
      return Word(outcome: "training", state: "training", row: 3, register: "training")
    }
    if has(day, { $0.measure == .rehabilitative }) {
      return Word(outcome: "other", state: "rehabilitative", row: 4, register: "other")
    }
    if has(
      day,
      {
        isStatus($0, ["07"]) || $0.measure == .trial || $0.measure == .service
          || $0.placement == "job-search"
      })
    {
      return Word(outcome: "job-search", state: "service", row: 5, register: "job-search")
    }
    if has(day, { isStatus($0, ["02", "03", "04"]) }) {
      return Word(outcome: "job-search", state: "unemployed", row: 6, register: "job-search")
    }
    if has(day, { isStatus($0, ["05", "06"]) }) {
      return Word(outcome: "other", state: "outside", row: 7, register: "other")
    }
    return nil
  }

  private func presumed(_ day: Day) -> String? {
    let lives = facts.filter {
      [.jobSearch, .status, .measure].contains($0.kind) && !$0.isSilent
    }
    let ended = lives.filter { fact in
      let end = fact.record.end
      return end != .open && end < day && day - end <= presumeDays && fact.reason != ""
        && !lives.contains { $0.record.start > end && $0.record.start <= day }
    }
    guard let latest = ended.map(\.record.end).max() else { return nil }
    let order = ["open", "subsidised", "training", "job-search", "other"]
    let said = Set(ended.filter { $0.record.end == latest }.map(\.reason))
    return order.first { said.contains($0) }
  }

  func word(_ day: Day) -> Word { words[day - firstDay] }

  /// The class on a day, row by row of the table.
  private func answer(_ day: Day) -> Word {
    if let word = byRegister(day) { return word }
    let searching = has(day) { $0.kind == .jobSearch }
    if let outcome = presumed(day) {
      let state = ["job-search": "unemployed", "other": "outside"][outcome] ?? outcome
      return Word(
        outcome: outcome, state: state, row: 8, register: searching ? "job-search" : "unknown")
    }
    if searching {
      return Word(outcome: "job-search", state: "unemployed", row: 9, register: "job-search")
    }
    return Word(outcome: "unknown", state: "unknown", row: 10, register: "unknown")
  }

  private func days(_ first: Day, _ last: Day) -> [Day] {
    first <= last ? (0...(last - first)).map { first + $0 } : []
  }

  /// Outcome, evidence and first day, without the project's own word.
  func outcome(after end: Day) -> (outcome: String, evidence: String, day: Day?) {
    let order = [
      "open", "subsidised", "training", "other rehabilitative", "job-search", "other",
    ]
    var best: (rank: Int, presumed: Int, day: Day)?
    for day in days(end + 1, min(end + 28, asOf)) {
      let word = word(day)
      let name =
        word.state == "rehabilitative" ? "other rehabilitative" : word.outcome
      guard let rank = order.firstIndex(of: name) else { continue }
      let presumed = word.row == 8 ? 1 : 0
      if let known = best, (known.rank, known.presumed) <= (rank, presumed) { continue }
      best = (rank, presumed, day)
    }
    guard let best else { return ("unknown", "none", nil) }
    let outcome = String(order[best.rank].split(separator: " ")[0])
    return (outcome, best.presumed == 1 ? "presumed" : "register", best.day)
  }

  private func runs(_ end: Day, _ isOpen: (Day) -> Bool) -> [(first: Day, last: Day)] {
    var runs: [(first: Day, last: Day)] = []
    for day in days(end + 1, asOf) where isOpen(day) {
      if let last = runs.last, day - last.last <= 8 {
        runs[runs.count - 1].last = day
      } else {
        runs.append((day, day))
      }
    }
    return runs.filter { $0.first <= end + 28 }
  }

  func sustained(after end: Day, _ length: Int) -> String {
    let byRegister = runs(end) { word($0).register == "open" }
    let all = runs(end) { word($0).outcome == "open" }
    if byRegister.contains(where: { $0.last - $0.first + 1 >= length }) { return "yes" }
    if all.contains(where: { $0.last - $0.first + 1 >= length }) { return "presumed" }
    let telling = end + 28 + (length - 1)
    if asOf < telling { return "" }
    let isElsewhere = { (day: Day) in !["open", "unknown"].contains(word(day).register) }
    if days(end + 28, telling).contains(where: isElsewhere) { return "no" }
    if let first = all.first, days(first.last + 1, asOf).contains(where: isElsewhere) {
      return "no"
    }
    return "unknown"
  }

  func quarter(after end: Day, _ offset: Int) -> String {
    let (year, month, _) = end.components
    let number = year * 4 + (month - 1) / 3 + offset
    guard let first = Day(year: number / 4, month: number % 4 * 3 + 1, day: 1) else { return "" }
    let last = first.adding(months: 3) - 1
    let words = days(first, min(last, asOf)).map { word($0) }
    if words.contains(where: { $0.register == "open" }) { return "yes" }
    if words.contains(where: { $0.outcome == "open" }) { return "presumed" }
    if asOf < last { return "" }
    return words.contains { $0.register != "unknown" } ? "no" : "unknown"
  }

  /// Days and cause, with the outcome that the caller already knows.
  func event(
    _ start: Day, _ end: Day, outcome: String, outcomeDay: Day?, provisional: Bool
  ) -> (Int, String) {
    let hasEnded = end <= asOf
    let successes = ["open", "subsidised", "training"]
    let held = word(start)
    var hasLeft = !successes.contains(held.outcome)
    for day in days(start + 1, hasEnded ? end : asOf) {
      let word = word(day)
      if word.state != held.state { hasLeft = true }
      if hasLeft, successes.contains(word.outcome) { return (day - start, word.outcome) }
    }
    if !hasEnded { return (asOf - start, "censored") }
    if successes.contains(outcome) { return ((outcomeDay ?? end) - start, outcome) }
    if provisional { return (asOf - start, "censored") }
    return (end - start, "ended-without")
  }
}
