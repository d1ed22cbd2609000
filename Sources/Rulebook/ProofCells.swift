/// The values of every fact of a table, cut into the few kinds that its rules can tell apart.
///
/// A rule compares a fact with constants. Between two constants all values are alike to every rule,
/// so one of them stands for all, and finitely many combinations stand for the whole fact space.
struct ProofCells {
  /// One kind of value of one fact.
  struct Cell {
    /// A value that stands for all.
    var value: FactValue
    /// For the questions of the table, in their order among those about this fact: the bit of the
    /// answer.
    var answers: [UInt8]
  }

  /// The bits of the answers: false, unknown, true, and nothing asked.
  static let isFalse: UInt8 = 1
  static let isUnknown: UInt8 = 2
  static let isTrue: UInt8 = 4
  static let isNothing: UInt8 = 8

  /// The kinds of value, by fact: values first, then none, then unknown.
  let ofFact: [[Cell]]
  /// For each question its place among the questions about its fact.
  let placeOfQuestion: [Int]
  /// For each question the answers that any value can give.
  let anyAnswer: [UInt8]

  init(_ table: RuleTable) {
    var places: [Int] = []
    var counts = Array(repeating: 0, count: table.book.facts.count)
    for question in table.questions {
      places.append(counts[question.fact])
      counts[question.fact] += 1
    }
    var facts = Array(repeating: FactValue.unknown, count: table.book.facts.count)
    var ofFact: [[Cell]] = []
    for fact in table.book.facts.indices {
      var cells: [Cell] = []
      for value in ProofCells.values(fact, table) {
        facts[fact] = value
        var answers: [UInt8] = []
        for (index, question) in table.questions.enumerated() where question.fact == fact {
          answers.append(ProofCells.bit(table.outcome(ofQuestion: index, facts)))
        }
        // Values that no rule tells apart are one kind; the first of them stands for all.
        if !cells.contains(where: { $0.answers == answers }) {
          cells.append(Cell(value: value, answers: answers))
        }
      }
      ofFact.append(cells)
    }
    self.ofFact = ofFact
    placeOfQuestion = places
    anyAnswer = table.questions.enumerated().map { index, question in
      ofFact[question.fact].reduce(0) { $0 | $1.answers[places[index]] }
    }
  }

  private static func bit(_ truth: Truth?) -> UInt8 {
    switch truth {
    case .some(.false): isFalse
    case .some(.unknown): isUnknown
    case .some(.true): isTrue
    case nil: isNothing
    }
  }

  private static func values(_ fact: Int, _ table: RuleTable) -> [FactValue] {
    let declared = table.book.facts[fact]
    let known: [Int32] =
      switch declared.kind {
      case .answer: [1, 0]
      case .word: declared.words.indices.map { Int32($0) }
      case .text: table.tokens.indices.map { Int32($0) } + [-1]
      case .whole, .decimal: numbers(fact, table)
      }
    var values = known.map(FactValue.known)
    if declared.canBeNone { values.append(.none) }
    return values + [.unknown]
  }

  // One number of every stretch between two constants, and each constant itself.
  private static func numbers(_ fact: Int, _ table: RuleTable) -> [Int32] {
    let declared = table.book.facts[fact]
    let unit = declared.kind == .whole ? 100 : 1
    let range = declared.range ?? Int(Int32.min) * unit...Int(Int32.max) * unit
    // The least whole step that is not below the range, and the greatest that is not above it.
    let least = max(floorDivision(range.lowerBound + unit - 1, unit), Int(Int32.min))
    let greatest = min(floorDivision(range.upperBound, unit), Int(Int32.max))
    guard least <= greatest else { return [] }
    // Where a new stretch begins.
    var starts: Set<Int> = [least]
    for question in table.questions where question.fact == fact {
      guard case .number(let limit) = question.limit else { continue }
      let below = floorDivision(limit + unit - 1, unit)
      starts.formUnion([below, floorDivision(limit, unit) + 1])
    }
    let sorted = starts.filter { least <= $0 && $0 <= greatest }.sorted()
    return sorted.enumerated().map { place, start in
      let end = place + 1 < sorted.count ? sorted[place + 1] - 1 : greatest
      // The value nearest to a constant is the one that shows the boundary.
      return Int32(clamping: place == 0 ? end : start)
    }
  }

  private static func floorDivision(_ number: Int, _ unit: Int) -> Int {
    let quotient = number / unit
    return number % unit < 0 ? quotient - 1 : quotient
  }
}
