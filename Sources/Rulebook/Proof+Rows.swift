import Register

extension Proof {
  /// Overlaps, gaps and rows that never decide, on any day; what is wrong on all days is said
  /// without days, the rest with the first days on which it is wrong.
  static func rowFaults(_ book: RuleBook, _ asOf: Day?) -> [ProofFault] {
    var found: [(fault: ProofFault, times: Int)] = []
    let stretches = stretches(book, asOf)
    for days in stretches {
      let day = days.first.real ?? days.last.real ?? asOf ?? book.exampleDay
      guard let table = try? RuleTable(book, on: day) else { continue }
      for var fault in rowFaults(table) {
        let known = found.firstIndex { $0.fault.kind == fault.kind && $0.fault.rows == fault.rows }
        if let known {
          found[known].times += 1
        } else {
          fault.days = days
          found.append((fault, 1))
        }
      }
    }
    return found.map { fault, times in
      var fault = fault
      if times == stretches.count { fault.days = DayRange(.missing, .open) }
      return fault
    }
  }

  /// Overlaps, gaps and rows that never decide, with the parameters of one day.
  static func rowFaults(_ table: RuleTable) -> [ProofFault] {
    let search = ProofSearch(table)
    var faults: [ProofFault] = []
    for rule in 0..<table.count {
      guard let holds = search.example([.holds(rule)]) else {
        var fault = ProofFault(.neverHolds, line: table.book.rules[rule].line)
        fault.rows = [table.book.rules[rule].id]
        faults.append(fault)
        continue
      }
      if table.book.isOrdered {
        if let fault = shadow(rule, holds, search) { faults.append(fault) }
      } else {
        faults += overlaps(rule, search)
      }
    }
    if let example = search.example((0..<table.count).map { .fails($0) }) {
      var fault = ProofFault(.gap, line: table.book.rules.last?.line ?? 1)
      fault.facts = shown(example, search)
      faults.append(fault)
    }
    return faults
  }

  // A row decides for some facts if it holds for them and no row before it holds or may hold.
  private static func shadow(
    _ rule: Int, _ holds: [Int?], _ search: ProofSearch
  ) -> ProofFault? {
    guard rule > 0 else { return nil }
    let before = (0..<rule).map { ProofSearch.Wish.fails($0) }
    guard search.example([.holds(rule)] + before) == nil else { return nil }
    let rules = search.table.book.rules
    var fault = ProofFault(.shadowed, line: rules[rule].line)
    // One row that takes every case is named alone; else only rows that are needed for it, as far
    // as that is soon found out: the fault is proven already.
    let single = (0..<rule).first { search.example([.holds(rule), .fails($0)]) == nil }
    var takers = single.map { [$0] } ?? Array(0..<rule)
    for other in takers.reversed() where takers.count > 1 {
      let others = takers.filter { $0 != other }
      let wishes = [.holds(rule)] + others.map { ProofSearch.Wish.fails($0) }
      if search.isImpossible(wishes, within: 200) { takers = others }
    }
    fault.rows = [rules[rule].id] + takers.map { rules[$0].id }
    fault.facts = shown(holds, search)
    return fault
  }

  private static func overlaps(_ rule: Int, _ search: ProofSearch) -> [ProofFault] {
    let rules = search.table.book.rules
    var faults: [ProofFault] = []
    for other in 0..<rule
    where rules[other].decision != rules[rule].decision
      || rules[other].responsible != rules[rule].responsible
    {
      guard let example = search.example([.holds(rule), .holds(other)]) else { continue }
      var fault = ProofFault(.overlap, line: rules[rule].line)
      fault.rows = [rules[other].id, rules[rule].id]
      fault.facts = shown(example, search)
      faults.append(fault)
    }
    return faults
  }

  private static func shown(_ example: [Int?], _ search: ProofSearch) -> [ProofFact] {
    let book = search.table.book
    return example.enumerated().compactMap { fact, cell in
      guard let cell else { return nil }
      let declared = book.facts[fact]
      let value = search.cells.ofFact[fact][cell].value
      return ProofFact(
        id: declared.id, names: declared.names, value: shown(value, declared, search.table))
    }
  }

  private static func shown(
    _ value: FactValue, _ fact: FactDeclaration, _ table: RuleTable
  ) -> ProofFact.Value {
    switch value.state {
    case .unknown, .leftOut: return .unknown
    case .none: return .none
    case .known: break
    }
    let number = Int(value.number)
    switch fact.kind {
    case .whole: return .numbers(least: number * 100, greatest: number * 100)
    case .decimal: return .numbers(least: number, greatest: number)
    case .answer: return .answer(number == 1)
    case .word, .text:
      let words = fact.kind == .word ? fact.words : table.tokens
      guard words.indices.contains(number) else { return .otherText }
      return .word(words[number], labels: fact.labels[words[number]] ?? [:])
    }
  }
}
