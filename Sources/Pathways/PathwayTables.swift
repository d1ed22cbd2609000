/// Everything in the folder `pathways/`, typed: what Reporting prints and draws.
public struct PathwayTables: Sendable {
  /// `state_distribution.csv`.
  public var stateDistribution: [StateDistribution]
  /// `transitions.csv`.
  public var transitions: [TransitionRate]
  /// `mean_time.csv`.
  public var meanTime: [MeanTime]
  /// `indicators.csv`, one for each row of `outcomes.csv`, in its order.
  public var indicators: [SequenceIndicators]
  /// `top_sequences.csv`.
  public var topSequences: [TopSequence]
  /// `cumulative_incidence.csv`; causes as in `TimeToEvent.Cause`.
  public var cumulativeIncidence: [CumulativeIncidence]
  /// `directly_follows.csv`.
  public var directlyFollows: [DirectlyFollows]
  /// `variants.csv`.
  public var variants: [ProcessVariant]

  /// Makes the tables of a joined trace that has sequences and activities.
  public init(_ trace: Trace, settings: OutcomeSettings = .standard) {
    let sequences = StateSequences(trace)
    stateDistribution = StateDistribution.all(sequences)
    transitions = TransitionRate.all(sequences)
    meanTime = MeanTime.all(sequences)
    indicators = sequences.indices.map { SequenceIndicators(sequences[$0]) }
    topSequences = TopSequence.most(settings.topSequences, of: sequences)
    cumulativeIncidence = CumulativeIncidence.curves(
      TimedEvent.all(trace.rows), causes: TimeToEvent.Cause.allCases.count - 1)
    directlyFollows = DirectlyFollows.all(trace)
    variants = ProcessVariant.all(trace)
  }
}
