import Register
import Rulebook

/// The facts this room can draw from the registers; rule books refer to them by id.
enum FactID: Int, Sendable, CaseIterable {
  case age, benefitDays, serviceLine, measure, starting, plan, lastContact, lastContactOffice
  case lastActivation, typ, sickLeave, substance, health, workAbility, debt, familyUnit
  case invitedBefore, employmentClient, monthsUnemployed

  static let count = FactID.allCases.count

  var id: String {
    switch self {
    case .age: "age"
    case .benefitDays: "benefit-days"
    case .serviceLine: "service-line"
    case .measure: "measure"
    case .starting: "starting"
    case .plan: "plan"
    case .lastContact: "last-contact"
    case .lastContactOffice: "last-contact-office"
    case .lastActivation: "last-activation"
    case .typ: "typ"
    case .sickLeave: "sick-leave"
    case .substance: "substance"
    case .health: "health"
    case .workAbility: "work-ability"
    case .debt: "debt"
    case .familyUnit: "family-unit"
    case .invitedBefore: "invited-before"
    case .employmentClient: "employment-client"
    case .monthsUnemployed: "months-unemployed"
    }
  }

  /// The type a rule book must declare for it.
  var kind: FactDeclaration.Kind {
    switch self {
    case .age, .lastContact, .lastActivation, .monthsUnemployed: .whole
    case .benefitDays: .decimal
    case .serviceLine: .text
    case .measure, .starting, .plan, .lastContactOffice, .substance, .health, .workAbility: .word
    case .typ, .sickLeave, .debt, .familyUnit, .invitedBefore, .employmentClient: .answer
    }
  }

  /// The registers it is drawn from.
  var registers: RegisterSet {
    switch self {
    case .age: []
    case .benefitDays: [.ura, .kela]
    case .serviceLine, .employmentClient, .monthsUnemployed: .ura
    case .measure, .starting, .plan, .lastContact, .lastContactOffice, .lastActivation, .typ:
      [.ura, .effica]
    case .sickLeave, .substance, .health, .workAbility, .debt, .familyUnit: .effica
    case .invitedBefore: .project
    }
  }

  /// Whether the list itself is enough, however little else of its register is consulted.
  var isOnList: Bool { self == .benefitDays || self == .typ }

  /// The situations of Effica that are facts, with their codes.
  static let situations: [(fact: FactID, code: String)] = [
    (.sickLeave, "sick-leave"), (.substance, "substance"), (.health, "health"),
    (.workAbility, "work-ability"), (.debt, "debt"), (.typ, "typ"),
  ]

  /// Whether records of a kind can show the fact.
  func isShown(by kind: RecordKind) -> Bool {
    switch self {
    case .age: false
    case .benefitDays: kind == .benefit || kind == .statement
    case .serviceLine: kind == .serviceLine
    case .measure: kind == .measure
    case .starting: kind == .measure || kind == .status
    case .plan: kind == .plan
    case .lastContact, .lastContactOffice: kind == .contact
    case .lastActivation: kind == .measure || kind == .plan || kind == .contact
    case .typ, .sickLeave, .substance, .health, .workAbility, .debt: kind == .situation
    case .familyUnit: kind == .client
    case .invitedBefore: kind == .event
    case .employmentClient: kind == .jobSearch || kind == .status
    case .monthsUnemployed: kind == .status
    }
  }
}

/// A set of registers.
struct RegisterSet: OptionSet, Sendable, Hashable {
  var rawValue: UInt8
  static let ura = RegisterSet(.ura)
  static let effica = RegisterSet(.effica)
  static let kela = RegisterSet(.kela)
  static let project = RegisterSet(.project)

  init(rawValue: UInt8) { self.rawValue = rawValue }
  init(_ register: SourceRegister) { rawValue = 1 << register.rawValue }

  func contains(_ register: SourceRegister) -> Bool { rawValue >> register.rawValue & 1 == 1 }
}
