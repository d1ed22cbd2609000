import Importing
import Pathways
import Register
import Reporting
import Screening

/// Why people left the list, as far as the registers of the later run tell.
///
/// What somebody does on the as-of day comes first (the same answer that outcomes are made from),
/// then a move to another region, then days of support below the limit. Records that may not be
/// used for the person say nothing.
struct LeaverReasons {
  private let people: PersonTable
  private let screener: Screener
  private let asOf: Day
  private let book: ClassBook
  private let local: [String: PersonKey]

  init(_ setup: Setup, _ registers: Reading, _ list: ScreenedList) {
    people = registers.imported.people
    screener = list.screener
    asOf = setup.asOf
    book = ClassBook(settings: setup.outcomeSettings, symbols: registers.imported.people.symbols)
    var local: [String: PersonKey] = [:]
    for key in people.keys where key.code == nil { local[people.text(of: key)] = key }
    self.local = local
  }

  /// The reason of somebody who was on the earlier list.
  func reason(_ row: ListedRow) -> ListComparison.Reason {
    guard let key = key(row.person), let person = people.find(key) else {
      return .init("not-found")
    }
    if let state = state(of: person) { return state }
    let now = screener.judge(person: person)
    if !row.region.isEmpty, !now.municipality.isNone, now.region != row.region {
      return .init("moved")
    }
    return .init(screener.hasTooFewDays(person) ? "fewer-days" : "")
  }

  private func key(_ text: String) -> PersonKey? {
    let bytes = Array(text.utf8)
    if case .accepted(let code, _) = PersonCode.read(bytes.span) { return PersonKey(code) }
    return local[text]
  }

  private func state(of person: Int) -> ListComparison.Reason? {
    var compiler = LifeCompiler(book: book, asOf: asOf)
    let life = compiler.life(of: person, in: people)
    let segment = life.segments[life.index(on: asOf)]
    guard segment.state != .unknown, segment.state != .unemployed,
      segment.record != LifeSegment.noRecord, people.records.indices.contains(Int(segment.record))
    else { return nil }
    let register = people.records[Int(segment.record)].register
    guard register != .effica || screener.mayUse(.effica, of: person) else { return nil }
    return .init(segment.state.id, since: segment.from.isReal ? segment.from : .missing)
  }
}
