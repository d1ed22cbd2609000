import Importing
public import Register
public import Reporting
public import Rulebook
import Screening

/// One list decided by two rule books: who would be decided otherwise by the second, and why.
public struct BookComparison: Sendable {
  /// A person whom the second book decides otherwise.
  private struct Change {
    var number: Int
    var first: ScreenedPerson
    var second: ScreenedPerson
  }

  /// The decisions of both books about one person, by their ids.
  private struct Pair: Hashable {
    var decisions: [String]
    var rules: [String]
  }

  private let first: Inspection
  private let second: ScreenedList
  private let books: [RuleBook]
  private let changes: [Change]
  private let pairs: [(pair: Pair, persons: Int)]

  /// Reads the exports once and screens the list by each book.
  public init(
    _ first: RuleBook, _ second: RuleBook, _ options: RunOptions
  ) throws(Failure) {
    self.first = try Inspection(options, book: first)
    books = [first, second]
    var setup = self.first.setup
    setup.book = second
    do throws(Failure) {
      self.second = try ScreenedList(setup, self.first.registers, self.first.history)
    } catch {
      var failure = error
      failure.language = setup.language
      throw failure
    }
    var after: [Int: ScreenedPerson] = [:]
    for row in self.second.result.rows { after[row.person] = row }
    var changes: [Change] = []
    var counts: [Pair: Int] = [:]
    for (index, row) in self.first.list.result.rows.enumerated() {
      guard let other = after[row.person] else { continue }
      let pair = Pair(decisions: [row.decision, other.decision], rules: [row.rule, other.rule])
      counts[pair, default: 0] += 1
      guard row.decision != other.decision else { continue }
      changes.append(Change(number: index + 1, first: row, second: other))
    }
    self.changes = changes
    pairs = BookComparison.ordered(counts, [first, second])
  }

  /// The language that was asked for.
  public var language: Language { first.language }

  /// What must be said first: refused files and alarms, those of both books.
  public var alarms: [String] {
    let others = Alarms.unchecked(books[1], first.setup)
      .filter { finding in !first.registers.findings.contains { $0.detail == finding.detail } }
    return first.alarms
      + RunAlarms.messages(others, files: first.registers.files, in: language)
  }

  /// The exit code that a run of the same exports would have.
  public var exitCode: Int32 { first.exitCode }

  /// How many persons each book gives which decision by which rule, in the order of the tables.
  public var counts: Table {
    Table(
      id: "compared", title: say("compare.counts"),
      columns: [
        .init("decision", books[0].id), .init("rule", say("compare.rule")),
        .init("decision_then", books[1].id), .init("rule_then", say("compare.rule")),
        .init("persons", say("compare.persons"), .number),
      ],
      rows: pairs.map { pair, persons in
        [
          .text(pair.decisions[0]), .text(pair.rules[0]), .text(pair.decisions[1]),
          .text(pair.rules[1]), .number(persons),
        ]
      })
  }

  /// Everybody whom the second book decides otherwise, by the row of the first book's list.
  public var rows: Table {
    Table(
      id: "changes", title: say("compare.changes"),
      columns: [
        .init("row", say("compare.row"), .number), .init("decision", books[0].id),
        .init("rule", say("compare.rule")), .init("decision_then", books[1].id),
        .init("rule_then", say("compare.rule")), .init("reason", say("compare.reason")),
        .init("reason_then", say("compare.reason-then")),
      ],
      rows: changes.map { change in
        [
          .number(change.number), .text(change.first.decision), .text(change.first.rule),
          .text(change.second.decision), .text(change.second.rule),
          .text(first.list.screener.reason(of: change.first, in: language)),
          .text(second.screener.reason(of: change.second, in: language)),
        ]
      })
  }

  /// The same as lines for people to read: each person's decisions, and both reasons below them.
  public var lines: [String] {
    guard !changes.isEmpty else { return [say("compare.nobody")] }
    var lines = [say("compare.changes"), ""]
    for change in changes {
      lines.append(
        Messages.text(
          "compare.line", language,
          [
            "row": "\(change.number)", "decision": name(change.first.decision, 0),
            "rule": change.first.rule, "decisionThen": name(change.second.decision, 1),
            "ruleThen": change.second.rule,
          ]))
      lines.append(
        "    \(books[0].id): \(first.list.screener.reason(of: change.first, in: language))")
      lines.append("    \(books[1].id): \(second.screener.reason(of: change.second, in: language))")
    }
    return lines
  }

  /// Both tables as one document.
  public var json: JSONValue {
    .members([
      "asOf": .string(first.setup.asOf.description),
      "books": .array(books.map { .string($0.id) }),
      "persons": .integer(first.list.result.rows.count),
      "changed": .integer(changes.count),
      "counts": .array(
        pairs.map { pair, persons in
          .members([
            "decision": .string(pair.decisions[0]), "rule": .string(pair.rules[0]),
            "decisionThen": .string(pair.decisions[1]), "ruleThen": .string(pair.rules[1]),
            "persons": .integer(persons),
          ])
        }),
      "rows": .array(
        changes.map { change in
          .members([
            "row": .integer(change.number), "decision": .string(change.first.decision),
            "rule": .string(change.first.rule), "decisionThen": .string(change.second.decision),
            "ruleThen": .string(change.second.rule),
            "reason": .string(first.list.screener.reason(of: change.first, in: language)),
            "reasonThen": .string(second.screener.reason(of: change.second, in: language)),
          ])
        }),
    ])
  }

  // By the first book's rules, then the second's, then the decisions' ids.
  private static func ordered(
    _ counts: [Pair: Int], _ books: [RuleBook]
  ) -> [(pair: Pair, persons: Int)] {
    counts.map { (pair: $0.key, persons: $0.value) }.sorted { left, right in
      let places = [left.pair, right.pair].map { pair in
        zip(books, pair.rules).map { book, rule in book.index(ofRule: rule) ?? .max }
      }
      if places[0] != places[1] { return places[0].lexicographicallyPrecedes(places[1]) }
      return left.pair.decisions.lexicographicallyPrecedes(right.pair.decisions)
    }
  }

  private func name(_ decision: String, _ book: Int) -> String {
    books[book].decision(decision)?.names[language] ?? decision
  }

  private func say(_ key: String) -> String { Messages.text(key, language) }
}
