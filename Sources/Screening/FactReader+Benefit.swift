import Register
import Rulebook

extension FactReader {
  // The latest statement, then what was paid or corrected since. A statement is the list's figure,
  // or the accrued days of a payment; a payment of the same day is the newer of the two.
  func readBenefitDays(_ person: Int, _ facts: inout PersonFacts) {
    let range = people.records(of: person)
    var best = -1
    var bestDay = Day.missing
    var bestMade = Day.missing
    var bestIsPayment = false
    var sawPayment = false
    for index in range {
      let record = people.records[index]
      switch record.kind {
      case .statement where record.start.isReal && record.start <= day:
        if best < 0 || record.start > bestDay || (record.start == bestDay && !bestIsPayment) {
          (best, bestDay, bestMade, bestIsPayment) = (index, record.start, record.start, false)
        }
      case .benefit where counts(record):
        sawPayment = true
        guard record.accruedHundredths != Record.missingNumber else { continue }
        let isBetter =
          best < 0 || record.end > bestDay
          || (record.end == bestDay && (!bestIsPayment || record.paidOn >= bestMade))
        if isBetter {
          (best, bestDay, bestMade, bestIsPayment) = (index, record.end, record.paidOn, true)
        }
      default: break
      }
    }
    if best < 0 {
      readSum(person, sawPayment, &facts)
      return
    }
    let statement = people.records[best]
    var total = Int(bestIsPayment ? statement.accruedHundredths : statement.hundredthDays)
    var added = false
    for index in range {
      let record = people.records[index]
      guard index != best, record.kind == .benefit, counts(record),
        isSince(record, statementDay: bestDay, made: bestMade)
      else { continue }
      total += Int(record.hundredthDays)
      added = true
    }
    facts.statementDay = bestDay
    facts.statementMade = bestMade
    facts.benefitSource =
      bestIsPayment
      ? (added ? .accruedAndPayments : .accrued) : (added ? .listAndPayments : .list)
    facts.records[FactID.benefitDays.rawValue] = best
    facts[.benefitDays] = .known(Int32(clamping: total))
  }

  /// Whether a payment counts at all: of a counted kind and ground, ended and paid by the day.
  func counts(_ record: Record) -> Bool {
    record.end <= day && record.paidOn <= day && words.isCounted(record)
  }

  /// Whether a counted payment adds to a statement: its period starts after the statement's day, or
  /// it corrects, and was paid after the statement was made.
  func isSince(_ record: Record, statementDay: Day, made: Day) -> Bool {
    record.start > statementDay || (record.hundredthDays < 0 && record.paidOn > made)
  }

  // No statement: the payments say nothing about what was paid before them, unless the project
  // says that they are all there are.
  private func readSum(_ person: Int, _ sawPayment: Bool, _ facts: inout PersonFacts) {
    guard payments == .sinceReset else { return }
    guard sawPayment else {
      let isSure =
        facts.consultation.complete.contains(.kela)
        && facts.hidden[FactID.benefitDays.rawValue].isEmpty
      if isSure {
        facts[.benefitDays] = .known(0)
        facts.benefitSource = .sum
      }
      return
    }
    var total = 0
    for index in people.records(of: person) {
      let record = people.records[index]
      guard record.kind == .benefit, counts(record) else { continue }
      total += Int(record.hundredthDays)
      facts.records[FactID.benefitDays.rawValue] = index
    }
    facts.benefitSource = .sum
    facts[.benefitDays] = .known(Int32(clamping: total))
  }

  /// The records a person's counted days were made of: the statement, then payments in order.
  func benefitRecords(_ person: Int, _ facts: PersonFacts) -> [Int] {
    let main = facts.records[FactID.benefitDays.rawValue]
    guard main >= 0 else { return [] }
    var result = facts.benefitSource == .sum ? [] : [main]
    for index in people.records(of: person) {
      let record = people.records[index]
      guard record.kind == .benefit, counts(record) else { continue }
      if facts.benefitSource == .sum
        || (index != main
          && isSince(record, statementDay: facts.statementDay, made: facts.statementMade))
      {
        result.append(index)
      }
    }
    return result
  }
}
