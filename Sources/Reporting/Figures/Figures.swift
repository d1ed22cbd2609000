public import Register

/// Numbers as people read them in a language.
///
/// Finnish and Swedish: a no-break space between thousands, a decimal comma, a no-break space
/// before the per cent sign. English: comma, point, no space.
public struct Figures: Sendable {
  /// The language.
  public let language: Language

  /// Makes the spelling of a language.
  public init(_ language: Language) { self.language = language }

  private var grouping: String { language == .en ? "," : "\u{A0}" }
  private var point: String { language == .en ? "." : "," }

  /// A whole number: 1 018 or 1,018.
  public func number(_ value: Int) -> String {
    let digits = Array(String(value.magnitude).utf8)
    var text = value < 0 ? "\u{2212}" : ""
    for (index, digit) in digits.enumerated() {
      if index > 0, (digits.count - index) % 3 == 0 { text += grouping }
      text.unicodeScalars.append(Unicode.Scalar(digit))
    }
    return text
  }

  /// A number of hundredths, without trailing zeros.
  public func hundredths(_ value: Int) -> String {
    let rest = value.magnitude % 100
    var text = value < 0 && value > -100 ? "\u{2212}0" : number(value / 100)
    if rest > 0 { text += point + (rest % 10 == 0 ? String(rest / 10) : padded(rest)) }
    return text
  }

  private func padded(_ rest: UInt) -> String { rest < 10 ? "0\(rest)" : "\(rest)" }

  /// A share in per cent with one decimal, or none where it is a whole number of per cent.
  public func share(_ share: Share) -> String {
    let tenths = (share.millionths.magnitude + 500) / 1000
    var text = share.millionths < 0 && tenths > 0 ? "\u{2212}" : ""
    text += number(Int(tenths / 10))
    if tenths == 0, share.millionths > 0 { return (language == .en ? "<0.1%" : "<0,1\u{A0}%") }
    text += point + String(tenths % 10)
    return text + (language == .en ? "%" : "\u{A0}%")
  }

  /// A real number with at most ten significant digits.
  public func real(_ value: Double) -> String {
    var bytes: [UInt8] = []
    FigureText.real(value, point: UInt8(ascii: language == .en ? "." : ","), into: &bytes)
    return String(decoding: bytes, as: UTF8.self)
  }

  /// A size in bytes, in the unit that leaves one to three digits before the point.
  public func size(_ bytes: UInt64) -> String {
    let units = language == .en ? ["B", "kB", "MB", "GB", "TB"] : ["t", "kt", "Mt", "Gt", "Tt"]
    let names = language == .sv ? ["B", "kB", "MB", "GB", "TB"] : units
    var unit = 0
    var divisor: UInt64 = 1
    while unit < names.count - 1, bytes / divisor >= 1000 {
      divisor *= 1000
      unit += 1
    }
    let whole = bytes / divisor
    if unit == 0 || whole >= 10 { return "\(number(Int(whole)))\u{A0}\(names[unit])" }
    return "\(whole)\(point)\((bytes % divisor) * 10 / divisor)\u{A0}\(names[unit])"
  }
}
