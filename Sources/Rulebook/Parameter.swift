public import Register

/// A number or list that a rule refers to by name, with the days on which it holds and where it
/// comes from.
public struct Parameter: Sendable, Hashable {
  /// What a parameter holds on a day.
  public enum Value: Sendable, Hashable {
    /// A number in hundredths, so that half a day is exact.
    case number(Int)
    /// A list of words.
    case words([String])
  }

  /// A value with the days on which it holds.
  public struct Dated: Sendable, Hashable {
    /// The days, both ends included.
    public var days: DayRange
    /// The value.
    public var value: Value
  }

  /// The name rules use.
  public var id: String
  /// What it is, in each language.
  public var names: [Language: String]
  /// The unit: `years`, `months`, `days`, or empty for lists.
  public var unit: String
  /// Where the value comes from; empty for a working value of our own.
  public var reference: String
  /// The last day for which somebody has checked the value; nothing if it does not age.
  public var checkUntil: Day?
  /// Whether the value is this project's own working value, not one from law or plan.
  public var isOurOwn: Bool
  /// The values in the file's order; their days do not overlap.
  public var values: [Dated]
  /// The line in the file.
  public var line: Int

  /// The value on a day, or nothing.
  public func value(on day: Day) -> Value? {
    values.first { $0.days.contains(day) }?.value
  }
}

extension Parameter.Value {
  /// Reads a number with a point or comma into hundredths, or nothing if it is none.
  public static func hundredths(_ text: some StringProtocol) -> Int? {
    var whole = 0
    var decimals: Int?
    var digits = 0
    var isNegative = false
    for (index, byte) in text.utf8.enumerated() {
      switch byte {
      case UInt8(ascii: "-") where index == 0: isNegative = true
      case UInt8(ascii: "."), UInt8(ascii: ","):
        guard decimals == nil, digits > 0 else { return nil }
        decimals = 0
      case 48...57:
        digits += 1
        guard digits <= 12, (decimals ?? 0) < 2 else { return nil }
        whole = whole * 10 + Int(byte - 48)
        if let count = decimals { decimals = count + 1 }
      default: return nil
      }
    }
    guard digits > 0 else { return nil }
    for _ in (decimals ?? 0)..<2 { whole *= 10 }
    return isNegative ? -whole : whole
  }

  /// Writes hundredths with as few decimals as needed and the language's decimal mark.
  public static func written(hundredths: Int, in language: Language) -> String {
    let size = hundredths.magnitude
    var text = (hundredths < 0 ? "-" : "") + String(size / 100)
    let rest = size % 100
    if rest > 0 {
      text += language == .en ? "." : ","
      text += rest % 10 == 0 ? String(rest / 10) : (rest < 10 ? "0" : "") + String(rest)
    }
    return text
  }

  /// The value as people read it.
  public func written(in language: Language) -> String {
    switch self {
    case .number(let number): Parameter.Value.written(hundredths: number, in: language)
    case .words(let words): words.joined(separator: ", ")
    }
  }
}
