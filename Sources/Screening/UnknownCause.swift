import Register
import Rulebook

/// Why a fact of a person is not known: the register that could show it, and what is in the way.
struct UnknownCause: Hashable {
  var register: SourceRegister?
  var reason: UnknownReason
  /// File and line of quarantined records.
  var places: [Place] = []

  struct Place: Hashable {
    var file: UInt16
    var line: UInt32
  }
}

extension Screener {
  /// The causes why a fact is not known, register by register.
  func causes(of fact: FactID, _ person: Int, _ facts: PersonFacts) -> [UnknownCause] {
    switch fact {
    case .age: return [UnknownCause(reason: .noCode)]
    case .benefitDays: return benefitCauses(person, facts)
    case .invitedBefore:
      let places = self.places(fact, .project, person)
      return [
        UnknownCause(
          register: .project, reason: places.isEmpty ? .notWhole : .quarantined, places: places)
      ]
    default: break
    }
    var result: [UnknownCause] = []
    for register in SourceRegister.allCases where fact.registers.contains(register) {
      let isConsulted = reader.access.consulted.contains(register)
      guard isConsulted || (fact.isOnList && register == .ura) else { continue }
      if let reason = reader.access.reason(register, facts.consultation) {
        result.append(UnknownCause(register: register, reason: reason))
      } else if facts.hidden[fact.rawValue].contains(register) {
        result.append(
          UnknownCause(
            register: register, reason: .quarantined, places: places(fact, register, person)))
      } else if facts.incomplete[fact.rawValue].contains(register) {
        result.append(UnknownCause(register: register, reason: .incomplete))
      }
    }
    return result
  }

  private func benefitCauses(_ person: Int, _ facts: PersonFacts) -> [UnknownCause] {
    for register in [SourceRegister.ura, .kela] {
      let places = self.places(.benefitDays, register, person)
      if !places.isEmpty {
        return [UnknownCause(register: register, reason: .quarantined, places: places)]
      }
    }
    if settings.payments == .sinceReset,
      let reason = reader.access.reason(.kela, facts.consultation)
    {
      return [UnknownCause(register: .kela, reason: reason)]
    }
    return [UnknownCause(reason: .noStatement)]
  }

  private func places(
    _ fact: FactID, _ register: SourceRegister, _ person: Int
  ) -> [UnknownCause.Place] {
    people.hidden(of: person).compactMap { index in
      let hidden = people.hidden[index]
      guard hidden.register == register, fact.isShown(by: hidden.kind) else { return nil }
      if hidden.kind == .situation,
        !reader.words.situations.contains(where: { $0.fact == fact && $0.code == hidden.code })
      {
        return nil
      }
      return UnknownCause.Place(file: hidden.file, line: hidden.line)
    }
  }
}
