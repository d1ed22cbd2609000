/// The full daily rate of labour market support, by the day it took effect.
public struct BenefitRates: Sendable {
  /// The days on which a new rate took effect, rising.
  private let days: [Day]
  private let cents: [Int]

  /// The table built into the program.
  public static let builtIn = BenefitRates(tsv: PackageResources.benefit_rates_tsv)

  /// Reads the table from tab-separated text; rows that cannot be read are left out.
  public init(tsv: [UInt8]) {
    var rows: [(day: Day, cents: Int)] = []
    for row in TabSeparated(tsv).rows {
      let parts = row["full_tmt_eur_per_day"].split(separator: ".")
      guard parts.count == 2, parts[1].utf8.count == 2, let euros = Int(parts[0]),
        let rest = Int(parts[1]), let day = Day(iso: row["valid_from"])
      else { continue }
      rows.append((day, euros * 100 + rest))
    }
    rows.sort { $0.day < $1.day }
    days = rows.map(\.day)
    cents = rows.map(\.cents)
  }

  /// The full rate in cents on a day; before the table begins, its first rate.
  public func fullRateCents(on day: Day) -> Int {
    var rate = cents.first ?? 0
    for (from, value) in zip(days, cents) where from <= day { rate = value }
    return rate
  }
}
