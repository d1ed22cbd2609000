import Foundation
import Register
import Rulebook
import StrictYAML
import Testing

@Suite struct ProofTests {
  private func names(_ proof: Proof) -> Set<String> {
    Set(
      proof.faults.map { fault in
        let rows = fault.kind == .shadowed ? Array(fault.rows.prefix(1)) : fault.rows
        return ([fault.kind.rawValue] + rows).joined(separator: " ")
      })
  }

  @Test func everyShippedBookIsProven() throws {
    for book in try RuleBooks().all {
      #expect(Proof(book, asOf: book.exampleDay).faults == [], "\(book.id)")
    }
  }

  @Test func theProverAgreesWithAWalkThroughTheWholeSpace() throws {
    var dice = Dice(state: 5_102_010)
    var kinds: Set<String> = []
    for _ in 0..<120 {
      let small = SmallBook.any(&dice)
      let proof = Proof(try small.book())
      let found = names(proof)
      #expect(found == (try small.faultsByForce()), "\(small.text)")
      kinds.formUnion(found.map { String($0.split(separator: " ")[0]) })
      try expectTrueExamples(proof, small, &dice)
    }
    #expect(kinds == ["gap", "never-holds", "shadowed", "overlap"])
  }

  /// Whatever the facts that an example leaves out, it shows what it says.
  private func expectTrueExamples(_ proof: Proof, _ small: SmallBook, _ dice: inout Dice) throws {
    let slow = SlowTable(book: try small.book(), day: SmallBook.day)
    for fault in proof.faults where fault.kind != .neverHolds {
      for _ in 0..<10 {
        var facts: [String: String] = [:]
        for (fact, values) in SmallBook.values {
          facts[fact] = dice.pick(values + ["none", "unknown"])
        }
        for fact in fault.facts { facts[fact.id] = written(fact.value) }
        let truths = slow.book.rules.indices.map { slow.rule($0, facts) }
        let rows = fault.rows.compactMap { id in slow.book.index(ofRule: id) }
        switch fault.kind {
        case .gap: #expect(truths.allSatisfy { $0 == .false }, "\(facts)")
        case .overlap: #expect(rows.allSatisfy { truths[$0] == .true }, "\(facts)")
        default:
          #expect(truths[rows[0]] == .true, "\(facts)")
          #expect(rows.dropFirst().contains { truths[$0] != .false }, "\(facts) \(fault.rows)")
        }
      }
    }
  }

  private func written(_ value: ProofFact.Value) -> String {
    switch value {
    case .numbers(let least, _): Parameter.Value.written(hundredths: least ?? 0, in: .en)
    case .answer(let isYes): isYes ? "yes" : "no"
    case .word(let word, _): word
    case .otherText: "something else"
    case .none: "none"
    case .unknown: "unknown"
    }
  }

  @Test func aSoundTableHasNoFaultAndEveryPlantedOneIsFound() throws {
    var dice = Dice(state: 20_110_331)
    for _ in 0..<60 {
      let sound = SmallBook.sound(&dice, isOrdered: true)
      #expect(Proof(try sound.book()).faults == [], "\(sound.text)")

      var gap = sound
      gap.rows.removeLast()
      #expect(names(Proof(try gap.book())) == ["gap"], "\(gap.text)")

      // A row behind another that holds wherever it does.
      var unreachable = sound
      let place = dice.roll(sound.rows.count - 1)
      let narrower =
        dice.roll(2) == 0
        ? sound.rows[place].when
        : "{all: [\(sound.rows[place].when), \(SmallBook.leaf("visits", "is", "2"))]}"
      let behind = place + 1 + dice.roll(sound.rows.count - place)
      unreachable.rows.insert(.init(when: narrower, decision: "later"), at: behind)
      let found = Proof(try unreachable.book())
      #expect(names(found).contains("shadowed row-\(behind)"), "\(unreachable.text)")

      let bands = SmallBook.sound(&dice, isOrdered: false)
      #expect(Proof(try bands.book()).faults == [], "\(bands.text)")
      var overlap = bands
      let part = dice.roll(3)
      overlap.rows.append(
        .init(
          when: "{all: [\(bands.rows[part].when), \(SmallBook.leaf("member", "is", "yes"))]}",
          decision: "later"))
      overlap.rows[4].decision = ["later", "in", "out"][part]
      #expect(
        names(Proof(try overlap.book())) == ["overlap row-\(part) row-4"], "\(overlap.text)")
      overlap.isOrdered = true
      #expect(names(Proof(try overlap.book())) == ["shadowed row-4"])
    }
  }

  @Test func theEarlierRowsThatTogetherTakeEveryCaseAreNamedAndNoOthers() throws {
    let small = SmallBook(rows: [
      .init(when: SmallBook.leaf("score", "below", "3"), decision: "out"),
      .init(when: SmallBook.leaf("visits", "is", "0"), decision: "later"),
      .init(when: SmallBook.leaf("score", "at-least", "3"), decision: "in"),
      .init(when: SmallBook.leaf("score", "exists", "yes"), decision: "later"),
      .init(when: "otherwise", decision: "out"),
    ])
    let proof = Proof(try small.book())
    #expect(proof.faults.map(\.kind) == [.shadowed])
    #expect(proof.faults.first?.rows == ["row-3", "row-0", "row-2"])
  }

  @Test func aFactThatIsNeverNothingNeedsNoRowForIt() throws {
    let small = SmallBook(rows: [
      .init(when: SmallBook.leaf("score", "below", "3"), decision: "out"),
      .init(when: SmallBook.leaf("score", "at-least", "3"), decision: "in"),
    ])
    let proof = Proof(try small.book())
    #expect(proof.faults.map(\.kind) == [.gap])
    #expect(proof.faults.first?.facts.map(\.value) == [.none])
    let text = small.text.replacing("id: score,", with: "id: score, none: no,")
    #expect(Proof(try RuleBook(text: text, file: "small.yml")).isProven)
  }

  @Test func valuesBeyondARangeAndWordsNoFactHasAreNamed() throws {
    func faults(_ comparison: String) throws -> [ProofFault] {
      let small = SmallBook(rows: [
        .init(when: comparison, decision: "in"), .init(when: "otherwise", decision: "out"),
      ])
      return Proof(try small.book()).faults
    }
    #expect(try faults(SmallBook.leaf("score", "at-most", "5")).isEmpty)
    let beyond = try faults(SmallBook.leaf("score", "at-least", "6"))
    #expect(Set(beyond.map(\.kind)) == [.beyondRange, .neverHolds])
    let fault = try #require(beyond.first { $0.kind == .beyondRange })
    #expect(fault.read == "6" && fault.allowed == .numbers(least: 0, greatest: 500))
    let own = try #require(RuleBooks.source(ofFile: "viissatanen-2010.yml"))
    let old = try RuleBook(
      text: own.replacing("    value: 55\n", with: "    value: 131\n"), file: "own.yml")
    let limit = try #require(Proof(old).faults.first)
    #expect(limit.kind == .beyondRange && limit.subject == "max-age" && limit.read == "131")
  }

  @Test func daysWithoutAValueAreFoundBothWithinABookAndOnTheAsOfDay() throws {
    let own = try #require(RuleBooks.source(ofFile: "viissatanen-2010.yml"))
    let hole = try RuleBook(
      text: own.replacing(
        "from: 2013-01-01, value: [\"02\"", with: "from: 2013-02-01, value: [\"02\""),
      file: "own.yml")
    let fault = try #require(Proof(hole).faults.first)
    #expect(fault.kind == .noValue && fault.subject == "service-lines")
    #expect(fault.days.first.description == "2013-01-01")
    #expect(fault.days.last.description == "2013-01-31")

    let book = try RuleBooks().book("kuntaosuus-2015")
    for (date, holds) in [
      ("2014-12-31", false), ("2015-01-01", true), ("2024-12-31", true), ("2025-01-01", false),
    ] {
      let day = try #require(Day(iso: date))
      #expect(Proof(book, asOf: day).isProven == holds, "\(date)")
    }
    let later = Proof(try RuleBooks().book("viissatanen-2010"), asOf: Day(iso: "2011-07-01"))
    #expect(later.isProven && later.unchecked.map(\.id) == ["max-age"])
  }

  @Test func everyTextThatLacksALanguageIsListedWithItsLine() throws {
    let own = try #require(RuleBooks.source(ofFile: "viissatanen-2010.yml"))
    let first = "      sv: \"Åldern är inte känd.\"\n"
    let second = "                en: \"There is no age.\"\n"
    let text = own.replacing(first, with: "").replacing(second, with: "")
    #expect(text != own)
    let proof = try Proof(text: text, file: "own.yml")
    #expect(proof.faults.map(\.kind) == [.missingText, .missingText])
    #expect(proof.faults.map(\.languages) == [[.sv], [.en]])
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    #expect(lines[proof.faults[0].line - 1].contains("Ikää ei tiedetä."))
    let empty = own.replacing("sv: \"Åldern är inte känd.\"", with: "sv: \" \"")
    #expect(try Proof(text: empty, file: "own.yml").faults.map(\.kind) == [.missingText])
  }
}
