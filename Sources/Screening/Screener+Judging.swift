import Register
import Rulebook

extension Screener {
  /// Draws the facts and decides for a part of the list.
  ///
  /// - Parameter part: Positions in `listed`. Parts can be judged on different threads.
  /// - Returns: The rows in the order of `listed`, without rank.
  public func judge(_ part: Range<Int>) -> [ScreenedPerson] {
    var rows: [ScreenedPerson] = []
    rows.reserveCapacity(part.count)
    var facts = PersonFacts()
    var ordered = Array(repeating: FactValue.unknown, count: factOrder.count)
    for position in part.clamped(to: 0..<listed.count) {
      rows.append(judge(listed[position], &facts, &ordered))
    }
    return rows
  }

  /// Judges any person of the table, on the list or not.
  public func judge(person: Int) -> ScreenedPerson {
    var facts = PersonFacts()
    var ordered = Array(repeating: FactValue.unknown, count: factOrder.count)
    return judge(person, &facts, &ordered)
  }

  func ordered(_ facts: PersonFacts) -> [FactValue] { factOrder.map { facts[$0] } }

  private func judge(
    _ person: Int, _ facts: inout PersonFacts, _ ordered: inout [FactValue]
  ) -> ScreenedPerson {
    reader.read(person, into: &facts)
    for (index, fact) in factOrder.enumerated() { ordered[index] = facts[fact] }
    let verdict = table.decide(ordered)
    var row = ScreenedPerson(person: person)
    fill(&row, person, facts)
    let rule = table.book.rules[verdict.rule]
    row.rule = rule.id
    row.decision = verdict.isReview ? RuleBook.review : rule.decision
    row.responsible = table.responsible(verdict, ordered)
    if verdict.isReview {
      row.missing = table.missing(ordered, verdict).map { table.book.facts[$0].id }
    }
    if let outside = table.book.index(ofRule: table.book.outside) {
      switch table.outcome(ofRule: outside, ordered) {
      case .true: row.inTargetGroup = false
      case .false: row.inTargetGroup = true
      case .unknown: row.inTargetGroup = nil
      }
    }
    if !overrides.isEmpty, let override = overrides[people.keys[person]] {
      apply(override, to: &row)
    }
    return row
  }

  // A caseworker's decision stands; the rule stays named, so that both answers can be seen.
  private func apply(_ override: Override, to row: inout ScreenedPerson) {
    row.overridden = true
    row.rulesDecision = row.decision
    row.missing = override.decision == RuleBook.review ? row.missing : []
    if override.decision != row.decision {
      row.responsible = table.book.decision(override.decision)?.responsible ?? row.responsible
    }
    row.decision = override.decision
  }

  private func fill(_ row: inout ScreenedPerson, _ person: Int, _ facts: PersonFacts) {
    row.details = details(person, facts)
    row.municipality = municipality(person, facts, row.details)
    row.region = regionOfMunicipality[row.municipality] ?? ""
    if facts[.age].state == .known { row.age = Int(facts[.age].number) }
    row.unemployedSince = row.details.unemployedSince
    if row.unemployedSince == .missing { row.unemployedSince = unemployedSince(person, facts) }
    if facts[.benefitDays].state == .known {
      row.benefitHundredths = facts[.benefitDays].number
      row.benefitSource = facts.benefitSource.id
    }
    let line = facts.records[FactID.serviceLine.rawValue]
    if line >= 0 { row.serviceLine = people.symbols.text(people.records[line].code) }
    switch facts[.plan].state {
    case .known:
      row.plan = facts[.plan].number == reader.words.plans.current ? "current" : "expired"
      row.planReviewDue = facts.planReview
    case .none: row.plan = "missing"
    case .unknown, .leftOut: break
    }
    row.lastContact = facts.lastContact
    row.lastActivation = facts.lastActivation
    let activation = facts[.lastActivation].state
    row.activationKnown = activation == .known || activation == .none
    row.debt = answer(facts[.debt])
    row.familyUnit = answer(facts[.familyUnit])
    switch facts[.invitedBefore].state {
    case .known: row.invitedBefore = true
    case .none: row.invitedBefore = false
    case .unknown, .leftOut: row.invitedBefore = nil
    }
  }

  // Where the list does not say it: the beginning of the unemployment that covers the day.
  private func unemployedSince(_ person: Int, _ facts: PersonFacts) -> Day {
    var since = Day.missing
    for index in people.records(of: person) {
      let record = people.records[index]
      guard record.kind == .status, record.covers(settings.day), record.start > since,
        facts.consultation.usable.contains(record.register),
        reader.words.unemployed.contains(record.code)
      else { continue }
      since = record.start
    }
    return since
  }

  private func answer(_ value: FactValue) -> Answer {
    guard value.state == .known else { return .unknown }
    return value.number == 1 ? .yes : .no
  }

  private func municipality(
    _ person: Int, _ facts: PersonFacts, _ details: ClientDetails
  ) -> Symbol {
    var best = Day.missing
    var result = details.municipality
    for index in people.records(of: person) {
      let record = people.records[index]
      guard record.kind == .residence, record.covers(settings.day), record.start >= best,
        facts.consultation.usable.contains(record.register)
      else { continue }
      best = record.start
      result = record.code
    }
    return result
  }

  // Field by field: the newest list row first, then the rest of URA, then the other registers.
  private func details(_ person: Int, _ facts: PersonFacts) -> ClientDetails {
    var result = ClientDetails()
    var candidates: [(order: Int, index: Int)] = []
    for index in people.records(of: person) {
      let record = people.records[index]
      guard record.kind == .client, people.clients.indices.contains(record.details),
        record.register == .ura || facts.consultation.usable.contains(record.register)
      else { continue }
      let isList = people.clients[record.details].listDay.isReal
      let day = isList ? Int(people.clients[record.details].listDay.rawValue) : 0
      let order = isList ? -1_000_000 - day : Int(record.register.rawValue)
      candidates.append((order, record.details))
    }
    // Of two list rows of one day the one read later wins, as for everything else they say.
    candidates.sort { ($0.order, -$0.index) < ($1.order, -$1.index) }
    for candidate in candidates { result.fillGaps(from: people.clients[candidate.index]) }
    return result
  }
}

extension ClientDetails {
  mutating func fillGaps(from other: ClientDetails) {
    if lastName.isNone { lastName = other.lastName }
    if firstNames.isNone { firstNames = other.firstNames }
    if municipality.isNone { municipality = other.municipality }
    if office.isNone { office = other.office }
    if unit.isNone { unit = other.unit }
    if language.isNone { language = other.language }
    if street.isNone { street = other.street }
    if postalCode.isNone { postalCode = other.postalCode }
    if postTown.isNone { postTown = other.postTown }
    if education.isNone { education = other.education }
    if occupation.isNone { occupation = other.occupation }
    if familyUnit == .unknown { familyUnit = other.familyUnit }
    if typ == .unknown { typ = other.typ }
    // A protected address stays protected, whoever else knows it.
    if protected != .yes, other.protected != .unknown { protected = other.protected }
    if lastJobEnded == .missing { lastJobEnded = other.lastJobEnded }
    if unemployedSince == .missing { unemployedSince = other.unemployedSince }
    if listDay == .missing { listDay = other.listDay }
  }
}
