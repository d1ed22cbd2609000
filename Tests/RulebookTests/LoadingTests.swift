import Register
import Rulebook
import StrictYAML
import Testing

/// What a wrong book is told: the place, what was read, and the nearest right word.
@Suite struct LoadingTests {
  /// The built-in book with one text replaced by another.
  private func changed(_ old: String, _ new: String) throws -> String {
    let text = try #require(RuleBooks.source(ofFile: "viissatanen-2010.yml"))
    let parts = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    let index = try #require(parts.firstIndex { $0.contains(old) })
    var lines = parts
    lines[index] = lines[index].replacing(old, with: new)
    return lines.joined(separator: "\n")
  }

  private func fault(_ old: String, _ new: String) throws -> YAMLFault {
    let text = try changed(old, new)
    do throws(YAMLFault) {
      _ = try RuleBook(text: text, file: "own.yml")
    } catch {
      return error
    }
    Issue.record("no fault for \(new)")
    throw RuleBookFault.unknownBook("", nearest: nil)
  }

  @Test func anUnknownKeyNamesTheNearestOne() throws {
    let fault = try fault("    reference: \"Viissatanen", "    referense: \"Viissatanen")
    #expect(fault.file == "own.yml" && fault.line > 20 && fault.column == 5)
    guard case .unknownKey("referense", let nearest, _) = fault.problem else {
      Issue.record("\(fault)")
      return
    }
    #expect(nearest == "reference")
  }

  @Test func aLimitThatIsNoParameterNamesTheNearestOne() throws {
    let fault = try fault("below: max-age", "below: max-aeg")
    guard case .unknownWord("max-aeg", let nearest, _) = fault.problem else {
      Issue.record("\(fault)")
      return
    }
    #expect(nearest == "max-age")
  }

  @Test func everyKindOfWrongReferenceIsRefused() throws {
    let cases: [(String, String)] = [
      ("fact: benefit-days", "fact: benefit-day"),
      ("is: akuutti", "is: acute"),
      ("responsible: joint-service-centre", "responsible: joint-centre"),
      ("decision: health-services", "decision: health"),
      ("decision: health-services", "decision: review"),
      ("outside: outside-target-group", "outside: inside"),
      ("uses: [counted-benefits]", "uses: [counted]"),
      ("- {age: 55}", "- {age: young}"),
      ("- {age: 55}", "- {aeg: 55}"),
      ("value: 55", "value: many"),
      ("in: service-lines", "in: max-age"),
      ("{limit|vuosi|vuotta}", "{limitt|vuosi|vuotta}"),
      ("rule: outside-target-group", "rule: outside"),
      ("id: min-days", "id: max-age"),
      ("exists: yes", "exists: no"),
      ("from: 2013-01-01", "from: 2012-12-31"),
    ]
    for (old, new) in cases { #expect(try fault(old, new).line > 1, "\(new)") }
  }

  @Test func aLimitCanBeChangedInACopyWithoutARebuild() throws {
    let text = try changed("value: 55", "value: 60").replacing(
      "id: viissatanen-2010", with: "id: oma")
    var books = try RuleBooks()
    try books.add(text: text, file: "oma.yml")
    let table = try RuleTable(books.book("oma"), on: books.book("oma").exampleDay)
    #expect(table.answer(["age": "59"]).rule == "invite")
    #expect(table.answer(["age": "60"]).rule == "outside-target-group")
    // The copy's own examples still say 55: they tell what the change did.
    #expect(try !RuleBookTrial(books.book("oma")).failures.isEmpty)
  }

  @Test func trialValuesReplaceParametersAndWrongOnesAreNamed() throws {
    let book = try RuleBooks().book("viissatanen-2010")
    let table = try RuleTable(
      book, on: book.exampleDay, trial: ["min-days": "300", "service-lines": "a, b"])
    #expect(table.answer(["benefit-days": "300", "service-line": "b"]).rule == "invite")
    #expect(throws: RuleBookFault.unknownParameter("min-day", nearest: "min-days")) {
      try RuleTable(book, on: book.exampleDay, trial: ["min-day": "300"])
    }
    #expect(throws: RuleBookFault.trialValue(parameter: "max-age", read: "old")) {
      try RuleTable(book, on: book.exampleDay, trial: ["max-age": "old"])
    }
  }

  @Test func aParameterWithoutAValueOnTheDayIsAnErrorAndAnOldOneAWarning() throws {
    let text = try changed(
      "value: 55", "values: [{from: 2010-11-01, until: 2011-06-30, value: 55}]")
    let book = try RuleBook(text: text, file: "own.yml")
    for (date, holds) in [
      ("2010-10-31", false), ("2010-11-01", true), ("2011-06-30", true), ("2011-07-01", false),
    ] {
      let day = try #require(Day(iso: date))
      let table = try? RuleTable(book, on: day)
      #expect((table != nil) == holds)
    }
    let own = try RuleBooks().book("viissatanen-2010")
    let checked = try RuleTable(own, on: #require(Day(iso: "2011-06-30")))
    #expect(checked.unchecked == [])
    let later = try RuleTable(own, on: #require(Day(iso: "2011-07-01")))
    #expect(later.unchecked == ["max-age"])
  }
}
