extension PersonCode {
  /// What reading a code gave.
  public enum Reading: Sendable, Hashable {
    /// A good code, and the corrections that were needed to read it.
    case accepted(PersonCode, Corrections)
    /// No code, and why.
    case refused(Fault)
  }

  /// The corrections that may be made to a code, all of them named.
  public struct Corrections: OptionSet, Sendable, Hashable {
    /// The set as bits.
    public var rawValue: UInt8
    /// Makes a set from its bits.
    public init(rawValue: UInt8) { self.rawValue = rawValue }
    /// A letter was in lower case.
    public static let lowerCase = Corrections(rawValue: 1)
    /// A typographic dash (U+2010-2015, U+2212) stood for the hyphen.
    public static let dashFolded = Corrections(rawValue: 2)
    /// Blanks stood around the code.
    public static let blankTrimmed = Corrections(rawValue: 4)
  }

  /// Reads a person code from UTF-8 bytes.
  ///
  /// Corrects lower case, typographic dashes and blanks, and names each correction. After that the
  /// code is judged as python-stdnum's `fi.hetu` does with temporary codes allowed: form, existing
  /// day, individual number from 002 on, check character.
  public static func read(_ bytes: Span<UInt8>) -> Reading {
    if bytes.count == 11, let code = clean(bytes) { return .accepted(code, []) }
    return corrected(bytes)
  }

  // The common case: eleven ASCII bytes that need no correction.
  private static func clean(_ bytes: Span<UInt8>) -> PersonCode? {
    var digits: (Int, Int) = (0, 0)
    for index in 0..<6 {
      let value = bytes[index] &- 48
      guard value < 10 else { return nil }
      digits.0 = digits.0 * 10 + Int(value)
    }
    for index in 7..<10 {
      let value = bytes[index] &- 48
      guard value < 10 else { return nil }
      digits.1 = digits.1 * 10 + Int(value)
    }
    guard digits.1 >= 2, checkCharacters[(digits.0 * 1000 + digits.1) % 31] == bytes[10] else {
      return nil
    }
    return PersonCode(
      day: digits.0 / 10_000, month: digits.0 / 100 % 100, shortYear: digits.0 % 100,
      sign: bytes[6], individual: digits.1)
  }

  private static func corrected(_ bytes: Span<UInt8>) -> Reading {
    var corrections: Corrections = []
    var plain: [UInt8] = []
    let inner = trimmed(bytes)
    if inner.count < bytes.count { corrections.insert(.blankTrimmed) }
    var index = inner.lowerBound
    while index < inner.upperBound {
      let byte = bytes[index]
      if byte == 0xE2, index + 2 < inner.upperBound, isDash(bytes[index + 1], bytes[index + 2]) {
        corrections.insert(.dashFolded)
        plain.append(UInt8(ascii: "-"))
        index += 3
      } else if byte >= 0x61, byte <= 0x7A {
        corrections.insert(.lowerCase)
        plain.append(byte - 32)
        index += 1
      } else {
        plain.append(byte)
        index += 1
      }
    }
    guard plain.count == 11 else { return .refused(.personCodeForm) }
    for index in [0, 1, 2, 3, 4, 5, 7, 8, 9] where plain[index] &- 48 >= 10 {
      return .refused(.personCodeForm)
    }
    guard signs.contains(where: { $0.byte == plain[6] }), checkCharacters.contains(plain[10]) else {
      return .refused(.personCodeForm)
    }
    if let code = clean(plain.span) { return .accepted(code, corrections) }
    let digit = { Int(plain[$0] &- 48) }
    let individual = digit(7) * 100 + digit(8) * 10 + digit(9)
    let exists = PersonCode(
      day: digit(0) * 10 + digit(1), month: digit(2) * 10 + digit(3),
      shortYear: digit(4) * 10 + digit(5), sign: plain[6], individual: individual)
    if exists == nil { return .refused(.personCodeDay) }
    return .refused(individual < 2 ? .personCodeNumber : .personCodeCheck)
  }

  // Without the blanks at both ends, no-break spaces from spreadsheets among them.
  private static func trimmed(_ bytes: Span<UInt8>) -> Range<Int> {
    var first = 0
    var last = bytes.count
    while first < last {
      if bytes[first] == 0x20 || bytes[first] == 0x09 {
        first += 1
      } else if first + 1 < last, bytes[first] == 0xC2, bytes[first + 1] == 0xA0 {
        first += 2
      } else {
        break
      }
    }
    while last > first {
      if bytes[last - 1] == 0x20 || bytes[last - 1] == 0x09 {
        last -= 1
      } else if last - 1 > first, bytes[last - 2] == 0xC2, bytes[last - 1] == 0xA0 {
        last -= 2
      } else {
        break
      }
    }
    return first..<last
  }

  private static func isDash(_ second: UInt8, _ third: UInt8) -> Bool {
    (second == 0x80 && third >= 0x90 && third <= 0x95) || (second == 0x88 && third == 0x92)
  }
}
