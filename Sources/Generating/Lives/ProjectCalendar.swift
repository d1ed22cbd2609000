import Register

/// When clients came into the project: 29 months up to the as-of day, uneven as in life.
///
/// Client work begins only 29 months before the day (November 2008 for 31 March 2011); in one
/// month 20-30 come, in another under ten.
struct ProjectCalendar: Sendable {
  let asOf: Day
  /// First day of the first month.
  let firstMonth: Day
  private static let weights = [
    9, 7, 22, 26, 8, 24, 19, 28, 6, 12, 27, 23, 9, 7, 25, 29, 21, 24, 27, 8, 6, 26, 30, 22, 20, 9,
    24, 28, 17,
  ]
  private let ends: [Int]
  private let total: Int

  init(asOf: Day) {
    self.asOf = asOf
    let (year, month, _) = asOf.components
    let monthStart = Day(year: year, month: month, day: 1) ?? asOf
    firstMonth = monthStart.adding(months: 1 - ProjectCalendar.weights.count)
    var sum = 0
    ends = ProjectCalendar.weights.map { weight in
      sum += weight
      return sum
    }
    total = sum
  }

  /// The month (0 = first) of the client who is so many-th: golden steps, so that the months get
  /// their shares in any number of clients.
  func month(ofClient index: Int, seed: UInt64) -> Int {
    let scattered = (UInt64(index) &* 0x9E37_79B9_7F4A_7C15) &+ Chance.mixed(seed)
    let mark = Int(scattered.multipliedFullWidth(by: UInt64(total)).high)
    return ends.firstIndex { mark < $0 } ?? 0
  }

  /// A working day in a month, not after the as-of day.
  func day(inMonth month: Int, _ chance: inout Chance) -> Day {
    let first = firstMonth.adding(months: month)
    let last = min(first.adding(months: 1) - 1, asOf)
    var day = first + chance.below(last - first + 1)
    while day.weekday > 5, day > first { day = day - 1 }
    return day
  }

  /// The months since the start that a day lies in.
  func monthsToEnd(fromMonth month: Int) -> Int { ProjectCalendar.weights.count - 1 - month }
}
