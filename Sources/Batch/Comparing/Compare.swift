import Importing
public import Register
public import Reporting
import Rulebook
import Screening

/// Two lists compared: two runs, two list files, or one of each.
public struct Compare: Sendable {
  /// The comparison.
  public let comparison: ListComparison
  /// The language to speak.
  public let language: Language
  /// What must be said beside it.
  public let notices: [String]
  private let regions: [Region]

  /// Reads the two lists.
  ///
  /// What the later run itself wrote of its changes is used where it builds on the earlier one;
  /// else its registers, where the folder of exports still holds them, tell why people left.
  public init(_ before: String, _ after: String, options: RunOptions) throws(Failure) {
    let project = try Setup.readProject(options)
    do throws(Failure) {
      let earlier = try ComparedList(before, options: options, regions: project.regions)
      let later = try ComparedList(after, options: options, regions: project.regions)
      language = options.language ?? later.run?.language ?? project.language ?? .fi
      regions = project.regions.all
      var notices: [String] = []
      if let first = earlier.run?.asOf, let second = later.run?.asOf, first > second {
        notices.append(Messages.text("compare.backwards", language))
      }
      let kept = try later.run.flatMap { run throws(Failure) in
        try KeptChanges(of: run, since: earlier.name)
      }
      if let kept {
        comparison = ListComparison(
          before: (earlier.name, earlier.rows), after: (later.name, later.rows),
          answer: { kept.answer($1) }, reason: { kept.reason($0) })
        self.notices = notices
        return
      }
      let inspection = later.run.flatMap { Compare.inspection($0, options) }
      if let folder = later.run, inspection == nil {
        notices.append(
          Messages.text(
            "compare.no-exports", language, ["folder": options.imports, "run": folder.name]))
      }
      self.notices = notices
      let changed = try Compare.changedFacts(earlier.run, later.run, options)
      let answer = changed.map { changed in
        { (old: ListedRow, new: ListedRow) -> ChangedFacts.Answer? in
          changed.answer(old, new) { row in
            guard let list = inspection?.list, list.result.rows.indices.contains(row.row - 1)
            else { return [] }
            return list.screener.witnesses(of: list.result.rows[row.row - 1])
          }
        }
      }
      let reasons = inspection.map { LeaverReasons($0.setup, $0.registers, $0.list) }
      comparison = ListComparison(
        before: (earlier.name, earlier.rows), after: (later.name, later.rows), answer: answer,
        reason: reasons.map { reasons in { reasons.reason($0) } })
    } catch {
      var failure = error
      failure.language = failure.language ?? options.language ?? project.language
      throw failure
    }
  }

  /// The sentence that sums it up.
  public var lead: String {
    ComparisonWords(comparison, regions: regions, language: language).lead
  }

  /// The tables that people read.
  public var tables: [Table] {
    ComparisonWords(comparison, regions: regions, language: language).tables
  }

  /// Every difference as a table of rows.
  public var changes: Table {
    comparison.changeTable(title: Messages.text("table.changes", language))
  }

  // The later run's exports, if the folder still holds them.
  private static func inspection(_ run: FinishedFolder, _ options: RunOptions) -> Inspection? {
    var same = options
    same.asOf = run.asOf
    same.language = run.language
    guard let inspection = try? Inspection(same), inspection.name == run.name else { return nil }
    return inspection
  }

  /// The rules of two runs on their days; nothing for list files, or where a book is gone.
  static func changedFacts(
    _ before: FinishedFolder?, _ after: FinishedFolder?, _ options: RunOptions
  ) throws(Failure) -> ChangedFacts? {
    guard let before, let after else { return nil }
    let books = try Setup.books(options).0
    guard let old = try? RuleTable(books.book(before.rules), on: before.asOf),
      let new = try? RuleTable(books.book(after.rules), on: after.asOf)
    else { return nil }
    return ChangedFacts(before: old, after: new)
  }
}
