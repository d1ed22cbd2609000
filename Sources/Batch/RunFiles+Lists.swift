import Importing
import Register
import Reporting
import Rulebook
import Screening

extension RunFiles {
  /// What the open decisions wait for, and how far each answer would settle them.
  var reviews: ReviewSummary {
    let rows = list.result.rows
    let open = rows.indices.filter { rows[$0].decision == RuleBook.review }
    let queue = ReviewQueue(list.screener)
    let parts = Parts.map(open.count, size: 512, jobs: setup.options.jobs) { part in
      part.map {
        ReviewSummary.Open(row: open[$0] + 1, questions: queue.questions(of: rows[open[$0]]))
      }
    }
    return ReviewSummary(Array(parts.joined()))
  }

  /// `reviews.csv`.
  func writeReviews(_ reviews: ReviewSummary, into folder: RunFolder) throws(Failure) {
    try folder.write("reviews.csv") { sink in
      try ReviewList.write(
        reviews, list: list.result.rows, people: registers.imported.people, to: sink)
    }
  }

  /// The folder `letters`, where anybody is invited to an interview; nothing where nobody is.
  func writeLetters(into folder: RunFolder) throws(Failure) -> LetterSummary? {
    let rows = list.result.rows
    let people = registers.imported.people
    let letters = list.result.invitations.filter { rows.indices.contains($0.row) }.map {
      Letter($0, of: rows[$0.row], people: people, projectLanguage: setup.language)
    }
    guard !letters.isEmpty else { return nil }
    let file = LetterFile(
      template: setup.letters.template, texts: setup.letters.texts, project: setup.project.name,
      language: setup.language, minutes: setup.screening.slotMinutes)
    try folder.makeSubfolder("letters")
    try folder.write("letters/letters.html") { sink in
      var bytes = try file.head()
      for letter in letters {
        bytes += file.bytes(of: letter)
        if bytes.count >= 1 << 20 { try sink(&bytes) }
      }
      bytes += LetterFile.end
      try sink(&bytes)
    }
    try folder.write("letters/letters.csv") { sink in
      try LetterList.table(letters).writeCSV(to: sink)
    }
    return LetterSummary(letters, file: file)
  }

  /// `changes.csv`, where there is an earlier run to compare with.
  func writeChanges(into folder: RunFolder) throws(Failure) -> ListComparison? {
    guard let comparison = history.list?.comparison(setup, registers, list) else { return nil }
    try folder.write("changes.csv") { sink in
      try comparison.changeTable().writeCSV(to: sink)
    }
    return comparison
  }

  /// How the decisions fall on groups of people; nothing without a list.
  var fairness: FairnessSummary? {
    guard !list.result.rows.isEmpty else { return nil }
    return FairnessSummary(
      list.result.rows, people: registers.imported.people,
      threshold: setup.project.publishingThreshold ?? PublishingThreshold.standard)
  }
}
