import Register

extension PageBuilder {
  /// The letters, and what a worker must do before they are sent.
  func lettersSection(_ letters: LetterSummary) -> ReportSection {
    var table = Table(
      id: "letters", title: text("letters-table"),
      columns: [
        .init("language", text("letters-language")), .init("letters", text("letters-n"), .number),
      ]
        + Letter.Address.allCases.map {
          .init($0.rawValue, text("address-" + $0.rawValue), .number)
        })
    for language in Language.allCases {
      guard let counts = letters.letters[language] else { continue }
      table.rows.append(
        [
          .text(text("language-" + language.rawValue)),
          .number(counts.values.reduce(0, +)),
        ] + Letter.Address.allCases.map { .number(counts[$0] ?? 0) })
    }
    table.total =
      [.text(text("total")), .number(letters.count)]
      + Letter.Address.allCases.map { .number(letters.count($0)) }
    var notes: [String] = []
    let counts = [
      ("letters-place", letters.withoutPlace), ("letters-protected", letters.count(.protected)),
      ("letters-unknown", letters.count(.unknown)), ("letters-unnamed", letters.withoutName),
      ("letters-project-language", letters.inProjectLanguage),
    ]
    for (key, count) in counts where count > 0 {
      notes.append(text(key, ["n": figures.number(count)]))
    }
    return ReportSection(
      id: "letters", heading: text("section-letters"),
      lead: text("letters-lead", ["n": figures.number(letters.count)]),
      exhibits: [.init(table, note: notes.joined(separator: " "))])
  }
}
