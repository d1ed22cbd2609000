import Register
import Rulebook

/// What can be told about one fact of one person: the case its sentence tells, its values, and the
/// records that show it.
struct FactAccount {
  /// A value before it is written in a language.
  enum Shown {
    case text(String)
    case hundredths(Int)
    case day(Day)
    case period(Day, Day)
    /// A word of a fact, to be shown by its label.
    case word(fact: Int, String)
  }

  var variant = ""
  var values: [String: Shown] = [:]
  /// Records that show it.
  var sources: [Int] = []
  /// The day of the record, for the trace.
  var day = Day.missing
  /// The value by its id, for the trace.
  var id = ""
}

extension Screener {
  /// Tells what is known about a fact; searches the records again, for explanations only.
  func account(of fact: FactID, _ person: Int, _ facts: PersonFacts) -> FactAccount {
    var result = FactAccount()
    let value = facts[fact]
    let index = facts.records[fact.rawValue]
    let record = index >= 0 ? people.records[index] : nil
    if let record, value.state == .known {
      result.sources = [index]
      result.day = record.start
    }
    result.id = id(of: fact, value)
    switch fact {
    case .monthsUnemployed:
      result.values["value"] = .hundredths(Int(value.number) &* 100)
      if let record { result.values["since"] = .day(record.start) }
    case .age, .lastContactOffice, .lastActivation, .familyUnit, .typ, .employmentClient:
      result.values["value"] = .hundredths(Int(value.number) &* 100)
    case .benefitDays:
      result.values["value"] = .hundredths(Int(value.number))
      result.sources = reader.benefitRecords(person, facts)
      var last = facts.statementDay
      for source in result.sources {
        let payment = people.records[source]
        if payment.kind == .benefit { last = max(last, payment.end) }
      }
      result.day = last.isReal ? last : settings.day
      result.values["day"] = .day(result.day)
    case .serviceLine:
      if let record { result.values["value"] = .text(people.symbols.text(record.code)) }
    case .measure: tellMeasure(&result, record, person, facts)
    case .starting: tellStarting(&result, record, person, facts)
    case .plan: tellPlan(&result, facts)
    case .lastContact:
      result.values["value"] = .hundredths(Int(value.number) &* 100)
      result.values["day"] = .day(facts.lastContact)
      if value == .known(0) { result.variant = "today" }
    case .sickLeave, .substance, .health, .workAbility, .debt:
      tellSituation(&result, fact, record, person, facts)
    case .invitedBefore: tellInvitation(&result, record, facts)
    }
    return result
  }

  func id(of fact: FactID, _ value: FactValue) -> String {
    switch value.state {
    case .leftOut: return "left-out"
    case .unknown: return "unknown"
    case .none: return "none"
    case .known: break
    }
    switch fact.kind {
    case .answer: return value.number == 1 ? "yes" : "no"
    case .whole: return String(value.number)
    case .decimal: return Parameter.Value.written(hundredths: Int(value.number), in: .en)
    case .text:
      return value.number >= 0 && table.tokens.indices.contains(Int(value.number))
        ? table.tokens[Int(value.number)] : "other"
    case .word:
      guard let index = table.book.index(ofFact: fact.id) else { return "" }
      let words = table.book.facts[index].words
      return words.indices.contains(Int(value.number)) ? words[Int(value.number)] : "other"
    }
  }

  private func tellMeasure(
    _ result: inout FactAccount, _ record: Record?, _ person: Int, _ facts: PersonFacts
  ) {
    if let record {
      result.values["value"] = word(.measure, record.measure.id)
      result.values["period"] = .period(record.start, record.end)
      return
    }
    let ended = latest(person, facts) { $0.kind == .measure && $0.end < settings.day }
    guard let ended else { return }
    tellEnd(&result, ended)
    result.values["value"] = word(.measure, people.records[ended].measure.id)
  }

  private func tellStarting(
    _ result: inout FactAccount, _ record: Record?, _ person: Int, _ facts: PersonFacts
  ) {
    result.values["within"] = .hundredths(reader.words.startingWithin * 100)
    if let record {
      result.values["start"] = .day(record.start)
      result.values["in"] = .hundredths((record.start - settings.day) * 100)
      result.values["what"] = word(.measure, record.measure.id)
      let isNow = record.start <= settings.day
      result.variant = record.kind == .measure ? "measure" : isNow ? "in-work" : "work"
      if record.start == .missing { result.variant = "undated" }
      return
    }
    var next = -1
    for index in people.records(of: person) {
      let record = people.records[index]
      guard facts.consultation.usable.contains(record.register), record.start > settings.day,
        record.kind == .measure
          || (record.kind == .status && reader.words.meansWork(record, on: settings.day)),
        next < 0 || record.start < people.records[next].start
      else { continue }
      next = index
    }
    guard next >= 0 else { return }
    let later = people.records[next]
    result.variant = later.kind == .measure ? "later-measure" : "later-work"
    result.sources = [next]
    result.values["start"] = .day(later.start)
    result.values["in"] = .hundredths((later.start - settings.day) * 100)
    result.values["what"] = word(.measure, later.measure.id)
  }

  private func tellPlan(_ result: inout FactAccount, _ facts: PersonFacts) {
    guard facts.planSigned.isReal else { return }
    result.values["signed"] = .day(facts.planSigned)
    result.values["due"] = .day(facts.planDue)
    result.values["ago"] = .hundredths((settings.day - facts.planDue) * 100)
    if !facts.planReview.isReal { result.variant = "default" }
    result.values["value"] = word(.plan, result.id)
  }

  private func tellSituation(
    _ result: inout FactAccount, _ fact: FactID, _ record: Record?, _ person: Int,
    _ facts: PersonFacts
  ) {
    if let record {
      result.values["value"] = word(fact, people.symbols.text(record.value))
      result.values["period"] = .period(record.start, record.end)
      return
    }
    guard facts[fact].state == .none else { return }
    let code = reader.words.situations.first { $0.fact == fact }?.code
    let asked = table.questions.first { $0.leaf.fact == fact.id }?.limit
    let ended = latest(person, facts) { record in
      guard record.kind == .situation, record.code == code, record.end < settings.day else {
        return false
      }
      if fact == .sickLeave || fact == .debt { return reader.words.answer(record.value) == .yes }
      guard case .words(let words)? = asked else { return false }
      return words.contains(people.symbols.text(record.value))
    }
    if let ended { tellEnd(&result, ended) }
  }

  private func tellInvitation(
    _ result: inout FactAccount, _ record: Record?, _ facts: PersonFacts
  ) {
    guard facts.invitedOn.isReal else { return }
    result.values["day"] = .day(facts.invitedOn)
    if facts[.invitedBefore].state != .known {
      result.values["noShow"] = .day(facts.noShowOn)
      result.variant = "no-show"
      let index = facts.records[FactID.invitedBefore.rawValue]
      result.sources = index >= 0 ? [index] : []
    } else if facts.invitedByEarlierRun {
      result.variant = "earlier-run"
      result.sources = []
    } else if let record {
      result.variant = people.symbols.text(record.code)
    }
  }

  private func tellEnd(_ result: inout FactAccount, _ index: Int) {
    let record = people.records[index]
    result.variant = "ended"
    result.sources = [index]
    result.values["end"] = .day(record.end)
    result.values["ago"] = .hundredths((settings.day - record.end) * 100)
  }

  // The usable record of a kind that ended last.
  private func latest(
    _ person: Int, _ facts: PersonFacts, where matches: (Record) -> Bool
  ) -> Int? {
    var best: Int?
    for index in people.records(of: person) {
      let record = people.records[index]
      guard facts.consultation.usable.contains(record.register), record.end.isReal,
        matches(record)
      else { continue }
      if let other = best, people.records[other].end > record.end { continue }
      best = index
    }
    return best
  }

  private func word(_ fact: FactID, _ word: String) -> FactAccount.Shown {
    guard let index = table.book.index(ofFact: fact.id) else { return .text(word) }
    return .word(fact: index, word)
  }
}
