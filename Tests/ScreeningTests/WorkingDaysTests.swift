import Register
import Screening
import Testing

@Suite struct WorkingDaysTests {
  @Test func theHolidaysOf2011AreFoundByRule() {
    let closed = (0..<365).map { day("2011-01-01") + $0 }.filter {
      $0.weekday <= 5 && !WorkingDays.finland.contains($0)
    }
    #expect(
      closed.map(\.description) == [
        "2011-01-06", "2011-04-22", "2011-04-25", "2011-06-02", "2011-06-24", "2011-12-06",
        "2011-12-26",
      ])
  }

  @Test func theHolidaysOf2024AreFoundByRule() {
    let closed = (0..<366).map { day("2024-01-01") + $0 }.filter {
      $0.weekday <= 5 && !WorkingDays.finland.contains($0)
    }
    #expect(
      closed.map(\.description) == [
        "2024-01-01", "2024-03-29", "2024-04-01", "2024-05-01", "2024-05-09", "2024-06-21",
        "2024-12-06", "2024-12-24", "2024-12-25", "2024-12-26",
      ])
  }

  @Test(arguments: [
    (2000, "2000-04-23"), (2008, "2008-03-23"), (2011, "2011-04-24"), (2019, "2019-04-21"),
    (2025, "2025-04-20"), (2038, "2038-04-25"), (1961, "1961-04-02"),
  ])
  func easterIsComputed(_ year: Int, _ expected: String) {
    #expect(WorkingDays.easter(year) == day(expected))
  }

  @Test func theFirstWorkingDayMayBeTheDayItself() {
    #expect(WorkingDays.finland.first(from: day("2011-04-21")) == day("2011-04-21"))
    #expect(WorkingDays.finland.first(from: day("2011-04-22")) == day("2011-04-26"))
    #expect(WorkingDays.finland.first(from: .open) == nil)
  }
}
