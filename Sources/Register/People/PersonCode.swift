/// A Finnish personal identity code (*henkilötunnus*), packed into 32 bits.
///
/// The code is DDMMYY, a century sign, three digits and a check character that is the nine digits
/// modulo 31. The sign is part of the identity: two codes that differ only in it are two people,
/// and the check character does not cover it. The packing keeps the order of the written codes, so
/// that sorting the integers sorts the texts by bytes.
@frozen public struct PersonCode: Sendable, Hashable, Comparable {
  /// Day, month, year, sign and individual number, from the highest bits down.
  public var rawValue: UInt32

  /// Makes a code from its packed form.
  @inlinable public init(rawValue: UInt32) {
    self.rawValue = rawValue
  }

  /// Whether one code stands before the other when sorted as text.
  @inlinable public static func < (left: PersonCode, right: PersonCode) -> Bool {
    left.rawValue < right.rawValue
  }

  // In the order of their bytes, each with the first year of its century.
  @usableFromInline static let signs: [(byte: UInt8, century: Int)] = [
    (0x2B, 1800), (0x2D, 1900), (0x41, 2000), (0x42, 2000), (0x43, 2000), (0x44, 2000),
    (0x45, 2000), (0x46, 2000), (0x55, 1900), (0x56, 1900), (0x57, 1900), (0x58, 1900),
    (0x59, 1900),
  ]

  static let checkCharacters = Array("0123456789ABCDEFHJKLMNPRSTUVWXY".utf8)

  /// Packs the parts of a code; nothing if the sign is unknown or the day does not exist.
  ///
  /// - Parameters:
  ///   - day: The day of the month, month, and two-digit year of birth.
  ///   - sign: The century sign as an ASCII byte.
  ///   - individual: The three digits, 0 to 999.
  public init?(day: Int, month: Int, shortYear: Int, sign: UInt8, individual: Int) {
    guard let index = PersonCode.signs.firstIndex(where: { $0.byte == sign }),
      Day(year: PersonCode.signs[index].century + shortYear, month: month, day: day) != nil,
      (0...999).contains(individual)
    else { return nil }
    rawValue =
      UInt32(day) << 25 | UInt32(month) << 21 | UInt32(shortYear) << 14 | UInt32(index) << 10
      | UInt32(individual)
  }

  var dayOfMonth: Int { Int(rawValue >> 25) }
  var month: Int { Int(rawValue >> 21 & 0xF) }
  var shortYear: Int { Int(rawValue >> 14 & 0x7F) }
  var signIndex: Int { Int(rawValue >> 10 & 0xF) }

  /// The three digits that tell apart people born on one day; odd for men, even for women.
  public var individual: Int { Int(rawValue & 0x3FF) }

  /// Whether the code is temporary or artificial (900-999) rather than issued to a person.
  public var isTemporary: Bool { individual >= 900 }

  /// Whether the individual number is that of a man.
  public var isMale: Bool { individual % 2 == 1 }

  /// The day of birth.
  public var born: Day {
    let year = PersonCode.signs[signIndex].century + shortYear
    return Day(rawValue: Int32(Day.count(year: year, month: month, day: dayOfMonth)))
  }

  /// The age in full years on a day; a person born on 29 February turns on 1 March where there is
  /// no such day.
  public func age(on day: Day) -> Int {
    let birth = born.components
    let now = day.components
    let hadBirthday = (now.month, now.day) >= (birth.month, birth.day)
    return now.year - birth.year - (hadBirthday ? 0 : 1)
  }

  /// The code as eleven ASCII bytes.
  public var bytes: [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(11)
    append(to: &result)
    return result
  }

  /// Writes the code's eleven ASCII bytes at the end of a buffer.
  public func append(to buffer: inout [UInt8]) {
    for part in [dayOfMonth, month, shortYear] {
      buffer.append(48 + UInt8(part / 10))
      buffer.append(48 + UInt8(part % 10))
    }
    buffer.append(PersonCode.signs[signIndex].byte)
    buffer.append(48 + UInt8(individual / 100))
    buffer.append(48 + UInt8(individual / 10 % 10))
    buffer.append(48 + UInt8(individual % 10))
    let nine = ((dayOfMonth * 100 + month) * 100 + shortYear) * 1000 + individual
    buffer.append(PersonCode.checkCharacters[nine % 31])
  }

  /// The code as text.
  ///
  /// For files that may hold person codes only, never for messages or logs.
  public var text: String { String(decoding: bytes, as: UTF8.self) }
}
