public import Register

/// Which days are working days in Finland.
///
/// Not weekends, public holidays, Midsummer Eve and Christmas Eve. The holidays are rules in
/// `holidays.tsv`, so that no year has to be added.
public struct WorkingDays: Sendable {
  private enum Rule: Sendable {
    case fixed(month: Int, day: Int)
    case easter(Int)
    case weekday(Int, month: Int, day: Int)
  }

  private let rules: [(rule: Rule, days: DayRange)]

  /// The calendar built into the program.
  public static let finland = WorkingDays(tsv: PackageResources.holidays_tsv)

  /// Reads the rules from tab-separated text; a row with an unknown rule is left out.
  public init(tsv: [UInt8]) {
    rules = TabSeparated(tsv).rows.compactMap { row in
      let month = Int(row["month"]) ?? 1
      let day = Int(row["day"]) ?? 1
      let number = Int(row["number"]) ?? 0
      let days = DayRange(Day(iso: row["from"]) ?? .missing, Day(iso: row["until"]) ?? .open)
      switch row["rule"] {
      case "fixed": return (.fixed(month: month, day: day), days)
      case "easter": return (.easter(number), days)
      case "weekday": return (.weekday(number, month: month, day: day), days)
      default: return nil
      }
    }
  }

  /// Whether offices are open on a day.
  public func contains(_ day: Day) -> Bool {
    guard day.isReal, day.weekday <= 5 else { return false }
    let (year, month, dayOfMonth) = day.components
    for entry in rules where entry.days.contains(day) {
      switch entry.rule {
      case .fixed(let holidayMonth, let holiday):
        if month == holidayMonth, dayOfMonth == holiday { return false }
      case .easter(let offset):
        if let easter = WorkingDays.easter(year), day - easter == offset { return false }
      case .weekday(let weekday, let firstMonth, let firstDay):
        guard day.weekday == weekday,
          let first = Day(year: year, month: firstMonth, day: firstDay)
        else { continue }
        if (0...6).contains(day - first) { return false }
      }
    }
    return true
  }

  /// The first working day on or after a day; nothing if there is none within a year.
  public func first(from day: Day) -> Day? {
    guard day.isReal else { return nil }
    for offset in 0..<366 where contains(day + offset) { return day + offset }
    return nil
  }

  /// Easter Sunday of a year, by the Gregorian computus (Meeus, Jones and Butcher).
  public static func easter(_ year: Int) -> Day? {
    let golden = year % 19
    let century = year / 100
    let yearOfCentury = year % 100
    let correction = (century + 8) / 25
    let epact =
      (19 * golden + century - century / 4 - (century - correction + 1) / 3 + 15) % 30
    let weekday = (32 + 2 * (century % 4) + 2 * (yearOfCentury / 4) - epact - yearOfCentury % 4) % 7
    let shift = (golden + 11 * epact + 22 * weekday) / 451
    let count = epact + weekday - 7 * shift + 114
    return Day(year: year, month: count / 31, day: count % 31 + 1)
  }
}
