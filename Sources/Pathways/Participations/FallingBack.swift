internal import Register

/// How many of those who moved on after their participation were unemployed again, and how soon.
public struct FallingBack: Sendable, Hashable {
  /// The class of the first day of the move; nothing for all three together.
  public var moved: OutcomeClass?
  /// Ended participations after which the person was once in open, subsidised or training.
  public var successes: Int
  /// Those of them that were unemployed again by the as-of day.
  public var unemployedAgain: Int
  /// Days from the first day of the move to the first unemployed day after it, sorted.
  public var days: [Int]

  /// The median of the days; nothing if nobody fell back.
  public var medianDays: Double? { DirectlyFollows.median(days) }

  /// All three classes together, then each class.
  public static func all(_ rows: [OutcomeRow]) -> [FallingBack] {
    let groups: [OutcomeClass?] = [nil, .open, .subsidised, .training]
    return groups.map { group in
      var result = FallingBack(moved: group, successes: 0, unemployedAgain: 0, days: [])
      for row in rows where row.success != .missing {
        guard group == nil || row.successClass == group else { continue }
        result.successes += 1
        guard row.unemployedAgain != .missing else { continue }
        result.unemployedAgain += 1
        result.days.append(row.unemployedAgain - row.success)
      }
      result.days.sort()
      return result
    }
  }
}
