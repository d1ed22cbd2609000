import Register

/// The person of a row while records are read: a code or a local number, packed into 32 bits.
///
/// Codes take less than 30 bits and so sort before local numbers, as person keys do.
enum PackedPerson {
  static func of(_ code: PersonCode) -> UInt32 { code.rawValue }

  static func of(_ register: SourceRegister, number: Symbol) -> UInt32 {
    1 << 31 | UInt32(register.rawValue) << 29 | number.rawValue & 0x1FFF_FFFF
  }

  static func isNumber(_ packed: UInt32) -> Bool { packed >> 31 == 1 }

  static func number(_ packed: UInt32) -> Symbol { Symbol(rawValue: packed & 0x1FFF_FFFF) }

  static func key(_ packed: UInt32) -> PersonKey {
    guard isNumber(packed) else { return PersonKey(PersonCode(rawValue: packed)) }
    return PersonKey(
      rawValue: 1 << 63 | UInt64(packed >> 29 & 3) << 32 | UInt64(packed & 0x1FFF_FFFF))
  }

  /// The same person with the number's symbol of another table.
  static func renumbered(_ packed: UInt32, _ symbol: Symbol) -> UInt32 {
    packed & ~0x1FFF_FFFF | symbol.rawValue & 0x1FFF_FFFF
  }
}

/// What the person cells of a row say.
enum PersonReading {
  case known(UInt32, PersonCode.Corrections)
  case faulty(field: Int, Fault, expected: String)
}

extension RecordBuilder {
  /// Reads whose row or element it is.
  ///
  /// - Parameters:
  ///   - code: the cell of the person code with the blanks round it.
  mutating func person(
    _ plan: ShapePlan, register: SourceRegister, code: Span<UInt8>, cells: Span<Cell>,
    bytes: Span<UInt8>, asOf: Day?
  ) -> PersonReading {
    if let field = plan.personCode, cells[field].count > 0 {
      switch PersonCode.read(code) {
      case .refused(let fault):
        return .faulty(field: field, fault, expected: "ppkkvv-nnnt")
      case .accepted(let person, let corrections):
        if let asOf, person.born > asOf {
          return .faulty(field: field, .bornAfterAsOf, expected: "<= \(asOf)")
        }
        return .known(PackedPerson.of(person), corrections)
      }
    }
    if let field = plan.localNumber, cells[field].count > 0 {
      let cell = cells[field]
      let text = bytes.extracting(cell.range)
      let symbol = contents.symbols.intern(text)
      contents.localNumbers.insert(symbol.rawValue)
      return .known(PackedPerson.of(register, number: symbol), [])
    }
    return .faulty(field: plan.personCode ?? plan.localNumber ?? 0, .missingValue, expected: "*")
  }

  /// Notes the corrections made to a person code.
  mutating func note(_ corrections: PersonCode.Corrections, person: UInt32, line: UInt32) {
    let named: [(PersonCode.Corrections, Fault)] = [
      (.lowerCase, .lowerCaseCode), (.dashFolded, .dashFolded), (.blankTrimmed, .blankTrimmed),
    ]
    for (correction, fault) in named where corrections.contains(correction) {
      contents.notes.append(
        FileContents.Note(fault: fault, person: person, line: line, detail: ""))
    }
  }
}
