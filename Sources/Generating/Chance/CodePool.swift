import Register

/// A supply of distinct made-up person codes, handed out by number.
///
/// Birthdays of a stretch of ages x the signs of the century of birth x some of the numbers
/// 900-999; which code stands at which position is shuffled. Two pools with different individual
/// numbers never hand out the same code.
struct CodePool {
  private let firstDay: Int
  private let numbers: [Int]
  private let signCount: Int
  private let shuffle: Shuffle

  /// How many distinct codes the pool holds.
  var capacity: Int { shuffle.count }

  private static let signsOf1900 = Array("-YXWVU".utf8)
  private static let signsOf2000 = Array("ABCDEF".utf8)

  /// Makes a pool of people of some ages on a day.
  ///
  /// - Parameters:
  ///   - youngest: Full years on the day, at least.
  ///   - oldest: Full years on the day, at most.
  init(asOf: Day, youngest: Int, oldest: Int, numbers: [Int], seed: UInt64, stream: UInt64) {
    let first = asOf.adding(months: -12 * (oldest + 1)) + 1
    let last = asOf.adding(months: -12 * youngest)
    self.init(
      born: DayRange(first, last), signCount: 6, numbers: numbers, seed: seed, stream: stream)
  }

  /// Makes a pool of people born on some days, with so many signs of their century in use.
  init(born days: DayRange, signCount: Int, numbers: [Int], seed: UInt64, stream: UInt64) {
    firstDay = Int(days.first.rawValue)
    self.numbers = numbers
    self.signCount = signCount
    shuffle = Shuffle(
      count: max(1, days.count ?? 1) * numbers.count * signCount, seed: seed, stream: stream)
  }

  /// The code at a position below the capacity.
  func code(_ position: Int) -> PersonCode {
    var rest = shuffle[position]
    let number = numbers[rest % numbers.count]
    rest /= numbers.count
    let sign = rest % signCount
    let born = Day(rawValue: Int32(firstDay + rest / signCount)).components
    let signs =
      born.year >= 2000
      ? CodePool.signsOf2000 : born.year >= 1900 ? CodePool.signsOf1900 : [UInt8(ascii: "+")]
    let code = PersonCode(
      day: born.day, month: born.month, shortYear: born.year % 100, sign: signs[sign % signs.count],
      individual: number)
    return code ?? PersonCode(rawValue: 0)
  }
}
