/// A calendar day, counted in days from 1 January 1970.
///
/// All date arithmetic of the program is arithmetic on this integer: it is exact, independent of
/// time zone and locale, and a thousand times faster than a calendar library. The conversion
/// between the count and year, month and day follows the proleptic Gregorian calendar.
@frozen public struct Day: Sendable, Hashable, Comparable {
  /// Days since 1 January 1970; negative before it.
  public var rawValue: Int32

  /// Makes a day from its count of days since 1 January 1970.
  @inlinable public init(rawValue: Int32) {
    self.rawValue = rawValue
  }

  /// A day that is not known, which sorts before every real day.
  @inlinable public static var missing: Day { Day(rawValue: .min) }

  /// The end of something that has not ended, which sorts after every real day.
  @inlinable public static var open: Day { Day(rawValue: .max) }

  /// Whether this is a real calendar day, neither `missing` nor `open`.
  @inlinable public var isReal: Bool { rawValue != .min && rawValue != .max }

  /// This day, or nothing if it is `missing` or `open`.
  @inlinable public var real: Day? { isReal ? self : nil }

  /// Whether one day comes before another.
  @inlinable public static func < (left: Day, right: Day) -> Bool { left.rawValue < right.rawValue }

  /// The day so many days later (earlier, if negative).
  @inlinable public static func + (day: Day, days: Int) -> Day {
    Day(rawValue: day.rawValue + Int32(days))
  }

  /// The day so many days earlier.
  @inlinable public static func - (day: Day, days: Int) -> Day {
    Day(rawValue: day.rawValue - Int32(days))
  }

  /// The number of days from the right day to the left one.
  @inlinable public static func - (left: Day, right: Day) -> Int {
    Int(left.rawValue) - Int(right.rawValue)
  }

  /// Makes the day of a year, month and day of the month, or nothing if there is no such day.
  @inlinable public init?(year: Int, month: Int, day: Int) {
    guard (1...12).contains(month), day >= 1, year >= 1, year <= 9999,
      day <= Day.length(ofMonth: month, year: year)
    else { return nil }
    self.init(rawValue: Int32(Day.count(year: year, month: month, day: day)))
  }

  /// The number of days in a month, 28 to 31.
  @inlinable public static func length(ofMonth month: Int, year: Int) -> Int {
    switch month {
    case 2: isLeap(year) ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }

  /// Whether a year has a 29 February.
  @inlinable public static func isLeap(_ year: Int) -> Bool {
    year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
  }

  // Years are counted from March, so that the leap day is the last of its year, in eras of 400
  // years (146,097 days).
  @usableFromInline static func count(year: Int, month: Int, day: Int) -> Int {
    let marchYear = month <= 2 ? year - 1 : year
    let era = (marchYear >= 0 ? marchYear : marchYear - 399) / 400
    let yearOfEra = marchYear - era * 400
    let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
    let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
    return era * 146_097 + dayOfEra - 719_468
  }

  /// The year, month and day of the month.
  public var components: (year: Int, month: Int, day: Int) {
    let shifted = Int(rawValue) + 719_468
    let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
    let dayOfEra = shifted - era * 146_097
    let yearOfEra =
      (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let marchMonth = (5 * dayOfYear + 2) / 153
    let day = dayOfYear - (153 * marchMonth + 2) / 5 + 1
    let month = marchMonth < 10 ? marchMonth + 3 : marchMonth - 9
    return (yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, day)
  }

  /// The calendar year.
  public var year: Int { components.year }

  /// The day of the week, 1 for Monday to 7 for Sunday.
  public var weekday: Int { ((Int(rawValue) + 3) % 7 + 7) % 7 + 1 }

  /// The same day of the month so many calendar months later; a missing day is the month's last.
  public func adding(months: Int) -> Day {
    let (year, month, day) = components
    let count = year * 12 + month - 1 + months
    let newYear = count / 12
    let newMonth = count % 12 + 1
    let last = Day.length(ofMonth: newMonth, year: newYear)
    return Day(rawValue: Int32(Day.count(year: newYear, month: newMonth, day: min(day, last))))
  }
}

extension Day: CustomStringConvertible {
  /// The day as yyyy-mm-dd, `missing` or `open`.
  public var description: String {
    guard isReal else { return self == .open ? "open" : "missing" }
    let (year, month, day) = components
    return "\(padded(year, to: 4))-\(padded(month, to: 2))-\(padded(day, to: 2))"
  }

  /// The day as people write it: 31.3.2011 in Finnish and Swedish, 31 March 2011 in English.
  public func written(in language: Language) -> String {
    let (year, month, day) = components
    switch language {
    case .fi, .sv: return "\(day).\(month).\(year)"
    case .en: return "\(day) \(Day.englishMonths[month - 1]) \(year)"
    }
  }

  private static let englishMonths = [
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
  ]

  /// Reads a day written as yyyy-mm-dd.
  public init?(iso text: some StringProtocol) {
    let bytes = Array(text.utf8)
    guard bytes.count == 10, bytes[4] == UInt8(ascii: "-"), bytes[7] == UInt8(ascii: "-") else {
      return nil
    }
    var numbers: [Int] = []
    for range in [0..<4, 5..<7, 8..<10] {
      var number = 0
      for byte in bytes[range] {
        guard byte >= 48, byte <= 57 else { return nil }
        number = number * 10 + Int(byte - 48)
      }
      numbers.append(number)
    }
    self.init(year: numbers[0], month: numbers[1], day: numbers[2])
  }
}

func padded(_ number: Int, to width: Int) -> String {
  let digits = String(number)
  return String(repeating: "0", count: max(0, width - digits.count)) + digits
}
