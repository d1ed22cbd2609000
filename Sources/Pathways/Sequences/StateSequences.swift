/// Many sequences of states, end to end in one array; lengths may differ.
public struct StateSequences: Sendable {
  private var states: [PathwayState] = []
  private var ends: [Int] = []

  /// Makes sequences of lists of states, as a test or a laboratory has them.
  public init(_ sequences: [[PathwayState]]) {
    for sequence in sequences {
      states += sequence
      ends.append(states.count)
    }
  }

  /// The sequences of a trace, row by row.
  public init(_ trace: Trace) {
    states = trace.states
    ends = trace.sequenceEnds
  }

  /// The number of sequences.
  public var count: Int { ends.count }

  /// The numbers of the sequences.
  public var indices: Range<Int> { ends.indices }

  /// One sequence.
  public subscript(index: Int) -> ArraySlice<PathwayState> {
    states[(index == 0 ? 0 : ends[index - 1])..<ends[index]]
  }
}
