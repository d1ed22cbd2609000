/// A way through the project that some cases have in common: one row of `variants.csv`.
public struct ProcessVariant: Sendable, Hashable {
  /// The activities in their order.
  public var activities: [Activity]
  /// How many cases went this way.
  public var count: Int
  /// How many cases there are in all.
  public var cases: Int

  /// The activities as they are written, joined by " > ".
  public var text: String { activities.map(\.id).joined(separator: " > ") }

  /// All variants, the most frequent first, those equally frequent in the order of their text.
  public static func all(_ trace: Trace) -> [ProcessVariant] {
    let groups = SameRuns.grouped(trace.rows.count) { row in
      trace.activities(row).map(\.activity.rawValue)
    }
    let variants = groups.map { group in
      ProcessVariant(
        activities: trace.activities(group.first).map(\.activity), count: group.count,
        cases: trace.rows.count)
    }
    return SameRuns.ranked(variants, count: \.count, text: \.text)
  }
}

/// Finds equal runs of small numbers among many, the same way whatever their order.
enum SameRuns {
  /// The groups of equal runs: the first row of each, and how many rows it has.
  static func grouped(
    _ rows: Int, _ bytes: (Int) -> [UInt8]
  ) -> [(first: Int, count: Int)] {
    var places: [[UInt8]: Int] = [:]
    var groups: [(first: Int, count: Int)] = []
    for row in 0..<rows {
      let key = bytes(row)
      if let place = places[key] {
        groups[place].count += 1
      } else {
        places[key] = groups.count
        groups.append((row, 1))
      }
    }
    return groups
  }

  /// The most frequent first; equally frequent ones by the bytes of their text.
  static func ranked<Element>(
    _ elements: [Element], count: (Element) -> Int, text: (Element) -> String
  ) -> [Element] {
    elements.map { (element: $0, count: count($0), text: Array(text($0).utf8)) }
      .sorted { left, right in
        left.count != right.count
          ? left.count > right.count : left.text.lexicographicallyPrecedes(right.text)
      }
      .map(\.element)
  }
}
