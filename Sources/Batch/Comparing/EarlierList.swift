import Foundation
import Importing
import Register
import Reporting
import Rulebook
import Screening

/// The list of the run that this one builds on, as it stands in that run's folder.
struct EarlierList: Sendable {
  /// The run's name.
  var name: String
  /// The folder that runs are written into.
  var outputs: String
  /// SHA-256 of its `screening.csv`; nothing if the folder is gone.
  var sha256: String?

  init(_ name: String, outputs: String) {
    self.name = name
    self.outputs = outputs
    sha256 = fingerprint("\(outputs)/\(name)/screening.csv")?.sha256
  }

  /// This run's list compared with that one; nothing if that one is gone or cannot be read.
  func comparison(
    _ setup: Setup, _ registers: Reading, _ list: ScreenedList
  ) -> ListComparison? {
    guard sha256 != nil, let folder = try? FinishedFolder(name, outputs: outputs),
      let before = try? ScreenedFile.read("\(folder.path)/screening.csv")
    else { return nil }
    let people = registers.imported.people
    let after = list.result.rows.enumerated().map { index, row in
      ListedRow(row, row: index + 1, person: people.text(of: people.keys[row.person]))
    }
    let changed = rules(folder, setup).map { ChangedFacts(before: $0, after: list.screener.table) }
    let reasons = LeaverReasons(setup, registers, list)
    return ListComparison(
      before: (name, before), after: ("", after),
      answer: changed.map { changed in
        { old, new in
          changed.answer(old, new) {
            list.screener.witnesses(of: list.result.rows[$0.row - 1])
          }
        }
      },
      reason: { reasons.reason($0) })
  }

  // Of a book that has been changed since, the present one is asked: it is the one at hand.
  private func rules(_ folder: FinishedFolder, _ setup: Setup) -> RuleTable? {
    if folder.rules == setup.book.id { return try? RuleTable(setup.book, on: folder.asOf) }
    guard let book = try? Setup.books(setup.options).0.book(folder.rules) else { return nil }
    return try? RuleTable(book, on: folder.asOf)
  }
}
