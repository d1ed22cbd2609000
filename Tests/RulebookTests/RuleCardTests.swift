import Register
import Rulebook
import Testing

@Suite struct RuleCardTests {
  @Test func aRowShowsItsConditionParametersExamplesAndPlace() throws {
    let book = try RuleBooks().book("viissatanen-2010")
    let cards = try RuleTable(book, on: book.exampleDay).cards(in: .fi)
    #expect(cards.map(\.number) == Array(1...10))
    #expect(
      cards[0].when
        == "not (age below max-age and benefit-days at-least min-days and "
        + "service-line in service-lines)")
    #expect(
      cards[0].limits.map(\.id) == ["max-age", "min-days", "service-lines", "counted-benefits"])
    #expect(cards[0].limits.map(\.value).prefix(2) == ["55", "500"])
    #expect(cards[1].responsible == "measure rehabilitative: social-office, else employment-office")
    #expect(cards[2].limits.map(\.id) == ["work-statuses", "starting-within"])
    #expect(cards[2].limits.map(\.isOurOwn) == [false, true])
    #expect(cards[6].when == "health is selvitettävä or work-ability is selvitettävä")
    #expect(cards[7].hits.first == "plan: current, last-contact: 90")
    let text = try #require(RuleBooks.source(ofFile: cards[7].file))
    let line = text.split(separator: "\n", omittingEmptySubsequences: false)[cards[7].line - 1]
    #expect(line.contains("id: in-process"))
  }
}
