import Register
import Rulebook

/// Tells what to ask about the reviews of one list.
///
/// Makes the possible answers of the table once; then every review costs one evaluation of the
/// rules for each missing fact and answer, a few microseconds in all.
public struct ReviewQueue: Sendable {
  private let screener: Screener
  private let answers: PossibleAnswers

  /// Prepares the questions of a screener's table.
  public init(_ screener: Screener) {
    self.screener = screener
    answers = PossibleAnswers(screener.table)
  }

  /// What to ask about one person, one question for each missing fact, in the table's order.
  ///
  /// Empty for a decision that is not open, and for a review that a caseworker asked for: no fact
  /// settles that one.
  public func questions(of row: ScreenedPerson) -> [ReviewQuestion] {
    guard row.decision == RuleBook.review, !row.overridden else { return [] }
    var facts = PersonFacts()
    screener.reader.read(row.person, into: &facts)
    let ordered = screener.ordered(facts)
    let table = screener.table
    let verdict = table.decide(ordered)
    return table.missing(ordered, verdict).map { index in
      let causes = screener.causes(of: screener.factOrder[index], row.person, facts)
      var registers: [SourceRegister] = []
      var reasons: [UnknownReason] = []
      for cause in causes {
        if let register = cause.register, !registers.contains(register) {
          registers.append(register)
        }
        if !reasons.contains(cause.reason) { reasons.append(cause.reason) }
      }
      return ReviewQuestion(
        fact: table.book.facts[index].id, registers: registers, reasons: reasons,
        effect: effect(of: index, ordered))
    }
  }

  // Every answer is tried in turn; nothing else about the person changes.
  private func effect(of index: Int, _ ordered: [FactValue]) -> ReviewQuestion.Effect {
    var trial = ordered
    var settled = 0
    for answer in answers.values[index] {
      trial[index] = answer
      if !screener.table.decide(trial).isReview { settled += 1 }
    }
    switch settled {
    case 0: return .never
    case answers.values[index].count: return .always
    default: return .sometimes
    }
  }
}
