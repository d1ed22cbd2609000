import Register

// One function for each kind of value: where it goes is a small enum, so that a row costs no text.
extension RecordBuilder {
  mutating func set(
    _ target: LayoutBinding.Target, _ day: Day
  ) {
    switch target {
    case .start: record.start = day
    case .end: record.end = day
    case .paidOn: record.paidOn = day
    case .lastJobEnded: details.lastJobEnded = day
    case .unemployedSince: details.unemployedSince = day
    case .listDay:
      if record.kind == .client { details.listDay = day } else { record.listDay = day }
    default: break
    }
  }

  mutating func set(
    _ target: LayoutBinding.Target, _ number: Int32
  ) {
    switch target {
    case .days: record.hundredthDays = number
    case .accrued: record.accruedHundredths = number
    case .gross: record.grossCents = number
    default: break
    }
  }

  mutating func set(_ target: LayoutBinding.Target, _ answer: Answer) {
    switch target {
    case .protected: details.protected = answer
    case .typ: details.typ = answer
    case .familyUnit: details.familyUnit = answer
    default: break
    }
  }

  mutating func set(
    _ target: LayoutBinding.Target, _ symbol: Symbol
  ) {
    switch target {
    case .code: record.code = symbol
    case .value: record.value = symbol
    case .place: record.place = symbol
    case .coach: record.coach = symbol
    case .employer: record.employer = symbol
    case .municipality: record.municipality = symbol
    case .lastName: details.lastName = symbol
    case .firstNames: details.firstNames = symbol
    case .homeMunicipality: details.municipality = symbol
    case .office: details.office = symbol
    case .unit: details.unit = symbol
    case .language: details.language = symbol
    case .street: details.street = symbol
    case .postalCode: details.postalCode = symbol
    case .postTown: details.postTown = symbol
    case .education: details.education = symbol
    case .occupation: details.occupation = symbol
    default: break
    }
  }
}
