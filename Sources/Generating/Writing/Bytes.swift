import Register

// Appending values as the exports write them.
extension [UInt8] {
  mutating func append(text: String) { append(contentsOf: text.utf8) }

  mutating func append(byte character: Unicode.Scalar) { append(UInt8(ascii: character)) }

  mutating func append(number: Int) {
    if number < 0 {
      append(byte: "-")
      append(number: -number)
    } else if number < 10 {
      append(48 + UInt8(number))
    } else {
      append(number: number / 10)
      append(48 + UInt8(number % 10))
    }
  }

  private mutating func append(two number: Int) {
    append(48 + UInt8(number / 10 % 10))
    append(48 + UInt8(number % 10))
  }

  /// A day as dd.mm.yyyy, yyyy-mm-dd, yyyymmdd or d.m.yyyy; nothing for a day that is not real.
  mutating func append(day: Day, as form: DayForm) {
    guard day.isReal else { return }
    let (year, month, dayOfMonth) = day.components
    switch form {
    case .dotted:
      append(two: dayOfMonth)
      append(byte: ".")
      append(two: month)
      append(byte: ".")
      append(number: year)
    case .short:
      append(number: dayOfMonth)
      append(byte: ".")
      append(number: month)
      append(byte: ".")
      append(number: year)
    case .iso, .packed:
      append(number: year)
      if form == .iso { append(byte: "-") }
      append(two: month)
      if form == .iso { append(byte: "-") }
      append(two: dayOfMonth)
    }
  }

  /// An amount with a decimal comma.
  mutating func append(cents: Int) {
    if cents < 0 { append(byte: "-") }
    append(number: abs(cents) / 100)
    append(byte: ",")
    append(two: abs(cents) % 100)
  }

  /// Turns UTF-8 of Western European text into Windows-1252.
  func inWindows1252() -> [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(count)
    var index = 0
    while index < count {
      let byte = self[index]
      if byte == 0xC3 || byte == 0xC2, index + 1 < count {
        result.append(byte == 0xC3 ? self[index + 1] | 0x40 : self[index + 1])
        index += 2
      } else if byte == 0xE2, index + 2 < count {
        result.append(0x96)  // The en dash, the only such character that is written.
        index += 3
      } else {
        result.append(byte)
        index += 1
      }
    }
    return result
  }
}

extension Day {
  /// The day itself, or the Friday before a weekend: offices meet nobody on a Sunday.
  var backToWorkday: Day { self - max(0, weekday - 5) }
}

/// How a file writes days.
enum DayForm {
  case dotted, short, iso, packed
}
