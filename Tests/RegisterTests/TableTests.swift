import Register
import Testing

@Suite struct TableTests {
  @Test func aTextIsKeptOnceAndReadBack() {
    var table = SymbolTable()
    let texts = (0..<5000).map { "koodi-\($0)" } + ["", "ä", "Äänekoski"]
    let first = texts.map { table.intern($0) }
    let second = texts.map { table.intern($0) }
    #expect(first == second)
    #expect(table.count == texts.count)
    #expect(first.map { table.text($0) } == texts)
    #expect(table.intern("") == .none)
    #expect(table.find("koodi-17") == first[17])
    #expect(table.find("ei ole") == nil)
  }

  @Test func aRecordTakes48Bytes() {
    #expect(MemoryLayout<Record>.stride == 48)
  }

  @Test func codesHaveTheirDatesAndClasses() throws {
    let book = CodeBook.builtIn
    #expect(book.entries(.placement, code: "55").map(\.outcome) == ["subsidised", "subsidised"])
    let late = try #require(book.entries(.placement, code: "55").last)
    #expect(late.from.description == "2023-01-01")
    let early = try #require(book.entries(.placement, code: "55").first)
    #expect(early.until.description == "2015-12-31")
    let status = try #require(book.entries(.status, code: "09").first)
    #expect(status.from.description == "2022-05-01" && status.outcome == "open")
    #expect(book.entries(.endReason).count == 17)
    #expect(book.entries(.status, code: "7").isEmpty)
  }

  @Test func aMunicipalityHasNamesAndItsSuccessor() throws {
    let all = Municipalities.builtIn
    #expect(all.name("297", in: .fi) == "Kuopio")
    #expect(all.name("049", in: .sv) == "Esbo")
    #expect(all.name("999", in: .fi) == "999")
    let karttula = try #require(all["227"])
    #expect(karttula.successor == "297" && karttula.mergedOn.description == "2011-01-01")
    #expect(all["003"]?.successor == "")
    #expect(all["198"]?.isAbroad == true)
  }

  @Test func membershipOfARegionHasDatesAndMergersAreFollowed() throws {
    let regions = Regions([
      Region(
        id: "kuopio", names: [:],
        members: [
          Region.Member(code: "297"),
          Region.Member(
            code: "227", days: DayRange(.missing, try #require(Day(iso: "2010-12-31")))),
        ])
    ])
    let region = { (code: String, day: String) in
      Day(iso: day).flatMap {
        regions.region(of: code, on: $0, municipalities: .builtIn)
      }
    }
    #expect(region("227", "2010-12-31") == "kuopio")
    #expect(region("227", "2011-01-01") == "kuopio")  // By its successor, Kuopio.
    #expect(region("476", "2014-12-31") == nil)
    #expect(region("476", "2015-01-01") == "kuopio")
    #expect(region("091", "2011-01-01") == nil)
  }

  @Test func aTemplateFillsInValuesAndChoosesTheWordForOneAndMany() {
    let template = Template("Puuttuu {n|päivä|päivää} ({limit}).")
    #expect(template.render(["n": "1", "limit": "500"]) == "Puuttuu 1\u{A0}päivä (500).")
    #expect(template.render(["n": "12", "limit": "500"]) == "Puuttuu 12\u{A0}päivää (500).")
    #expect(template.render([:]) == "Puuttuu {n}\u{A0}päivää ({limit}).")
    #expect(template.names == ["n", "limit"])
    #expect(Template("a { b").render([:]) == "a { b")
  }

  @Test func everyFaultHasItsTextsInAllLanguages() {
    #expect(FaultTexts.all.incomplete == [])
    for fault in Fault.allCases {
      #expect(FaultTexts.all.keys.contains(fault.id), "\(fault.id)")
      #expect(FaultTexts.all.keys.contains(fault.id + ".do"), "\(fault.id).do")
      #expect(FaultTexts.all.keys.contains(fault.id + ".example"), "\(fault.id).example")
    }
  }
}
