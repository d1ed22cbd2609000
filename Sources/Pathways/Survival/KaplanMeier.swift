/// The share for whom an event has not come by a day, after Kaplan and Meier.
///
/// Variance after Greenwood; log and log-log intervals as in R's `survfit`.
public struct KaplanMeier: Sendable, Hashable {
  /// How the 95 % interval is made.
  public enum Interval: String, Sendable, Hashable, CaseIterable {
    case log
    case logLog = "log-log"
  }

  /// Days from the start.
  public var day: Int
  /// How many were still waiting on the day.
  public var atRisk: Int
  /// How many had the event on the day.
  public var events: Int
  /// The share for whom it has not come by the day.
  public var estimate: Double
  /// Greenwood's variance of the estimate; nothing once the estimate is 0.
  public var variance: Double?
  /// Lower end of the 95 % interval.
  public var low: Double?
  /// Upper end, 1 at most.
  public var high: Double?

  /// The curve: one row for each day on which the event came.
  ///
  /// Any cause but 0 is the event.
  public static func curve(
    _ events: [TimedEvent], interval: Interval = .log
  ) -> [KaplanMeier] {
    let single = events.map { TimedEvent(time: $0.time, cause: $0.cause == 0 ? 0 : 1) }
    var result: [KaplanMeier] = []
    var estimate = 1.0
    var greenwood = 0.0
    for day in RiskDay.all(single, causes: 1) where day.counts[1] > 0 {
      let staying = day.atRisk - day.counts[1]
      estimate *= Double(staying) / Double(day.atRisk)
      var row = KaplanMeier(
        day: day.time, atRisk: day.atRisk, events: day.counts[1], estimate: estimate)
      if staying > 0 {
        greenwood += Double(day.counts[1]) / (Double(day.atRisk) * Double(staying))
        row.variance = estimate * estimate * greenwood
        let width = Mathematics.normal975 * greenwood.squareRoot()
        (row.low, row.high) = limits(estimate, width, interval)
      }
      result.append(row)
    }
    return result
  }

  private static func limits(
    _ estimate: Double, _ width: Double, _ interval: Interval
  ) -> (Double, Double) {
    switch interval {
    case .log:
      return (
        estimate * Mathematics.exp(-width), min(1, estimate * Mathematics.exp(width))
      )
    case .logLog:
      let logarithm = Mathematics.log(estimate)
      let spread = width / logarithm
      return (
        Mathematics.exp(logarithm * Mathematics.exp(-spread)),
        Mathematics.exp(logarithm * Mathematics.exp(spread))
      )
    }
  }

  /// The first day on which half have had the event, with the days on which the interval's ends
  /// cross one half; nothing where they never do.
  ///
  /// Where a curve runs at exactly one half, the middle of that stretch, as R does.
  public static func median(
    _ curve: [KaplanMeier]
  ) -> (median: Double?, low: Double?, high: Double?) {
    (
      crossing(curve, \.estimate), crossing(curve) { $0.low ?? 0 },
      crossing(curve) { $0.high ?? .infinity }
    )
  }

  private static func crossing(
    _ curve: [KaplanMeier], _ value: (KaplanMeier) -> Double
  ) -> Double? {
    // R's tolerance, so that a product of fractions that is one half counts as one half.
    let tolerance = 1e-8
    guard let first = curve.firstIndex(where: { value($0) < 0.5 + tolerance }) else { return nil }
    guard value(curve[first]) > 0.5 - tolerance,
      let next = curve[first...].first(where: { value($0) < 0.5 - tolerance })
    else { return Double(curve[first].day) }
    return Double(curve[first].day + next.day) / 2
  }
}
