/// How often one state follows another from step to step: one row of `transitions.csv`.
public struct TransitionRate: Sendable, Hashable {
  /// The state of a step.
  public var from: PathwayState
  /// The state of the next step.
  public var to: PathwayState
  /// How often.
  public var count: Int
  /// How often any state follows `from`.
  public var base: Int

  /// Transitions by state; a state that nothing ever follows has no rows.
  public static func all(_ sequences: StateSequences) -> [TransitionRate] {
    let size = PathwayState.allCases.count
    var counts = [Int](repeating: 0, count: size * size)
    for index in sequences.indices {
      var previous: PathwayState?
      for state in sequences[index] {
        if let previous { counts[Int(previous.rawValue) * size + Int(state.rawValue)] += 1 }
        previous = state
      }
    }
    return PathwayState.allCases.flatMap { from -> [TransitionRate] in
      let row = counts[(Int(from.rawValue) * size)..<(Int(from.rawValue) * size + size)]
      let base = row.reduce(0, +)
      guard base > 0 else { return [] }
      return zip(PathwayState.allCases, row).map { to, count in
        TransitionRate(from: from, to: to, count: count, base: base)
      }
    }
  }
}

/// The steps a sequence spends in a state on average: one row of `mean_time.csv`.
public struct MeanTime: Sendable, Hashable {
  /// The state.
  public var state: PathwayState
  /// Steps in the state, over all sequences.
  public var steps: Int
  /// How many sequences there are.
  public var sequences: Int

  /// Steps a sequence; nothing without sequences.
  public var mean: Double? { sequences > 0 ? Double(steps) / Double(sequences) : nil }

  /// All eight states.
  public static func all(_ sequences: StateSequences) -> [MeanTime] {
    var steps = [Int](repeating: 0, count: PathwayState.allCases.count)
    for index in sequences.indices {
      for state in sequences[index] { steps[Int(state.rawValue)] += 1 }
    }
    return zip(PathwayState.allCases, steps).map { state, steps in
      MeanTime(state: state, steps: steps, sequences: sequences.count)
    }
  }
}
