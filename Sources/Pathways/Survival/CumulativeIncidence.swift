/// The share who have had an event by a day while others compete with it: one row of
/// `cumulative_incidence.csv`.
///
/// The Aalen-Johansen estimate; variance and log interval as in R's `survfit` for several states,
/// whose infinitesimal jackknife equals the recursion used here.
public struct CumulativeIncidence: Sendable, Hashable {
  /// Days from the start.
  public var day: Int
  /// Which event, from 1.
  public var cause: Int
  /// How many were still waiting on the day.
  public var atRisk: Int
  /// How many had this event on the day.
  public var events: Int
  /// The share who have had it by the day.
  public var estimate: Double
  /// The variance of the estimate.
  public var variance: Double
  /// Lower end of the 95 % log interval; nothing while the estimate is 0.
  public var low: Double?
  /// Upper end, 1 at most.
  public var high: Double?

  /// The curves: for each day on which any event came, one row a cause.
  ///
  /// - Parameter causes: The number of causes.
  public static func curves(_ events: [TimedEvent], causes: Int) -> [CumulativeIncidence] {
    var result: [CumulativeIncidence] = []
    // The share still waiting, and for each cause the share, with variances and covariances. On
    // each day the new shares are linear in the old ones and in the day's multinomial counts.
    var waiting = 1.0
    var varianceOfWaiting = 0.0
    var shares = [Double](repeating: 0, count: causes + 1)
    var variances = shares
    var covariances = shares
    for day in RiskDay.all(events, causes: causes) {
      let all = day.counts.dropFirst().reduce(0, +)
      guard all > 0 else { continue }
      let atRisk = Double(day.atRisk)
      let hazard = Double(all) / atRisk
      let staying = Double(day.atRisk - all) / atRisk
      let scale = waiting * waiting / atRisk
      for cause in 1..<(causes + 1) {
        let own = Double(day.counts[cause]) / atRisk
        shares[cause] += waiting * own
        variances[cause] +=
          2 * own * covariances[cause] + own * own * varianceOfWaiting + scale * own * (1 - own)
        covariances[cause] =
          staying * (covariances[cause] + own * varianceOfWaiting) - scale * own * staying
        result.append(
          row(day, cause: cause, estimate: shares[cause], variance: variances[cause]))
      }
      varianceOfWaiting = staying * staying * varianceOfWaiting + scale * hazard * staying
      waiting *= staying
    }
    return result
  }

  private static func row(
    _ day: RiskDay, cause: Int, estimate: Double, variance: Double
  ) -> CumulativeIncidence {
    var row = CumulativeIncidence(
      day: day.time, cause: cause, atRisk: day.atRisk, events: day.counts[cause],
      estimate: estimate, variance: max(0, variance))
    if estimate > 0 {
      let width = Mathematics.normal975 * row.variance.squareRoot() / estimate
      row.low = estimate * Mathematics.exp(-width)
      row.high = min(1, estimate * Mathematics.exp(width))
    }
    return row
  }
}
