import Register
import Rulebook

/// Small rule books over four facts with few values each, so that their whole space can be walked
/// through: the twin of the prover.
struct SmallBook {
  /// A row: its condition as YAML, and its decision.
  struct Row {
    var when: String
    var decision: String
  }

  var rows: [Row]
  var isOrdered = true

  static let values: [(fact: String, values: [String])] = [
    ("score", ["0", "1", "2", "3", "4", "5"]), ("colour", ["red", "green", "blue"]),
    ("member", ["yes", "no"]), ("visits", ["0", "1", "2"]),
  ]

  static func leaf(_ fact: String, _ comparison: String, _ operand: String) -> String {
    let says = "{holds: {fi: x, sv: x, en: x}, none: {fi: x, sv: x, en: x}}"
    return "{fact: \(fact), \(comparison): \(operand), says: \(says)}"
  }

  var text: String {
    let words = "{fi: x, sv: x, en: x}"
    var lines = ["id: small", "title: \(words)", "facts:"]
    lines += [
      "  - {id: score, type: whole, name: \(words), least: 0, greatest: 5, unknown: \(words)}",
      "  - {id: colour, type: word, name: \(words), unknown: \(words), words: "
        + "{red: \(words), green: \(words), blue: \(words)}}",
      "  - {id: member, type: answer, name: \(words), unknown: \(words)}",
      "  - {id: visits, type: whole, name: \(words), least: 0, greatest: 2, unknown: \(words)}",
    ]
    lines += ["responsibles:", "  - {id: us, name: \(words), says: \(words)}", "decisions:"]
    for id in ["in", "out", "later", "review"] {
      lines.append("  - {id: \(id), name: \(words), says: \(words), responsible: us}")
    }
    lines += ["reviewer: us", "exampleDay: 2011-03-31", "ordered: \(isOrdered ? "yes" : "no")"]
    lines.append("rules:")
    for (place, row) in rows.enumerated() {
      lines += [
        "  - id: row-\(place)", "    name: \(words)", "    when: \(row.when)",
        "    decision: \(row.decision)", "    responsible: us", "    because: \(words)",
      ]
    }
    return lines.joined(separator: "\n") + "\n"
  }

  func book() throws -> RuleBook { try RuleBook(text: text, file: "small.yml") }

  /// Every combination of values, none and unknown.
  static let space: [[String: String]] = {
    var space: [[String: String]] = [[:]]
    for (fact, values) in values {
      let all = values + ["none", "unknown"]
      space = space.flatMap { facts in all.map { facts.merging([fact: $0]) { $1 } } }
    }
    return space
  }()

  /// The day on which small books are judged; their conditions have no parameters.
  static let day = Day(iso: "2011-03-31") ?? .missing

  /// The faults by walking through the whole space: `kind row other`, without counterexamples.
  func faultsByForce() throws -> Set<String> {
    let slow = SlowTable(book: try book(), day: SmallBook.day)
    let count = slow.book.rules.count
    var holds = Array(repeating: false, count: count)
    var decides = holds
    var overlaps: Set<String> = []
    var hasGap = false
    for facts in SmallBook.space {
      let truths = (0..<count).map { slow.rule($0, facts) }
      if truths.allSatisfy({ $0 == .false }) { hasGap = true }
      for row in 0..<count where truths[row] == .true {
        holds[row] = true
        if !truths[..<row].contains(where: { $0 != .false }) { decides[row] = true }
        for other in 0..<row
        where truths[other] == .true && rows[other].decision != rows[row].decision {
          overlaps.insert("overlap row-\(other) row-\(row)")
        }
      }
    }
    var faults: Set<String> = hasGap ? ["gap"] : []
    for row in 0..<count {
      if !holds[row] {
        faults.insert("never-holds row-\(row)")
      } else if isOrdered, !decides[row] {
        faults.insert("shadowed row-\(row)")
      }
    }
    return isOrdered ? faults : faults.union(overlaps)
  }

  /// Any table: rows with conditions two levels deep, sometimes with a last row for the rest.
  static func any(_ dice: inout Dice) -> SmallBook {
    var rows: [Row] = []
    for _ in 0..<(1 + dice.roll(4)) {
      rows.append(
        Row(when: condition(&dice, depth: 2), decision: dice.pick(["in", "out", "later"])))
    }
    if dice.roll(2) == 0 { rows.append(Row(when: "otherwise", decision: "out")) }
    return SmallBook(rows: rows, isOrdered: dice.roll(3) > 0)
  }

  static func condition(_ dice: inout Dice, depth: Int) -> String {
    switch depth == 0 ? 9 : dice.roll(6) {
    case 0: return "{not: \(condition(&dice, depth: depth - 1))}"
    case 1, 2:
      let parts = (0..<(2 + dice.roll(2))).map { _ in condition(&dice, depth: depth - 1) }
      return "{\(dice.roll(2) == 0 ? "all" : "any"): [\(parts.joined(separator: ", "))]}"
    default:
      switch dice.roll(6) {
      case 0, 1:
        return leaf(
          "score", dice.pick(["below", "at-least", "above", "at-most", "is"]), "\(dice.roll(6))")
      case 2: return leaf("colour", "is", dice.pick(["red", "green", "[red, blue]"]))
      case 3: return leaf("member", "is", dice.pick(["yes", "no"]))
      case 4: return leaf("visits", dice.pick(["below", "at-least"]), "\(dice.roll(3))")
      default: return leaf(dice.pick(["score", "colour", "member"]), "exists", "yes")
      }
    }
  }

  /// A table without a fault: in order, rows that each leave something to the next; without an
  /// order, bands of the score that share nothing, and a row for whoever has no score.
  static func sound(_ dice: inout Dice, isOrdered: Bool) -> SmallBook {
    let cuts = [1 + dice.roll(2), 3 + dice.roll(2)]
    var rows: [Row] = []
    if isOrdered {
      rows.append(Row(when: leaf("score", "below", "\(cuts[0])"), decision: "out"))
      rows.append(Row(when: leaf("colour", "is", dice.pick(["red", "blue"])), decision: "later"))
      rows.append(Row(when: leaf("score", "below", "\(cuts[1])"), decision: "in"))
      let both = leaf("member", "is", "yes") + ", " + leaf("visits", "at-least", "1")
      rows.append(Row(when: "{\(dice.pick(["all", "any"])): [\(both)]}", decision: "out"))
      rows.append(Row(when: "otherwise", decision: "in"))
    } else {
      let middle =
        leaf("score", "at-least", "\(cuts[0])") + ", " + leaf("score", "below", "\(cuts[1])")
      rows.append(Row(when: leaf("score", "below", "\(cuts[0])"), decision: "out"))
      rows.append(Row(when: "{all: [\(middle)]}", decision: "later"))
      rows.append(Row(when: leaf("score", "at-least", "\(cuts[1])"), decision: "in"))
      rows.append(Row(when: "{not: \(leaf("score", "exists", "yes"))}", decision: "out"))
    }
    return SmallBook(rows: rows, isOrdered: isOrdered)
  }
}
