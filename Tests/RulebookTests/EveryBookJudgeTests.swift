import Register
import Rulebook
import Testing

/// Every shipped book against the slow evaluator, on made-up persons with unknown facts.
@Suite struct EveryBookJudgeTests {
  @Test(arguments: ["viissatanen-2010", "kuntaosuus-2015", "kuntaosuus-2025", "välke-2008"])
  func theFastTableAgreesWithTheSlowOne(id: String) throws {
    let book = try RuleBooks().book(id)
    var dice = Dice(state: 612)
    var seen: Set<String> = []
    for day in days(of: book) {
      let table = try RuleTable(book, on: day)
      let slow = SlowTable(book: book, day: day)
      let values = Dictionary(
        uniqueKeysWithValues: book.facts.map { ($0.id, candidates($0, book, day)) })
      for _ in 0..<1500 {
        var texts: [String: String] = [:]
        for fact in book.facts {
          // Mostly the usual facts, or the first rule would decide about nearly everybody.
          switch dice.roll(12) {
          case 0: texts[fact.id] = "unknown"
          case 1: texts[fact.id] = "left-out"
          case 2: texts[fact.id] = "none"
          case 3, 4: texts[fact.id] = dice.pick(values[fact.id] ?? ["none"])
          default: texts[fact.id] = book.usual[fact.id] ?? "none"
          }
        }
        let fast = table.answer(texts)
        let expected = slow.answer(texts)
        let found = SlowTable.Answer(
          rule: fast.rule, decision: fast.decision, missing: fast.missing)
        #expect(found == expected, "\(day) \(texts.sorted { $0.key < $1.key })")
        if found != expected { return }
        seen.insert("\(fast.rule) \(fast.decision == "review")")
      }
    }
    // Every rule decides, and every rule that asks for a fact makes a review.
    let asking = book.rules.count { !$0.condition.leaves.isEmpty }
    #expect(seen.count >= book.rules.count + asking - 1, "\(seen.sorted())")
  }

  /// Days on both sides of every change of a parameter.
  private func days(of book: RuleBook) -> [Day] {
    var days: Set<Day> = [book.exampleDay]
    for parameter in book.parameters {
      for dated in parameter.values {
        for day in [dated.days.first.real, dated.days.last.real].compactMap({ $0 }) {
          days.formUnion([day, day - 1, day + 1])
        }
      }
    }
    return days.filter { day in book.parameters.allSatisfy { $0.value(on: day) != nil } }.sorted()
  }

  /// Values on both sides of every limit.
  private func candidates(_ fact: FactDeclaration, _ book: RuleBook, _ day: Day) -> [String] {
    var values: [String] = []
    switch fact.kind {
    case .answer: return ["yes", "no"]
    case .word: return fact.words
    case .text: values = fact.words + ["jokin muu"]
    case .whole, .decimal: values = ["0", "3"]
    }
    for leaf in book.rules.flatMap(\.condition.leaves) where leaf.fact == fact.id {
      var limit: Parameter.Value?
      switch leaf.operand {
      case .literal(let value): limit = value
      case .parameter(let id): limit = book.parameter(id)?.value(on: day)
      }
      switch limit {
      case .number(let number):
        let step = fact.kind == .whole ? 100 : 1
        for near in [number - step, number, number + step] {
          values.append(Parameter.Value.written(hundredths: near, in: .en))
        }
      case .words(let words): values += words
      case nil: break
      }
    }
    return values
  }
}
