/// How many are in a state at a step: one row of `state_distribution.csv`.
public struct StateDistribution: Sendable, Hashable {
  /// The step, 0 for the first day.
  public var step: Int
  /// The state.
  public var state: PathwayState
  /// How many sequences are in it.
  public var count: Int
  /// How many sequences have come so far.
  public var base: Int

  /// All steps, each with all eight states; sequences of unequal length leave when they end.
  public static func all(_ sequences: StateSequences) -> [StateDistribution] {
    let size = PathwayState.allCases.count
    var counts: [Int] = []
    for index in sequences.indices {
      let states = sequences[index]
      if states.count * size > counts.count {
        counts += [Int](repeating: 0, count: states.count * size - counts.count)
      }
      for (step, state) in states.enumerated() { counts[step * size + Int(state.rawValue)] += 1 }
    }
    return (0..<counts.count / size).flatMap { step in
      let row = counts[(step * size)..<(step * size + size)]
      let base = row.reduce(0, +)
      return zip(PathwayState.allCases, row).map { state, count in
        StateDistribution(step: step, state: state, count: count, base: base)
      }
    }
  }

  /// The most frequent state of each step; of several the first in the order of the states.
  public static func modal(_ rows: [StateDistribution]) -> [StateDistribution] {
    var result: [StateDistribution] = []
    for row in rows {
      if let last = result.last, last.step == row.step {
        if row.count > last.count { result[result.count - 1] = row }
      } else {
        result.append(row)
      }
    }
    return result
  }
}
