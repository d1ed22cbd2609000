internal import Register

/// How often one activity follows directly on another: one row of `directly_follows.csv`.
public struct DirectlyFollows: Sendable, Hashable {
  /// The earlier activity.
  public var from: Activity
  /// The one that follows directly.
  public var to: Activity
  /// How often.
  public var count: Int
  /// The median of the days between; of an even number the mean of the two in the middle.
  public var medianDays: Double

  /// Counts every step of every case; rows in the order of the activities.
  public static func all(_ trace: Trace) -> [DirectlyFollows] {
    let size = Activity.allCases.count
    var gaps: [[Int]] = Array(repeating: [], count: size * size)
    for row in trace.rows.indices {
      let activities = trace.activities(row)
      for (one, two) in zip(activities, activities.dropFirst()) {
        gaps[Int(one.activity.rawValue) * size + Int(two.activity.rawValue)].append(
          two.day - one.day)
      }
    }
    var result: [DirectlyFollows] = []
    for from in Activity.allCases {
      for to in Activity.allCases {
        let days = gaps[Int(from.rawValue) * size + Int(to.rawValue)].sorted()
        guard let median = median(days) else { continue }
        result.append(
          DirectlyFollows(from: from, to: to, count: days.count, medianDays: median))
      }
    }
    return result
  }

  /// The median of sorted numbers; nothing if there are none.
  static func median(_ sorted: [Int]) -> Double? {
    guard !sorted.isEmpty else { return nil }
    let middle = sorted.count / 2
    if sorted.count % 2 == 1 { return Double(sorted[middle]) }
    return Double(sorted[middle - 1] + sorted[middle]) / 2
  }
}
