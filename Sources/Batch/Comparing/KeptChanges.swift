import Foundation
import Register
import Reporting
import Screening

/// What a run itself wrote of the changes since the run it builds on: `changes.csv`.
///
/// It was made when the registers were at hand, so it tells more than the two lists alone.
struct KeptChanges {
  private var reasons: [Int: ListComparison.Reason] = [:]
  private var answers: [Int: ChangedFacts.Answer] = [:]

  private struct Document: Decodable { var basedOn: String? }

  /// Reads the changes of a run since another one; nothing if it does not build on that one or
  /// has no such file.
  init?(of run: FinishedFolder, since earlier: String) throws(Failure) {
    let path = "\(run.path)/changes.csv"
    let bytes = try readWhole("\(run.path)/run.json", limit: 1 << 26)
    guard let document = try? JSONDecoder().decode(Document.self, from: Data(bytes)),
      document.basedOn == earlier, FileManager.default.fileExists(atPath: path)
    else { return nil }
    let columns = ["change", "row_before", "row_after", "cause", "facts", "reason", "reason_since"]
    var reasons: [Int: ListComparison.Reason] = [:]
    var answers: [Int: ChangedFacts.Answer] = [:]
    try OwnTable.read(path, columns: columns) { (cells: [String]) throws(OwnTable.Damage) in
      switch ListComparison.Kind(rawValue: cells[0]) {
      case nil: throw OwnTable.Damage(line: 0)
      case .joined: return
      case .left:
        guard let row = Int(cells[1]) else { throw OwnTable.Damage(line: 0) }
        reasons[row] = .init(cells[5], since: Day(iso: cells[6]) ?? .missing)
      case .decision, .rule:
        guard let row = Int(cells[2]), let cause = ChangedFacts.Cause(rawValue: cells[3]) else {
          return
        }
        answers[row] = ChangedFacts.Answer(
          cause: cause, facts: cells[4].split(separator: ",").map(String.init))
      }
    }
    self.reasons = reasons
    self.answers = answers
  }

  func reason(_ row: ListedRow) -> ListComparison.Reason { reasons[row.row] ?? .init("") }

  func answer(_ new: ListedRow) -> ChangedFacts.Answer? { answers[new.row] }
}
