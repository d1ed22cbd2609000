import Register
import Rulebook

extension Screener {
  /// Puts judged rows in order: ranks the invited, applies the capacity, lays out the interviews
  /// and counts.
  ///
  /// - Parameter judged: All rows of the list, in the order of `listed`.
  public func result(_ judged: [ScreenedPerson]) -> ScreeningResult {
    var result = ScreeningResult()
    var rows = judged
    var invited = rows.indices.filter { rows[$0].decision == Screener.invite }
    invited.sort { comesBefore(rows[$0], rows[$1]) }
    for (place, index) in invited.enumerated() { rows[index].rank = place + 1 }
    result.invitedBefore = countInvitedBefore()
    if let capacity = settings.capacity {
      let free = max(0, capacity - result.invitedBefore)
      result.freePlaces = free
      // A caseworker's invitation stands; the rest of the places go by rank.
      var left = free - invited.count { rows[$0].overridden }
      for index in invited where !rows[index].overridden {
        if left <= 0 { rows[index].decision = Screener.noCapacity }
        left -= 1
      }
    }
    let order = orderOfRules
    let sorted = rows.indices.sorted { left, right in
      let leftKey = (rows[left].rank ?? Int.max, order[rows[left].rule] ?? Int.max, left)
      let rightKey = (rows[right].rank ?? Int.max, order[rows[right].rule] ?? Int.max, right)
      return leftKey < rightKey
    }
    result.rows = sorted.map { rows[$0] }
    result.invitations = invitations(result.rows)
    result.warnings = warnings
    count(&result)
    return result
  }

  static let invite = "invite"
  static let noCapacity = "no-capacity"

  private var orderOfRules: [String: Int] {
    var order: [String: Int] = [:]
    for (index, rule) in table.book.rules.enumerated() { order[rule.id] = index }
    return order
  }

  private func comesBefore(_ left: ScreenedPerson, _ right: ScreenedPerson) -> Bool {
    let leftKey = rankKey(left)
    let rightKey = rankKey(right)
    if leftKey != rightKey { return leftKey.lexicographicallyPrecedes(rightKey) }
    return people.keys[left.person] < people.keys[right.person]
  }

  // Smaller comes first: focus, plan, time since anything activating happened, days of benefit.
  private func rankKey(_ row: ScreenedPerson) -> [Int] {
    let focus = settings.focus == .familyUnit && row.familyUnit == .yes ? 0 : 1
    let plan = row.plan == "missing" || row.plan == "expired" ? 0 : 1
    let activation =
      row.lastActivation.isReal
      ? Int(row.lastActivation.rawValue)
      : row.activationKnown ? Int.min : Int.min + 1
    return [focus, plan, activation, -Int(row.benefitHundredths ?? .min)]
  }

  // Everybody the project has invited takes a place, on this list or not.
  private func countInvitedBefore() -> Int {
    var facts = PersonFacts()
    var number = 0
    var previous = -1
    for record in people.records where record.kind == .event {
      let person = Int(record.person)
      guard person != previous else { continue }
      previous = person
      if isInvitedBefore(person, &facts) { number += 1 }
    }
    for (key, day) in history.invited where day <= settings.day {
      guard let person = people.find(key) else {
        number += 1
        continue
      }
      let hasEvents = people.records(of: person).contains { people.records[$0].kind == .event }
      if !hasEvents { number += 1 }
    }
    return number
  }

  private func isInvitedBefore(_ person: Int, _ facts: inout PersonFacts) -> Bool {
    facts.clear()
    reader.readInvitations(person, &facts)
    return facts[.invitedBefore].state == .known
  }

  private func count(_ result: inout ScreeningResult) {
    var decisions: [String: Int] = [:]
    var rules: [String: Int] = [:]
    var missing: [String: (reviews: Int, alone: Int)] = [:]
    for row in result.rows {
      decisions[row.decision, default: 0] += 1
      rules[row.rule, default: 0] += 1
      for fact in row.missing {
        missing[fact, default: (0, 0)].reviews += 1
        if row.missing.count == 1 { missing[fact, default: (0, 0)].alone += 1 }
      }
    }
    result.decisions = table.book.decisions.map { .init(id: $0.id, number: decisions[$0.id] ?? 0) }
    result.rules = table.book.rules.map { .init(id: $0.id, number: rules[$0.id] ?? 0) }
    result.missingFacts = missing.map {
      .init(fact: $0.key, reviews: $0.value.reviews, settledAlone: $0.value.alone)
    }.sorted {
      ($1.settledAlone, $1.reviews, $0.fact) < ($0.settledAlone, $0.reviews, $1.fact)
    }
  }

  /// What must be said before any result.
  public var warnings: [ScreeningWarning] {
    var result: [ScreeningWarning] = []
    for register in SourceRegister.allCases {
      let coverage = settings.coverage[register] ?? .partial
      let state = registers[register]
      if coverage == .none {
        result.append(.registerNotConsulted(register))
      } else if state?.wasRead == true, state?.isWhole == false {
        result.append(.registerNotWhole(register))
      } else if coverage == .complete, state?.wasRead != true {
        result.append(.registerNotRead(register))
      }
    }
    for id in table.unchecked {
      guard let parameter = table.book.parameter(id), let until = parameter.checkUntil else {
        continue
      }
      result.append(
        .parameterUnchecked(id: id, checkUntil: until, reference: parameter.reference))
    }
    if overridesNotOnList > 0 { result.append(.overridesNotOnList(overridesNotOnList)) }
    return result
  }
}
