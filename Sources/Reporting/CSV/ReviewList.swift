public import Register
public import Screening

/// `reviews.csv`: the open decisions by the fact that is missing, with whom to ask about whom.
///
/// One row for each fact that is missing about a person. The facts that settle most come first (see
/// `ReviewSummary.facts`), then the rows of `screening.csv`; a review that a caseworker asked for
/// lacks no fact and comes last.
public enum ReviewList {
  /// The header.
  ///
  /// `persons` is how many lack the fact; `always`, `sometimes` and `never` are how many of them an
  /// answer would settle whatever it is, would settle or not depending on it, or would not settle
  /// alone. `effect` is the one that holds for the row's person, `missing` all that the person
  /// lacks.
  public static let columns = [
    "fact", "persons", "always", "sometimes", "never", "ask", "reason", "row", "person_code",
    "last_name", "first_names", "rule", "missing", "effect",
  ]

  /// Writes the whole file.
  public static func write(
    _ summary: ReviewSummary, list: [ScreenedPerson], people: PersonTable,
    to sink: @escaping CSVWriter.Sink
  ) throws {
    var writer = CSVWriter(sink: sink)
    try writer.header(columns)
    for fact in summary.facts {
      for open in summary.open {
        guard let question = open.questions.first(where: { $0.fact == fact.fact }) else { continue }
        writer.text(fact.fact)
        writer.number(fact.persons)
        for effect in ReviewQuestion.Effect.allCases { writer.number(fact.count(effect)) }
        writer.text(ReviewSummary.ask(question).joined(separator: ","))
        writer.text(question.reasons.map(\.rawValue).joined(separator: ","))
        person(open.row, list, people, &writer)
        writer.text(question.effect.rawValue)
        try writer.endRow()
      }
    }
    for open in summary.open where open.questions.isEmpty {
      writer.empty()
      writer.number(summary.withoutQuestion)
      for _ in 0..<5 { writer.empty() }
      person(open.row, list, people, &writer)
      writer.empty()
      try writer.endRow()
    }
    try writer.finish()
  }

  private static func person(
    _ row: Int, _ list: [ScreenedPerson], _ people: PersonTable, _ writer: inout CSVWriter
  ) {
    let person = list[row - 1]
    writer.number(row)
    if people.keys.indices.contains(person.person) {
      writer.key(people.keys[person.person], in: people)
    } else {
      writer.empty()
    }
    writer.text(people.symbols.utf8(person.details.lastName))
    writer.text(people.symbols.utf8(person.details.firstNames))
    writer.text(person.rule)
    writer.text(person.missing.joined(separator: ","))
  }
}
