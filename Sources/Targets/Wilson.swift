/// The 95 % interval of a share after Wilson (1927): it stays inside 0 and 1, also for few people.
public enum Wilson {
  /// The 97.5 % point of the normal distribution (R: `qnorm(0.975)`).
  static let z = 1.959963984540054

  /// The interval of a count out of a base; nothing if the base is empty or too small.
  public static func interval(_ count: Int, of base: Int) -> (low: Double, high: Double)? {
    guard base > 0, count >= 0, count <= base else { return nil }
    let total = Double(base)
    let share = Double(count) / total
    let square = z * z
    let middle = share + square / (2 * total)
    let spread = z * (share * (1 - share) / total + square / (4 * total * total)).squareRoot()
    let scale = 1 + square / total
    // At the ends the interval is exact; rounding must not put it a hair outside.
    let low = count == 0 ? 0 : max(0, (middle - spread) / scale)
    let high = count == base ? 1 : min(1, (middle + spread) / scale)
    return (low, high)
  }
}
