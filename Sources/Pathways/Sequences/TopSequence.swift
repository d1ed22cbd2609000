/// A pathway that some people have in common: one row of `top_sequences.csv`.
public struct TopSequence: Sendable, Hashable {
  /// Place in the order, from 1.
  public var rank: Int
  /// How many have it.
  public var count: Int
  /// How many sequences there are.
  public var sequences: Int
  /// The spells as they are written: `unemployed/7-service/3-open/12`.
  public var text: String

  /// The most frequent sequences; equally frequent ones in the order of their text.
  public static func most(_ limit: Int, of sequences: StateSequences) -> [TopSequence] {
    let groups = SameRuns.grouped(sequences.count) { sequences[$0].map(\.rawValue) }
    // Only groups that can be among the first need a text; ties at the limit all can.
    let counts = groups.map(\.count).sorted(by: >)
    let least = limit > 0 && limit <= counts.count ? counts[limit - 1] : 0
    let candidates = groups.filter { $0.count >= least }.map { group in
      TopSequence(
        rank: 0, count: group.count, sequences: sequences.count,
        text: spells(sequences[group.first]))
    }
    return SameRuns.ranked(candidates, count: \.count, text: \.text).prefix(max(0, limit))
      .enumerated().map { index, sequence in
        var sequence = sequence
        sequence.rank = index + 1
        return sequence
      }
  }

  /// The number of different sequences.
  public static func distinct(_ sequences: StateSequences) -> Int {
    SameRuns.grouped(sequences.count) { sequences[$0].map(\.rawValue) }.count
  }

  /// A sequence written as its spells.
  public static func spells(_ states: some Sequence<PathwayState>) -> String {
    var parts: [String] = []
    var current: PathwayState?
    var steps = 0
    for state in states {
      if let known = current, known != state {
        parts.append("\(known.id)/\(steps)")
        steps = 0
      }
      current = state
      steps += 1
    }
    if let current { parts.append("\(current.id)/\(steps)") }
    return parts.joined(separator: "-")
  }
}
