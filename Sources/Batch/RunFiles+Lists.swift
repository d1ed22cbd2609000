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
}
