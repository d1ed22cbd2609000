import Register
import Rulebook

/// The answers to one fact that a rule table can tell apart.
///
/// A number is only ever compared with limits, so three numbers a limit (just below, the limit
/// itself, just above) stand for all numbers. "There is nothing" is an answer like any other.
struct PossibleAnswers: Sendable {
  /// The answers by fact, in the order of the book's facts.
  let values: [[FactValue]]

  init(_ table: RuleTable) {
    values = table.book.facts.indices.map { PossibleAnswers.values(of: $0, table) }
  }

  private static func values(of index: Int, _ table: RuleTable) -> [FactValue] {
    let fact = table.book.facts[index]
    var numbers: Set<Int32> = []
    switch fact.kind {
    case .answer: numbers = [0, 1]
    case .word: numbers = Set(fact.words.indices.map { Int32($0) })
    case .text: numbers = Set((-1..<table.tokens.count).map { Int32($0) })
    case .whole, .decimal:
      let scale = fact.kind == .whole ? 100 : 1
      for question in table.questions where question.fact == index {
        guard case .number(let limit) = question.limit else { continue }
        let nearest = limit / scale
        for number in [nearest - 1, nearest, nearest + 1] {
          if let range = fact.range, !range.contains(number * scale) { continue }
          if let number = Int32(exactly: number) { numbers.insert(number) }
        }
      }
      // Asked only whether it is there at all: any number will do.
      if numbers.isEmpty { numbers = [0] }
    }
    return [.none] + numbers.sorted().map { .known($0) }
  }
}
