import Register

/// What may be concluded from the registers about one person: which of them may be used, and for
/// which of them silence means that there is nothing.
struct Consultation {
  /// Registers whose records of the person may be used.
  var usable: RegisterSet = []
  /// Registers read whole, that cover the person and may be used.
  var complete: RegisterSet = []
  /// Registers with a record of the person.
  var present: RegisterSet = []
  /// Whether the client's own permission covers the day.
  var hasOwnPermission = false
}

/// Why a fact is not known.
public enum UnknownReason: String, Sendable, Hashable, CaseIterable, Codable {
  /// No file of the register was there.
  case notRead = "not-read"
  /// Not all of the register could be read.
  case notWhole = "not-whole"
  /// The register does not have the person, and does not hold every client.
  case notInRegister = "not-in-register"
  /// No permission covers the day.
  case notPermitted = "not-permitted"
  /// A record that could show it is in quarantine.
  case quarantined
  /// A record that could show it lacks its day or its value.
  case incomplete
  /// The person has no person code.
  case noCode = "no-code"
  /// Nothing says how many days had been paid by then.
  case noStatement = "no-statement"
}

/// How the registers of a run may be used, by the project file and by what could be read.
struct Access: Sendable {
  let permission: ScreeningSettings.Permission
  let isPermittedForAll: Bool
  let day: Day
  /// Registers that are consulted at all.
  let consulted: RegisterSet
  /// Registers whose export holds every client of the office.
  let exhaustive: RegisterSet
  let read: RegisterSet
  let whole: RegisterSet

  init(_ settings: ScreeningSettings, _ registers: [SourceRegister: RegisterState]) {
    permission = settings.permission
    day = settings.day
    isPermittedForAll =
      switch settings.permission {
      case .notNeeded: true
      case .project(let days): days.contains(settings.day)
      case .client: false
      }
    var consulted: RegisterSet = []
    var exhaustive: RegisterSet = []
    var read: RegisterSet = []
    var whole: RegisterSet = []
    for register in SourceRegister.allCases {
      let coverage = settings.coverage[register] ?? .partial
      if coverage != .none { consulted.insert(RegisterSet(register)) }
      if coverage == .complete { exhaustive.insert(RegisterSet(register)) }
      if registers[register]?.wasRead == true { read.insert(RegisterSet(register)) }
      if registers[register]?.isWhole ?? true {
        whole.insert(RegisterSet(register))
      }
    }
    self.consulted = consulted
    self.exhaustive = exhaustive
    self.read = read
    self.whole = whole
  }

  /// What may be concluded about a person.
  func consultation(_ people: PersonTable, _ person: Int) -> Consultation {
    var result = Consultation()
    for index in people.records(of: person) {
      let record = people.records[index]
      result.present.insert(RegisterSet(record.register))
      if record.kind == .permission, record.covers(day) { result.hasOwnPermission = true }
    }
    var hidden: RegisterSet = []
    if !people.hidden.isEmpty {
      for index in people.hidden(of: person) {
        hidden.insert(RegisterSet(people.hidden[index].register))
      }
    }
    // Whoever is known to be no client of an office has nothing there to be permitted.
    let noClient = exhaustive.intersection(read).intersection(whole)
      .subtracting(result.present).subtracting(hidden)
    var allowed: RegisterSet = [.ura, .kela, .project]
    if isPermitted(result) || noClient.contains(.effica) { allowed.insert(.effica) }
    result.usable = consulted.intersection(allowed)
    result.complete = result.usable.intersection(read).intersection(whole)
      .intersection(result.present.union(exhaustive))
    return result
  }

  /// Whether the social office's records of a person may be used on the day.
  func isPermitted(_ consultation: Consultation) -> Bool {
    switch permission {
    case .client: consultation.hasOwnPermission
    default: isPermittedForAll
    }
  }

  /// Why silence of a register means nothing for a person; nothing if it does mean something.
  func reason(_ register: SourceRegister, _ consultation: Consultation) -> UnknownReason? {
    if consultation.complete.contains(register) { return nil }
    if !whole.contains(register) { return .notWhole }
    if !read.contains(register) { return .notRead }
    let isUsable = consultation.usable.contains(register)
    if permission != .client, !isUsable { return .notPermitted }
    if !consultation.present.union(exhaustive).contains(register) { return .notInRegister }
    return isUsable ? nil : .notPermitted
  }
}
