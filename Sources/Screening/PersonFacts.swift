import Register
import Rulebook

/// The facts about one person, each with the record that shows it.
struct PersonFacts {
  /// Where the counted days come from.
  enum BenefitSource: Int, Sendable {
    case none, list, accrued, listAndPayments, accruedAndPayments, sum

    var id: String {
      switch self {
      case .none: ""
      case .list: "list"
      case .accrued: "accrued"
      case .listAndPayments: "list+payments"
      case .accruedAndPayments: "accrued+payments"
      case .sum: "sum"
      }
    }
  }

  /// The values, by fact.
  var values = Array(repeating: FactValue.unknown, count: FactID.count)
  /// The record that shows each fact, -1 if none.
  var records = Array(repeating: -1, count: FactID.count)
  /// Registers with a quarantined record that could show the fact.
  var hidden = Array(repeating: RegisterSet(), count: FactID.count)
  /// Registers with a record that could show the fact but lacks its day or value.
  var incomplete = Array(repeating: RegisterSet(), count: FactID.count)
  var consultation = Consultation()
  var benefitSource = BenefitSource.none
  var statementDay = Day.missing
  var statementMade = Day.missing
  var planSigned = Day.missing
  var planReview = Day.missing
  var planDue = Day.missing
  var lastContact = Day.missing
  var lastActivation = Day.missing
  var invitedOn = Day.missing
  var noShowOn = Day.missing
  var invitedByEarlierRun = false

  subscript(_ fact: FactID) -> FactValue {
    get { values[fact.rawValue] }
    set { values[fact.rawValue] = newValue }
  }

  mutating func clear() {
    for index in 0..<FactID.count {
      values[index] = .unknown
      records[index] = -1
      hidden[index] = []
      incomplete[index] = []
    }
    benefitSource = .none
    statementDay = .missing
    statementMade = .missing
    planSigned = .missing
    planReview = .missing
    planDue = .missing
    lastContact = .missing
    lastActivation = .missing
    invitedOn = .missing
    noShowOn = .missing
    invitedByEarlierRun = false
  }
}
