import Register
import Testing

@Suite struct DayTests {
  @Test func everyDayOfFourCenturiesCountsOnByOneAndReadsBack() throws {
    var expected = try #require(Day(iso: "1799-12-31")).rawValue
    for year in 1800...2199 {
      for month in 1...12 {
        for day in 1...Day.length(ofMonth: month, year: year) {
          expected += 1
          let made = try #require(Day(year: year, month: month, day: day))
          #expect(made.rawValue == expected)
          #expect(made.components == (year, month, day))
        }
      }
    }
  }

  @Test func theCountStartsOnTheFirstOfJanuary1970() throws {
    #expect(try #require(Day(iso: "1970-01-01")).rawValue == 0)
    #expect(try #require(Day(iso: "2011-03-31")).rawValue == 15_064)
    #expect(try #require(Day(iso: "1969-12-31")).rawValue == -1)
  }

  @Test(arguments: [
    "2011-02-29", "2011-13-01", "2011-00-10", "2011-04-31", "1900-02-29", "11-01-01", "2011-1-01",
    "2011-01-0a", "",
  ])
  func aDayThatDoesNotExistIsNoDay(text: String) {
    #expect(Day(iso: text) == nil)
  }

  @Test func monthsAreAddedWithTheMonthsLastDayWhereTheDayIsMissing() throws {
    let last = try #require(Day(iso: "2010-11-30"))
    #expect(last.adding(months: 3).description == "2011-02-28")
    #expect(try #require(Day(iso: "2011-08-31")).adding(months: 6).description == "2012-02-29")
    #expect(try #require(Day(iso: "2011-03-31")).adding(months: -1).description == "2011-02-28")
    #expect(try #require(Day(iso: "2010-12-15")).adding(months: 1).description == "2011-01-15")
  }

  @Test func weekdaysRunFromMondayToSunday() throws {
    #expect(try #require(Day(iso: "2011-03-31")).weekday == 4)
    #expect(try #require(Day(iso: "2011-04-03")).weekday == 7)
    #expect(try #require(Day(iso: "1969-12-29")).weekday == 1)
  }

  @Test func missingSortsFirstAndOpenLast() throws {
    let day = try #require(Day(iso: "2222-11-11"))
    #expect(Day.missing < day && day < Day.open)
    #expect(Day.open.real == nil && Day.missing.real == nil && day.real == day)
    #expect(DayRange(.missing, .open).contains(day))
  }

  @Test func aDayIsWrittenAsPeopleWriteIt() throws {
    let day = try #require(Day(iso: "2011-03-05"))
    #expect(day.written(in: .fi) == "5.3.2011")
    #expect(day.written(in: .sv) == "5.3.2011")
    #expect(day.written(in: .en) == "5 March 2011")
  }
}
