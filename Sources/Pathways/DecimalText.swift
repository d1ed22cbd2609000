/// Numbers as text with a decimal point, the same on every machine.
public enum DecimalText {
  /// A number with ten significant digits at most, without an exponent and without idle zeros.
  ///
  /// Rounds the shortest exact description half to even. Nothing finite is refused; infinities and
  /// not-a-number give an empty text.
  public static func significant(_ value: Double, digits limit: Int = 10) -> String {
    guard value.isFinite else { return "" }
    if value == 0 { return "0" }
    var (digits, point) = decompose(value.magnitude)
    if digits.count > limit {
      let rest = digits[limit...]
      let isHalf = rest.first == 5 && rest.dropFirst().allSatisfy { $0 == 0 }
      let roundsUp =
        isHalf ? digits[limit - 1] % 2 == 1 : (rest.first ?? 0) >= 5
      digits.removeLast(digits.count - limit)
      if roundsUp, increment(&digits) { point += 1 }
    }
    while digits.count > 1, digits.last == 0 { digits.removeLast() }
    return (value < 0 ? "-" : "") + place(digits, point)
  }

  /// The fraction of two counts with six decimals, rounded half to even; empty if the base is 0.
  public static func share(_ count: Int, of base: Int) -> String {
    guard base > 0, count >= 0 else { return "" }
    let (whole, rest) = count.quotientAndRemainder(dividingBy: base)
    let scaled = rest.multipliedFullWidth(by: 1_000_000)
    var (millionths, left) = base.dividingFullWidth(scaled)
    let twice = left.multipliedReportingOverflow(by: 2)
    if twice.overflow || twice.partialValue > base
      || (twice.partialValue == base && millionths % 2 == 1)
    {
      millionths += 1
    }
    left = millionths / 1_000_000
    return sixDecimals(whole + left, millionths % 1_000_000)
  }

  /// A number with six decimals, as shares are written.
  public static func share(_ value: Double) -> String {
    guard value.isFinite, value.magnitude < 1e12 else { return "" }
    let millionths = (value.magnitude * 1_000_000).rounded(.toNearestOrEven)
    let whole = Int(millionths)
    let text = sixDecimals(whole / 1_000_000, whole % 1_000_000)
    return (value < 0 && whole > 0 ? "-" : "") + text
  }

  private static func sixDecimals(_ whole: Int, _ millionths: Int) -> String {
    let digits = String(millionths)
    return "\(whole)." + String(repeating: "0", count: 6 - digits.utf8.count) + digits
  }

  // The decimal digits of a positive number and where the point stands before them: 0.d1d2… x 10^p.
  private static func decompose(_ value: Double) -> ([UInt8], Int) {
    var digits: [UInt8] = []
    var point = 0
    var seenPoint = false
    var exponent = 0
    var exponentSign = 1
    var inExponent = false
    for byte in value.description.utf8 {
      switch byte {
      case UInt8(ascii: "."): seenPoint = true
      case UInt8(ascii: "e"): inExponent = true
      case UInt8(ascii: "-"): exponentSign = -1
      case UInt8(ascii: "+"): break
      default:
        if inExponent {
          exponent = exponent * 10 + Int(byte - 48)
        } else {
          digits.append(byte - 48)
          if !seenPoint { point += 1 }
        }
      }
    }
    point += exponent * exponentSign
    while digits.count > 1, digits.first == 0 {
      digits.removeFirst()
      point -= 1
    }
    return (digits, point)
  }

  // Adds one in the last place; true if the number grew by a digit.
  private static func increment(_ digits: inout [UInt8]) -> Bool {
    for index in digits.indices.reversed() {
      if digits[index] < 9 {
        digits[index] += 1
        return false
      }
      digits[index] = 0
    }
    digits.insert(1, at: 0)
    digits.removeLast()
    return true
  }

  private static func place(_ digits: [UInt8], _ point: Int) -> String {
    let text = digits.map { String($0) }.joined()
    if point <= 0 { return "0." + String(repeating: "0", count: -point) + text }
    if digits.count <= point {
      return text + String(repeating: "0", count: point - digits.count)
    }
    return String(text.prefix(point)) + "." + String(text.suffix(digits.count - point))
  }
}
