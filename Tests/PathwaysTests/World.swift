import Pathways
import Register

/// A small made-up register world, written record by record, and built into a person table.
struct World {
  var symbols = SymbolTable()
  private var people: [(key: PersonKey, records: [Record])] = []
  private var line: UInt32 = 1

  /// One record as a test writes it.
  struct Entry {
    var kind: String
    var code = ""
    var start: Day
    var end = Day.open
    var value = ""
    var municipality = "297"
    var coach = ""
  }

  static func day(_ text: String) -> Day { Day(iso: text) ?? (text.isEmpty ? .open : .missing) }

  static func code(_ number: Int) -> PersonKey {
    let code = PersonCode(
      day: number / 100 % 28 + 1, month: number / 2800 % 12 + 1, shortYear: number / 33600 % 90,
      sign: UInt8(ascii: "-"), individual: 900 + number % 100)
    return PersonKey(code ?? PersonCode(rawValue: 0))
  }

  /// Adds a person with records; their order does not matter.
  mutating func add(_ key: PersonKey, _ entries: [Entry]) {
    people.append((key, entries.map { record($0) }))
  }

  mutating func local(_ number: String) -> PersonKey {
    PersonKey(register: .project, number: symbols.intern(number))
  }

  private mutating func record(_ entry: Entry) -> Record {
    let kind: RecordKind =
      switch entry.kind {
      case "placement", "effica-placement", "trial", "training", "service", "rehabilitative":
        .measure
      default: RecordKind(id: entry.kind) ?? .contact
      }
    let isProject = kind == .participation || kind == .event
    var record = Record(kind: kind, register: isProject ? .project : .ura)
    record.code = symbols.intern(entry.code)
    record.value = symbols.intern(entry.value)
    record.start = entry.start
    record.end = kind == .event ? entry.start : entry.end
    record.line = line
    line += 1
    switch entry.kind {
    case "effica-placement":
      (record.measure, record.table, record.register) = (.placement, .efficaMeasure, .effica)
    case "placement": (record.measure, record.table) = (.placement, .placement)
    case "trial": (record.measure, record.table) = (.trial, .trial)
    case "training": (record.measure, record.table) = (.training, .training)
    case "service": (record.measure, record.table) = (.service, .otherService)
    case "rehabilitative": (record.measure, record.table) = (.rehabilitative, .otherService)
    case "status": record.table = .status
    case "job-search": record.table = .jobSearch
    case "participation":
      record.municipality = symbols.intern(entry.municipality)
      record.coach = symbols.intern(entry.coach)
    default: break
    }
    return record
  }

  /// The table, sorted as importing sorts it.
  func table() -> PersonTable {
    let sorted = people.sorted { $0.key < $1.key }
    var records: [Record] = []
    var first: [UInt32] = [0]
    for (index, person) in sorted.enumerated() {
      let own = person.records.sorted { left, right in
        if left.kind != right.kind { return left.kind.rawValue < right.kind.rawValue }
        return (left.start, left.end, left.register.rawValue, left.line)
          < (right.start, right.end, right.register.rawValue, right.line)
      }
      records += own.map {
        var record = $0
        record.person = UInt32(index)
        return record
      }
      first.append(UInt32(records.count))
    }
    return PersonTable(
      symbols: symbols, clients: [], keys: sorted.map(\.key), firstRecord: first, records: records,
      hidden: [])
  }
}

/// Random numbers that are the same on every machine (SplitMix64).
struct Seeded: RandomNumberGenerator {
  var state: UInt64
  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}

extension World {
  /// One participation and the given register records, traced.
  static func outcome(
    _ entries: [Entry], started: String = "2009-01-01", ended: String, asOf: String = "2024-12-31",
    recorded: String = "", settings: OutcomeSettings = .standard
  ) -> OutcomeRow? {
    var world = World()
    let participation = Entry(
      kind: "participation", code: "palvelut", start: day(started), end: day(ended),
      value: recorded)
    world.add(code(1), entries + [participation])
    let people = world.table()
    return Tracer(people: people, asOf: day(asOf), settings: settings)
      .trace(0..<1, in: people).rows.first
  }

  static func status(_ code: String, _ start: String, _ end: String = "", _ reason: String = "")
    -> Entry
  { Entry(kind: "status", code: code, start: day(start), end: day(end), value: reason) }

  static func search(_ start: String, _ end: String = "", _ reason: String = "") -> Entry {
    Entry(kind: "job-search", code: "01", start: day(start), end: day(end), value: reason)
  }

  static func placement(
    _ code: String, _ start: String, _ end: String = "", _ reason: String = ""
  ) -> Entry {
    Entry(kind: "placement", code: code, start: day(start), end: day(end), value: reason)
  }
}
