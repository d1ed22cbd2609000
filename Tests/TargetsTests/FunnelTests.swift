import Pathways
import Register
import Targets
import Testing

struct FunnelTests {
  private static func day(_ text: String) -> Day { Day(iso: text) ?? .missing }
  private let asOf = day("2011-03-31")

  /// One screened person with events and spells (kind, code, day), as the funnel ends up with it.
  private func person(
    _ entries: [(RecordKind, String, String)], invited: String = ""
  ) -> Funnel {
    var symbols = SymbolTable()
    let key = PersonKey(rawValue: 5)
    let records = entries.sorted { $0.0.rawValue < $1.0.rawValue }.map { kind, code, day in
      var record = Record(kind: kind, register: kind == .event ? .project : .ura)
      record.code = symbols.intern(code)
      record.start = Self.day(day)
      if kind == .measure { record.measure = .service }
      return record
    }
    let people = PersonTable(
      symbols: symbols, clients: [], keys: [key], firstRecord: [0, UInt32(records.count)],
      records: records, hidden: [])
    return Funnel(
      screened: [
        Funnel.Person(
          key: key, region: "kuopio", screened: Self.day("2010-12-31"),
          invited: invited.isEmpty ? .missing : Self.day(invited))
      ], people: people, asOf: asOf)
  }

  private func counts(_ funnel: Funnel) -> [Int] {
    [Target.Measure.screened, .invited, .interviewed, .forwarded].map {
      funnel.count($0, region: nil, days: nil)
    }
  }

  @Test func everyStepNeedsTheOneBefore() {
    let interview = (RecordKind.event, "interview", "2011-02-01")
    let measure = (RecordKind.measure, "20", "2011-02-01")
    #expect(counts(person([])) == [1, 0, 0, 0])
    #expect(counts(person([interview, measure])) == [1, 0, 0, 0])
    #expect(counts(person([measure], invited: "2011-01-31")) == [1, 1, 0, 0])
    #expect(counts(person([interview], invited: "2011-01-31")) == [1, 1, 1, 0])
    #expect(counts(person([interview, measure], invited: "2011-01-31")) == [1, 1, 1, 1])
    let invitation = (RecordKind.event, "invitation", "2011-01-15")
    #expect(counts(person([invitation, interview, measure])) == [1, 1, 1, 1])
  }

  @Test func movedOnMeansOnOrAfterTheFirstInterviewAndByTheAsOfDay() {
    let interviews = [
      (RecordKind.event, "interview", "2011-02-10"), (.event, "interview", "2011-02-01"),
    ]
    for (kind, code, day, moved) in [
      (RecordKind.measure, "20", "2011-01-31", 0), (.measure, "20", "2011-02-01", 1),
      (.measure, "20", "2011-03-31", 1), (.measure, "20", "2011-04-01", 0),
      (.status, "00", "2011-02-01", 1), (.status, "01", "2011-02-01", 1),
      (.status, "02", "2011-02-05", 0), (.status, "09", "2011-02-05", 0),
      (.jobSearch, "01", "2011-02-05", 0),
    ] {
      let funnel = person(interviews + [(kind, code, day)], invited: "2011-01-01")
      #expect(counts(funnel) == [1, 1, 1, moved], "\(kind) \(code) \(day)")
    }
  }

  @Test func whatComesAfterTheAsOfDayHasNotComeYet() {
    #expect(counts(person([(.event, "invitation", "2011-04-01")])) == [1, 0, 0, 0])
    #expect(counts(person([], invited: "2011-04-01")) == [1, 0, 0, 0])
    let late = (RecordKind.event, "interview", "2011-04-01")
    #expect(counts(person([late], invited: "2011-01-01")) == [1, 1, 0, 0])
  }

  @Test func aPersonOfSeveralRunsCountsOnceWithTheFirstDays() {
    let people = PersonTable(
      symbols: SymbolTable(), clients: [], keys: [], firstRecord: [0], records: [], hidden: [])
    let key = PersonKey(rawValue: 9)
    let days = ["2011-01-31", "2010-12-31", "2011-02-28"]
    let funnel = Funnel(
      screened: days.map {
        Funnel.Person(key: key, screened: Self.day($0), invited: Self.day($0))
      }, people: people, asOf: asOf)
    #expect(counts(funnel) == [1, 1, 0, 0])
    #expect(funnel.persons.first?.screened == Self.day("2010-12-31"))
    #expect(funnel.persons.first?.invited == Self.day("2010-12-31"))
    let december = DayRange(Self.day("2010-12-01"), Self.day("2010-12-31"))
    #expect(funnel.count(.screened, region: nil, days: december) == 1)
    #expect(funnel.count(.screened, region: "kuopio", days: nil) == 0)
  }

  @Test func funnelRowsHaveSharesOfTheStepBeforeAndNoInterval() throws {
    let funnel = person([], invited: "2011-01-31")
    let table = TargetTable(
      targets: [
        Target(measure: .screened, count: 2), Target(measure: .invited, share: 0.2),
        Target(measure: .interviewed, share: 0.5), Target(measure: .forwarded, share: 0.6),
      ], regions: [], periods: [], outcomes: [], funnel: funnel, asOf: asOf)
    #expect(table.rows.map(\.count) == [1, 1, 0, 0])
    #expect(table.rows.map(\.baseCount) == [nil, 1, 1, 0])
    #expect(table.rows.map(\.status) == [.underWay, .ahead, .behind, .tooEarly])
    #expect(table.rows.allSatisfy { $0.shareLow == nil && $0.base == nil })
    #expect(table.rows[0].neededPerMonth == nil)
    #expect(table.rows[0].needed == 1)
  }
}
