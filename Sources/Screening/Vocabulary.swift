import Register
import Rulebook

/// The codes that facts turn on, looked up once a run as symbols and numbers of the rule table.
struct Vocabulary: Sendable {
  /// Statuses that mean work, with the days on which a status must have begun.
  private(set) var work: [(code: Symbol, begun: DayRange)] = []
  /// Benefits and grounds whose days count.
  private(set) var benefits: [(kind: Symbol, ground: Symbol)] = []
  private(set) var situations: [(code: Symbol, fact: FactID)] = []
  private(set) var words: [FactID: [(value: Symbol, number: Int32)]] = [:]
  private(set) var measures: [Int32] = []
  private(set) var starting: [Int32] = []
  private(set) var plans: (current: Int32, expired: Int32) = (0, 1)
  private(set) var offices: (employment: Int32, social: Int32) = (0, 1)
  private(set) var lines: [(code: Symbol, token: Int32)] = []
  // Answers stand as `yes` and `no`, or as the register writes them, `k` and `e`.
  private let yes: (Symbol, Symbol)
  private let no: (Symbol, Symbol)
  let invitation: Symbol
  let interview: Symbol
  let noShow: Symbol
  let refusal: Symbol
  /// Status codes of the unemployed, for the column that says since when.
  let unemployed: [Symbol]
  /// Whether the rules ask about unemployment; looking for it takes a pass of its own.
  let asksUnemployment: Bool
  let startingWithin: Int
  let planValidity: Int

  /// What is beginning, or has begun.
  enum Start: Int { case inWork, work, measure, rehabilitative }

  init(_ people: PersonTable, _ table: RuleTable, _ trial: [String: String]) {
    let symbols = people.symbols
    unemployed = TabSeparated(PackageResources.unemployed_tsv).rows.compactMap {
      symbols.find($0["code"])
    }
    asksUnemployment = [FactID.employmentClient, .monthsUnemployed].contains {
      table.book.index(ofFact: $0.id) != nil
    }
    func symbol(_ text: String) -> Symbol { symbols.find(text) ?? Symbol(rawValue: .max) }
    yes = (symbol("yes"), symbol("k"))
    no = (symbol("no"), symbol("e"))
    invitation = symbol("invitation")
    interview = symbol("interview")
    noShow = symbol("no-show")
    refusal = symbol("refusal")
    startingWithin = Vocabulary.days(table, "starting-within")
    planValidity = Vocabulary.days(table, "plan-default-validity")
    situations = FactID.situations.map { (symbol($0.code), $0.fact) }
    if let parameter = table.book.parameter("work-statuses") {
      if trial[parameter.id] != nil, case .words(let codes)? = table.parameter(parameter.id) {
        work = codes.map { (symbol($0), DayRange(.missing, .open)) }
      } else {
        for dated in parameter.values {
          if case .words(let codes) = dated.value {
            work += codes.map { (symbol($0), dated.days) }
          }
        }
      }
    }
    if case .words(let pairs)? = table.parameter("counted-benefits") {
      for pair in pairs {
        let parts = pair.split(separator: "/").map(String.init)
        if parts.count == 2 { benefits.append((symbol(parts[0]), symbol(parts[1]))) }
      }
    }
    func numbers(_ fact: FactID, _ ids: [String]) -> [Int32] {
      guard let index = table.book.index(ofFact: fact.id) else { return ids.map { _ in -1 } }
      return ids.map { table.book.facts[index].index(ofWord: $0) ?? -1 }
    }
    measures = numbers(.measure, MeasureKind.allCases.map(\.id))
    starting = numbers(.starting, ["in-work", "work", "measure", "rehabilitative"])
    let plan = numbers(.plan, ["current", "expired"])
    plans = (plan[0], plan[1])
    let office = numbers(.lastContactOffice, ["employment-office", "social-office"])
    offices = (office[0], office[1])
    for fact in [FactID.substance, .health, .workAbility] {
      guard let index = table.book.index(ofFact: fact.id) else { continue }
      words[fact] = table.book.facts[index].words.enumerated().map {
        (symbol($0.element), Int32($0.offset))
      }
    }
    lines = Vocabulary.lines(people, table)
  }

  private static func days(_ table: RuleTable, _ id: String) -> Int {
    if case .number(let hundredths)? = table.parameter(id) { return hundredths / 100 }
    return 0
  }

  // Each line text of the registers is compared with the book's once, not once a person.
  private static func lines(
    _ people: PersonTable, _ table: RuleTable
  ) -> [(code: Symbol, token: Int32)] {
    let known = table.tokens.map(normalisedLine)
    var seen: Set<Symbol> = []
    var result: [(code: Symbol, token: Int32)] = []
    for record in people.records where record.kind == .serviceLine {
      guard result.last?.code != record.code, seen.insert(record.code).inserted else { continue }
      let line = normalisedLine(people.symbols.text(record.code))
      result.append((record.code, known.firstIndex(of: line).map(Int32.init) ?? -1))
    }
    return result
  }

  /// A line's text in lower case with single blanks; "…misen linja" is the line "…minen".
  static func normalisedLine(_ text: String) -> String {
    let words = text.lowercased().split { $0 == " " || $0 == "\t" || $0 == "\u{A0}" }
    var line = words.joined(separator: " ")
    if line.hasSuffix("misen linja") { line = line.dropLast("misen linja".count) + "minen" }
    return line
  }

  func token(ofLine code: Symbol) -> Int32 {
    lines.first { $0.code == code }?.token ?? -1
  }

  func answer(_ value: Symbol) -> Answer {
    if value == yes.0 || value == yes.1 { return .yes }
    return value == no.0 || value == no.1 ? .no : .unknown
  }

  func meansWork(_ record: Record, on day: Day) -> Bool {
    let begun = record.start == .missing ? day : record.start
    for entry in work where entry.code == record.code && entry.begun.contains(begun) {
      return true
    }
    return false
  }

  func isCounted(_ record: Record) -> Bool {
    for entry in benefits where entry.kind == record.code && entry.ground == record.value {
      return true
    }
    return false
  }
}
