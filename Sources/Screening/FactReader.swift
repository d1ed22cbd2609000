import Register
import Rulebook

/// Draws the facts about a person on the screening day from the person's records.
///
/// One pass over the records finds what each fact rests on; then every fact without a record is
/// settled: known to be nothing where all its registers can be believed, unknown where one cannot,
/// left out where none was to be consulted. Only integers are compared.
struct FactReader: Sendable {
  let people: PersonTable
  let day: Day
  let access: Access
  let words: Vocabulary
  let payments: ScreeningSettings.Payments
  let invited: [PersonKey: Day]

  /// Reads the facts about a person into a place that is used again and again.
  func read(_ person: Int, into facts: inout PersonFacts) {
    facts.clear()
    facts.consultation = access.consultation(people, person)
    readHidden(person, &facts)
    if let code = people.keys[person].code {
      facts[.age] = .known(Int32(code.age(on: day)))
    }
    for index in people.records(of: person) {
      let record = people.records[index]
      let isUsable = facts.consultation.usable.contains(record.register)
      switch record.kind {
      case .status where isUsable: readStatus(record, index, &facts)
      case .measure where isUsable: readMeasure(record, index, &facts)
      case .plan where isUsable: readPlan(record, index, &facts)
      case .contact where isUsable: readContact(record, index, &facts)
      case .serviceLine where isUsable: readLine(record, index, &facts)
      case .situation: readSituation(record, index, isUsable, &facts)
      case .client: readClient(record, index, isUsable, &facts)
      default: break
      }
    }
    finishPlan(&facts)
    finishContact(&facts)
    readBenefitDays(person, &facts)
    readInvitations(person, &facts)
    if words.asksUnemployment { readUnemployment(person, &facts) }
    settle(&facts)
  }

  private func readHidden(_ person: Int, _ facts: inout PersonFacts) {
    guard !people.hidden.isEmpty else { return }
    for index in people.hidden(of: person) {
      let hidden = people.hidden[index]
      for fact in FactID.allCases
      where fact.isShown(by: hidden.kind) && fact.registers.contains(hidden.register) {
        // A situation hides only the fact of its own kind.
        if hidden.kind == .situation,
          !words.situations.contains(where: { $0.fact == fact && $0.code == hidden.code })
        {
          continue
        }
        facts.hidden[fact.rawValue].insert(RegisterSet(hidden.register))
      }
    }
  }

  // What no usable record shows: nothing, unknown, or not asked.
  private func settle(_ facts: inout PersonFacts) {
    for fact in FactID.allCases where facts.records[fact.rawValue] < 0 {
      switch fact {
      case .age, .benefitDays, .invitedBefore: continue
      default: break
      }
      var asked = fact.registers.intersection(access.consulted)
      if fact.isOnList { asked.insert(.ura) }
      if asked.isEmpty {
        facts[fact] = .leftOut
        continue
      }
      var sure = facts.consultation.complete
      if fact.isOnList, access.read.contains(.ura), access.whole.contains(.ura),
        facts.consultation.present.contains(.ura)
      {
        sure.insert(.ura)
      }
      let isSure =
        sure.isSuperset(of: asked) && asked.isDisjoint(with: facts.hidden[fact.rawValue])
        && facts.incomplete[fact.rawValue].isEmpty
      facts[fact] = isSure ? .none : .unknown
    }
  }

  private func readClient(
    _ record: Record, _ index: Int, _ isUsable: Bool, _ facts: inout PersonFacts
  ) {
    guard people.clients.indices.contains(record.details) else { return }
    if record.register == .ura {
      note(typ: people.clients[record.details].typ, index, &facts)
    } else if record.register == .effica, isUsable {
      switch people.clients[record.details].familyUnit {
      case .unknown: break
      case .no: if facts[.familyUnit].state != .known { facts[.familyUnit] = .known(0) }
      case .yes: facts[.familyUnit] = .known(1)
      }
      if facts[.familyUnit].state == .known {
        facts.records[FactID.familyUnit.rawValue] = index
      }
    }
  }

  // Yes from anywhere outweighs no.
  func note(typ: Answer, _ index: Int, _ facts: inout PersonFacts) {
    switch typ {
    case .unknown: return
    case .no where facts.records[FactID.typ.rawValue] >= 0: return
    case .yes where facts[.typ] == .known(1): return
    case .no: facts[.typ] = .known(0)
    case .yes: facts[.typ] = .known(1)
    }
    facts.records[FactID.typ.rawValue] = index
  }
}
