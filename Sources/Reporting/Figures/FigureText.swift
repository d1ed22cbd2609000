import Register

/// The plain spellings of numbers in files, the same in every language: no thousands separator.
enum FigureText {
  /// A number of hundredths as a decimal number, without trailing zeros: 612, 612,5 or -0,25.
  static func hundredths(_ value: Int, point: UInt8, into buffer: inout [UInt8]) {
    if value < 0 { buffer.append(UInt8(ascii: "-")) }
    let size = value.magnitude
    integer(size / 100, into: &buffer)
    let rest = UInt8(size % 100)
    guard rest > 0 else { return }
    buffer.append(point)
    buffer.append(48 + rest / 10)
    if rest % 10 > 0 { buffer.append(48 + rest % 10) }
  }

  /// A share as a fraction with six decimals.
  static func share(_ share: Share, point: UInt8, into buffer: inout [UInt8]) {
    if share.millionths < 0 { buffer.append(UInt8(ascii: "-")) }
    let size = share.millionths.magnitude
    integer(size / 1_000_000, into: &buffer)
    buffer.append(point)
    var unit: UInt = 100_000
    var rest = size % 1_000_000
    while unit > 0 {
      buffer.append(48 + UInt8(rest / unit))
      rest %= unit
      unit /= 10
    }
  }

  /// A whole number.
  static func integer(_ value: Int, into buffer: inout [UInt8]) {
    if value < 0 { buffer.append(UInt8(ascii: "-")) }
    integer(value.magnitude, into: &buffer)
  }

  /// A whole number that is not negative.
  static func integer(_ value: UInt, into buffer: inout [UInt8]) {
    if value < 10 {
      buffer.append(48 + UInt8(value))
      return
    }
    let start = buffer.count
    var rest = value
    while rest > 0 {
      buffer.append(48 + UInt8(rest % 10))
      rest /= 10
    }
    buffer[start...].reverse()
  }

  /// A day as yyyy-mm-dd; nothing for a day that is missing or open.
  static func day(_ day: Day, into buffer: inout [UInt8]) {
    guard day.isReal else { return }
    let (year, month, dayOfMonth) = day.components
    guard (0...9999).contains(year) else { return }
    for digits in [year / 100, year % 100] {
      buffer.append(48 + UInt8(digits / 10))
      buffer.append(48 + UInt8(digits % 10))
    }
    for digits in [month, dayOfMonth] {
      buffer.append(UInt8(ascii: "-"))
      buffer.append(48 + UInt8(digits / 10))
      buffer.append(48 + UInt8(digits % 10))
    }
  }

  /// A real number with at most ten significant digits and no exponent; nothing if it is none.
  ///
  /// Starts from the shortest text that names the number, and rounds that text half up, so that
  /// the result is the same on every machine.
  static func real(_ value: Double, point: UInt8, into buffer: inout [UInt8]) {
    guard value.isFinite else { return }
    var digits: [UInt8] = []
    var exponent = 0
    var seenPoint = false
    var shortest = Array(value.magnitude.description.utf8)[...]
    if let mark = shortest.firstIndex(of: UInt8(ascii: "e")) {
      exponent = Int(String(decoding: shortest[(mark + 1)...], as: UTF8.self)) ?? 0
      shortest = shortest[..<mark]
    }
    for byte in shortest {
      if byte == UInt8(ascii: ".") {
        seenPoint = true
      } else {
        if seenPoint { exponent -= 1 }
        digits.append(byte - 48)
      }
    }
    while digits.first == 0 { digits.removeFirst() }
    if digits.count > 10 {
      exponent += digits.count - 10
      let up = digits[10] >= 5
      digits.removeLast(digits.count - 10)
      if up { FigureText.increment(&digits, &exponent) }
    }
    while digits.last == 0 {
      digits.removeLast()
      exponent += 1
    }
    guard !digits.isEmpty, exponent > -400, exponent < 400 else {
      buffer.append(48)
      return
    }
    if value < 0 { buffer.append(UInt8(ascii: "-")) }
    place(digits, exponent: exponent, point: point, into: &buffer)
  }

  private static func increment(_ digits: inout [UInt8], _ exponent: inout Int) {
    var index = digits.count - 1
    while index >= 0, digits[index] == 9 {
      digits[index] = 0
      index -= 1
    }
    if index >= 0 {
      digits[index] += 1
    } else {
      digits = [1]
      exponent += 10
    }
  }

  private static func place(
    _ digits: [UInt8], exponent: Int, point: UInt8, into buffer: inout [UInt8]
  ) {
    let before = digits.count + exponent
    if before <= 0 {
      buffer.append(48)
      buffer.append(point)
      for _ in 0..<(-before) { buffer.append(48) }
    }
    for (index, digit) in digits.enumerated() {
      if index == before, index > 0 { buffer.append(point) }
      buffer.append(48 + digit)
    }
    if exponent > 0 { for _ in 0..<exponent { buffer.append(48) } }
  }
}
