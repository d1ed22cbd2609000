import Register
import Rulebook

extension FactReader {
  func readStatus(_ record: Record, _ index: Int, _ facts: inout PersonFacts) {
    guard words.meansWork(record, on: day) else { return }
    if record.covers(day) {
      noteStart(.inWork, record, index, &facts)
    } else if record.start > day, record.start - day <= words.startingWithin {
      noteStart(.work, record, index, &facts)
    }
  }

  func readMeasure(_ record: Record, _ index: Int, _ facts: inout PersonFacts) {
    if record.end < day, record.end.isReal, record.end > facts.lastActivation {
      facts.lastActivation = record.end
      facts.records[FactID.lastActivation.rawValue] = index
    }
    if record.start == .missing {
      // Not ended, and no day says whether it has begun.
      if record.end >= day {
        facts.incomplete[FactID.measure.rawValue].insert(RegisterSet(record.register))
        facts.incomplete[FactID.starting.rawValue].insert(RegisterSet(record.register))
      }
      return
    }
    if record.covers(day) {
      let other = facts.records[FactID.measure.rawValue]
      if other >= 0 {
        let best = people.records[other]
        if record.start < best.start { return }
        if record.start == best.start, best.measure == .rehabilitative { return }
      }
      facts[.measure] = .known(words.measures[Int(record.measure.rawValue)])
      facts.records[FactID.measure.rawValue] = index
    } else if record.start > day, record.start - day <= words.startingWithin {
      noteStart(
        record.measure == .rehabilitative ? .rehabilitative : .measure, record, index, &facts)
    }
  }

  // Being in work comes first, then what begins first; on one day the social office's.
  private func noteStart(
    _ start: Vocabulary.Start, _ record: Record, _ index: Int, _ facts: inout PersonFacts
  ) {
    let other = facts.records[FactID.starting.rawValue]
    if other >= 0 {
      let best = people.records[other]
      let bestIsNow = best.start <= day
      if bestIsNow {
        guard start == .inWork, record.start > best.start else { return }
      } else if start != .inWork {
        if record.start > best.start { return }
        if record.start == best.start, start != .rehabilitative { return }
      }
    }
    facts[.starting] = .known(words.starting[start.rawValue])
    facts.records[FactID.starting.rawValue] = index
  }

  func readPlan(_ record: Record, _ index: Int, _ facts: inout PersonFacts) {
    guard record.start != .missing else {
      facts.incomplete[FactID.plan.rawValue].insert(RegisterSet(record.register))
      facts.incomplete[FactID.lastActivation.rawValue].insert(RegisterSet(record.register))
      return
    }
    guard record.start <= day else { return }
    let review = record.end.isReal ? record.end : .missing
    if (record.start, review) >= (facts.planSigned, facts.planReview)
      || facts.records[FactID.plan.rawValue] < 0
    {
      facts.planSigned = record.start
      facts.planReview = review
      facts.records[FactID.plan.rawValue] = index
    }
    if record.start > facts.lastActivation {
      facts.lastActivation = record.start
      facts.records[FactID.lastActivation.rawValue] = index
    }
  }

  func finishPlan(_ facts: inout PersonFacts) {
    guard facts.planSigned.isReal else { return }
    facts.planDue =
      facts.planReview.isReal ? facts.planReview : facts.planSigned + words.planValidity
    facts[.plan] = .known(facts.planDue >= day ? words.plans.current : words.plans.expired)
  }

  func readContact(_ record: Record, _ index: Int, _ facts: inout PersonFacts) {
    guard record.way != .failed else { return }
    guard record.start != .missing else {
      facts.incomplete[FactID.lastContact.rawValue].insert(RegisterSet(record.register))
      facts.incomplete[FactID.lastActivation.rawValue].insert(RegisterSet(record.register))
      return
    }
    guard record.start <= day else { return }
    let isSooner = record.start > facts.lastContact
    let isTie = record.start == facts.lastContact && record.register == .ura
    if isSooner || isTie {
      facts.lastContact = record.start
      facts.records[FactID.lastContact.rawValue] = index
      facts.records[FactID.lastContactOffice.rawValue] = index
    }
    if record.way == .meeting, record.start > facts.lastActivation {
      facts.lastActivation = record.start
      facts.records[FactID.lastActivation.rawValue] = index
    }
  }

  func finishContact(_ facts: inout PersonFacts) {
    if facts.lastActivation.isReal {
      facts[.lastActivation] = .known(Int32(clamping: day - facts.lastActivation))
    }
    let index = facts.records[FactID.lastContact.rawValue]
    guard index >= 0 else { return }
    facts[.lastContact] = .known(Int32(clamping: day - facts.lastContact))
    let isSocial = people.records[index].register == .effica
    facts[.lastContactOffice] = .known(isSocial ? words.offices.social : words.offices.employment)
  }

  func readLine(_ record: Record, _ index: Int, _ facts: inout PersonFacts) {
    guard record.register == .ura, record.start <= day else { return }
    let isList = record.marks.contains(.derived)
    guard isList || record.covers(day) else { return }
    let other = facts.records[FactID.serviceLine.rawValue]
    if other >= 0 {
      let best = people.records[other]
      let bestIsList = best.marks.contains(.derived)
      // A spell on the day comes before the list's line, whatever their days.
      if isList, !bestIsList { return }
      if isList == bestIsList, record.start < best.start { return }
    }
    facts[.serviceLine] = .known(words.token(ofLine: record.code))
    facts.records[FactID.serviceLine.rawValue] = index
  }

  func readSituation(
    _ record: Record, _ index: Int, _ isUsable: Bool, _ facts: inout PersonFacts
  ) {
    guard let fact = words.situations.first(where: { $0.code == record.code })?.fact else { return }
    if fact == .typ {
      let isList = record.register == .ura
      guard isList || (isUsable && record.covers(day)) else { return }
      note(typ: words.answer(record.value), index, &facts)
      return
    }
    guard isUsable, record.register == .effica, record.covers(day) else { return }
    if record.value.isNone {
      facts.incomplete[fact.rawValue].insert(.effica)
      return
    }
    let other = facts.records[fact.rawValue]
    if other >= 0, record.start < people.records[other].start { return }
    facts.records[fact.rawValue] = index
    if fact == .sickLeave || fact == .debt {
      facts[fact] = .known(words.answer(record.value) == .yes ? 1 : 0)
    } else {
      let number = words.words[fact]?.first { $0.value == record.value }?.number
      facts[fact] = .known(number ?? -1)
    }
  }
}
