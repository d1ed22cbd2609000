/// One way of measuring work after a project, over the same people as the other ways.
///
/// A status on a day (ESF, TEM), a quarter (WIOA) and a sustained spell give different numbers on
/// the same data: the table shows them side by side.
public struct FollowUpComparison: Sendable, Hashable {
  /// Who measures so.
  public enum Scheme: String, Sendable, Hashable, CaseIterable {
    case esf, tem, wioa
  }

  /// The point at which it is looked.
  public enum Point: String, Sendable, Hashable, CaseIterable {
    case fourWeeks = "4w"
    case threeMonths = "3m"
    case sixMonths = "6m"
    case secondQuarter = "q2"
    case fourthQuarter = "q4"
  }

  /// Who measures so.
  public var scheme: Scheme
  /// The point at which it is looked.
  public var point: Point
  /// How many there are for whom the point can be told by now.
  public var base = 0
  /// In the open labour market, by register.
  public var open = 0
  /// In the open labour market, by presumption.
  public var presumed = 0
  /// In the open labour market by the project's own word alone; four weeks only.
  public var recorded = 0
  /// Known to be elsewhere.
  public var elsewhere = 0
  /// Not known.
  public var unknown = 0

  private static let terms: [(Scheme, Point)] = [
    (.esf, .fourWeeks), (.esf, .sixMonths), (.tem, .threeMonths), (.tem, .sixMonths),
    (.wioa, .secondQuarter), (.wioa, .fourthQuarter),
  ]

  /// Compares the schemes.
  ///
  /// - Parameter same: Only the participations for which every point can be told by now, so that
  ///   all rows speak of the same people; otherwise each row has its own base.
  public static func all(_ rows: [OutcomeRow], same: Bool) -> [FollowUpComparison] {
    var result = terms.map { FollowUpComparison(scheme: $0.0, point: $0.1) }
    for row in rows where row.outcome != .ongoing {
      let answers = terms.map { answer(row, at: $0.1) }
      if same, answers.contains(nil) { continue }
      for (index, answer) in answers.enumerated() {
        guard let answer else { continue }
        result[index].base += 1
        result[index][keyPath: answer] += 1
      }
    }
    return result
  }

  private static func answer(
    _ row: OutcomeRow, at point: Point
  ) -> WritableKeyPath<FollowUpComparison, Int>? {
    switch point {
    case .fourWeeks:
      row.provisional == false ? answer(row.outcome, row.evidence) : nil
    case .threeMonths: row.afterShort.flatMap { answer($0, row.evidenceShort) }
    case .sixMonths: row.afterLong.flatMap { answer($0, row.evidenceLong) }
    case .secondQuarter: answer(row.nearQuarter)
    case .fourthQuarter: answer(row.farQuarter)
    }
  }

  private static func answer(
    _ outcome: OutcomeClass, _ evidence: EvidenceKind?
  ) -> WritableKeyPath<FollowUpComparison, Int>? {
    switch (outcome, evidence) {
    case (.ongoing, _): nil
    case (.unknown, _): \.unknown
    case (.open, .register): \.open
    case (.open, .presumed): \.presumed
    case (.open, _): \.recorded
    default: \.elsewhere
    }
  }

  private static func answer(_ answer: FollowUp) -> WritableKeyPath<FollowUpComparison, Int>? {
    switch answer {
    case .tooEarly: nil
    case .yes: \.open
    case .presumed: \.presumed
    case .no: \.elsewhere
    case .unknown: \.unknown
    }
  }
}
