import Register
import Rulebook
import Screening
import Testing

/// A small made-up world: persons with records, built by hand, and how it is to be screened.
struct World {
  var symbols = SymbolTable()
  var clients: [ClientDetails] = []
  var keys: [PersonKey] = []
  var records: [Record] = []
  var hidden: [HiddenRecord] = []
  var settings: ScreeningSettings
  var history = ScreeningHistory()
  var overrides: [Override] = []
  var registers: [SourceRegister: RegisterState] = [:]
  var bookID = "viissatanen-2010"
  private var line: UInt32 = 1

  // Read once: every test screens with the same books.
  static let books = Result { try RuleBooks() }
  static let files = ["effica.xml", "hanke.csv", "kela.csv", "ura.csv"]
  static let today = day("2011-03-31")

  /// A world on 31 March 2011 where both registers are read whole and nothing need be permitted.
  init(on day: Day = World.today) {
    settings = ScreeningSettings(day: day)
    settings.permission = .notNeeded
    settings.coverage = [.ura: .complete, .effica: .complete]
    for register in SourceRegister.allCases {
      registers[register] = RegisterState(wasRead: true, isWhole: true)
    }
  }

  /// Adds somebody and gives the handle that other calls take.
  mutating func person(born: String = "1968-05-04", number: Int? = nil) -> Int {
    let birth = day(born).components
    let individual = number ?? 900 + keys.count % 100
    let sign: UInt8 = birth.year >= 2000 ? 0x41 : 0x2D
    guard
      let code = PersonCode(
        day: birth.day, month: birth.month, shortYear: birth.year % 100, sign: sign,
        individual: individual)
    else {
      Issue.record("no such person code")
      return 0
    }
    keys.append(PersonKey(code))
    return keys.count - 1
  }

  /// Adds somebody who is on the list and would be invited.
  mutating func listed(
    born: String = "1968-05-04", days: Double = 612, on listDay: String = "2011-03-31",
    line: String? = "osaamisen kehittäminen", number: Int? = nil
  ) -> Int {
    let handle = person(born: born, number: number)
    var details = ClientDetails()
    details.listDay = day(listDay)
    client(handle, .ura, details)
    statement(handle, days: days, on: listDay)
    if let line { serviceLine(handle, line, from: listDay, isList: true) }
    return handle
  }

  mutating func client(_ person: Int, _ register: SourceRegister, _ details: ClientDetails) {
    clients.append(details)
    let index = clients.count - 1
    add(person, .client, register) { $0.details = index }
  }

  mutating func statement(_ person: Int, days: Double, on listDay: String) {
    add(person, .statement, .ura) {
      $0.start = day(listDay)
      $0.hundredthDays = Int32((days * 100).rounded())
      $0.marks = .list
    }
  }

  mutating func serviceLine(
    _ person: Int, _ line: String, from: String, to: String? = nil, isList: Bool = false
  ) {
    let code = symbols.intern(line)
    add(person, .serviceLine, .ura) {
      $0.code = code
      $0.start = day(from)
      $0.end = to.map { day($0) } ?? .open
      if isList { $0.marks = .derived }
    }
  }

  mutating func measure(
    _ person: Int, _ kind: MeasureKind, _ register: SourceRegister = .ura, from: String?,
    to: String? = nil
  ) {
    add(person, .measure, register) {
      $0.measure = kind
      $0.start = from.map { day($0) } ?? .missing
      $0.end = to.map { day($0) } ?? .open
    }
  }

  mutating func status(_ person: Int, _ code: String, from: String, to: String? = nil) {
    let code = symbols.intern(code)
    add(person, .status, .ura) {
      $0.code = code
      $0.start = day(from)
      $0.end = to.map { day($0) } ?? .open
    }
  }

  mutating func plan(
    _ person: Int, _ register: SourceRegister = .ura, signed: String?, review: String? = nil
  ) {
    add(person, .plan, register) {
      $0.start = signed.map { day($0) } ?? .missing
      $0.end = review.map { day($0) } ?? .missing
    }
  }

  mutating func contact(
    _ person: Int, _ register: SourceRegister = .ura, on: String, way: ContactWay = .other
  ) {
    add(person, .contact, register) {
      $0.start = day(on)
      $0.end = day(on)
      $0.way = way
    }
  }

  mutating func situation(
    _ person: Int, _ code: String, _ value: String, from: String? = nil, to: String? = nil,
    _ register: SourceRegister = .effica
  ) {
    let code = symbols.intern(code)
    let value = symbols.intern(value)
    add(person, .situation, register) {
      $0.code = code
      $0.value = value
      $0.start = from.map { day($0) } ?? .missing
      $0.end = to.map { day($0) } ?? .open
      if register == .ura { $0.marks = .derived }
    }
  }

  mutating func payment(
    _ person: Int, days: Double, from: String, to: String, paid: String, accrued: Double? = nil,
    kind: String = "TMT", ground: String = "unemployment"
  ) {
    let code = symbols.intern(kind)
    let value = symbols.intern(ground)
    add(person, .benefit, .kela) {
      $0.code = code
      $0.value = value
      $0.start = day(from)
      $0.end = day(to)
      $0.paidOn = day(paid)
      $0.hundredthDays = Int32((days * 100).rounded())
      $0.accruedHundredths = accrued.map { Int32(($0 * 100).rounded()) } ?? Record.missingNumber
      $0.grossCents = Record.missingNumber
    }
  }

  mutating func event(_ person: Int, _ code: String, on: String) {
    let code = symbols.intern(code)
    add(person, .event, .project) {
      $0.code = code
      $0.start = day(on)
      $0.end = day(on)
    }
  }

  mutating func permission(_ person: Int, from: String, to: String) {
    add(person, .permission, .effica) {
      $0.start = day(from)
      $0.end = day(to)
    }
  }

  /// Puts a record of somebody in quarantine.
  mutating func hide(
    _ person: Int, _ kind: RecordKind, _ register: SourceRegister = .effica, code: String = ""
  ) {
    let code = symbols.intern(code)
    hidden.append(
      HiddenRecord(
        person: UInt32(person), register: register, kind: kind, code: code, file: 0, line: 77))
  }

  mutating func add(
    _ person: Int, _ kind: RecordKind, _ register: SourceRegister, _ change: (inout Record) -> Void
  ) {
    var record = Record(kind: kind, register: register)
    record.person = UInt32(person)
    record.file = [.effica: 0, .project: 1, .kela: 2, .ura: 3][register] ?? 0
    line += 1
    record.line = line
    change(&record)
    records.append(record)
  }

  /// The person table, sorted as the import leaves it, and where each handle went.
  func table() -> (people: PersonTable, place: [Int]) {
    let order = keys.indices.sorted { keys[$0] < keys[$1] }
    var place = Array(repeating: 0, count: keys.count)
    for (index, handle) in order.enumerated() { place[handle] = index }
    var sorted = records.map { record in
      var record = record
      record.person = UInt32(place[Int(record.person)])
      return record
    }
    sorted.sort {
      ($0.person, $0.kind.rawValue, $0.start, $0.end, $0.register.rawValue, $0.line)
        < ($1.person, $1.kind.rawValue, $1.start, $1.end, $1.register.rawValue, $1.line)
    }
    var first: [UInt32] = []
    var index = 0
    for person in keys.indices {
      first.append(UInt32(index))
      while index < sorted.count, Int(sorted[index].person) == person { index += 1 }
    }
    first.append(UInt32(sorted.count))
    let concealed = hidden.map { record in
      var record = record
      record.person = UInt32(place[Int(record.person)])
      return record
    }.sorted { $0.person < $1.person }
    return (
      PersonTable(
        symbols: symbols, clients: clients, keys: order.map { keys[$0] }, firstRecord: first,
        records: sorted, hidden: concealed), place
    )
  }

  func screener() throws -> Screener {
    try Screener(
      people: table().people, registers: registers, settings: settings, history: history,
      overrides: overrides, book: World.books.get().book(bookID), files: World.files)
  }

  func screen() throws -> ScreeningResult { try screener().screen() }

  /// The row of somebody on the list.
  func row(_ handle: Int) throws -> ScreenedPerson {
    let place = table().place[handle]
    return try #require(try screen().rows.first { $0.person == place })
  }

  /// The rule and decision for somebody, in one line.
  func answer(_ handle: Int) throws -> String {
    let row = try row(handle)
    let missing = row.missing.isEmpty ? "" : " " + row.missing.joined(separator: ",")
    return "\(row.rule) \(row.decision) \(row.responsible)\(missing)"
  }
}

func day(_ text: String) -> Day {
  guard let day = Day(iso: text) else {
    Issue.record("no such day: \(text)")
    return .missing
  }
  return day
}
