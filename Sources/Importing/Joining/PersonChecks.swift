import Register
import StrictYAML

/// Looks for contradictions between the records of a person; they are found, never corrected.
struct PersonChecks: Sendable {
  /// Codes that were seen outside their dates, by file: where first, and how often.
  struct Outside: Sendable {
    private struct Seen {
      var line: UInt32
      var count: Int
      var detail: String
    }

    private var seen: [UInt64: Seen] = [:]

    mutating func add(_ key: UInt64, line: UInt32, detail: @autoclosure () -> String) {
      if var old = seen[key] {
        old.count += 1
        old.line = min(old.line, line)
        seen[key] = old
      } else {
        seen[key] = Seen(line: line, count: 1, detail: detail())
      }
    }

    mutating func merge(_ other: Outside) {
      seen.merge(other.seen) { old, new in
        Seen(line: min(old.line, new.line), count: old.count + new.count, detail: old.detail)
      }
    }

    /// One finding for each code of each file, with the number.
    func findings() -> [Finding] {
      seen.keys.sorted().compactMap { key in
        seen[key].map {
          Finding(
            .codeOutsideDates, file: UInt16(key >> 48), line: $0.line,
            detail: "\($0.detail): \($0.count)")
        }
      }
    }
  }

  /// A code of a table that has days, and where these lie in `days`.
  private struct Dated: Sendable {
    let table: CodeTable
    /// The register whose code it is, if only one has it.
    let register: SourceRegister?
    let days: Range<Int>
  }

  // What is asked for every record is kept in flat arrays, by the number of the symbol.
  private var days: [DayRange] = []
  private var dated: [Dated] = []
  // For each symbol the dated codes it is in some table; none for nearly all.
  private var datedOfSymbol: [Range<Int32>]
  private var isFullTime: [Bool]
  private let symbols: SymbolTable
  private let fullTimeTable: CodeTable
  private(set) var outside = Outside()

  init(codes: CodeBook, words: [DatedWord] = [], symbols: SymbolTable) {
    self.symbols = symbols
    var found: [Symbol: [(table: CodeTable, register: SourceRegister?, days: [DayRange])]] = [:]
    for table in CodeTable.allCases {
      for entry in codes.entries(table) where entry.from.isReal || entry.until.isReal {
        guard let symbol = symbols.find(entry.code) else { continue }
        // A code that is used twice is good on the days of either use.
        guard found[symbol]?.contains(where: { $0.table == table }) != true else { continue }
        let days = codes.entries(table, code: entry.code).map { DayRange($0.from, $0.until) }
        found[symbol, default: []].append((table, nil, days))
      }
    }
    for word in words {
      guard let symbol = symbols.find(word.code) else { continue }
      let same = found[symbol]?.firstIndex {
        ($0.table, $0.register) == (word.table, word.register)
      }
      if let same {
        found[symbol]?[same].days.append(word.days)
      } else {
        found[symbol, default: []].append((word.table, word.register, [word.days]))
      }
    }
    datedOfSymbol = Array(repeating: 0..<0, count: symbols.count)
    for (symbol, tables) in found.sorted(by: { $0.key.rawValue < $1.key.rawValue }) {
      let first = Int32(dated.count)
      for (table, register, ranges) in tables {
        dated.append(
          Dated(
            table: table, register: register, days: days.count..<days.count + ranges.count))
        days += ranges
      }
      datedOfSymbol[Int(symbol.rawValue)] = first..<Int32(dated.count)
    }
    let settings = ImportChecks.builtIn
    fullTimeTable = settings.fullTimeTable
    isFullTime = Array(repeating: false, count: symbols.count)
    for code in settings.fullTimeCodes {
      if let symbol = symbols.find(code) { isFullTime[Int(symbol.rawValue)] = true }
    }
  }

  private static func key(_ table: CodeTable, _ symbol: Symbol) -> UInt64 {
    UInt64(table.rawValue) << 32 | UInt64(symbol.rawValue)
  }

  /// Looks at the records of a person, in the order of the person table.
  mutating func look(
    at records: Span<Record>, _ run: Range<Int>, person: UInt32, findings: inout [Finding]
  ) {
    var statusEnd = Day.missing
    var previousStatus: Int?
    var previousStatement: Int?
    var work: [DayRange] = []
    for index in run {
      let record = records[index]
      checkDates(record)
      switch record.kind {
      case .status where !record.marks.contains(.derived):
        if let previousStatus, record.start <= statusEnd {
          findings.append(
            Finding(
              .overlappingStatus, person: person, file: record.file, line: record.line,
              detail:
                "\(symbols.text(records[previousStatus].code)) \(symbols.text(record.code))"))
        }
        if previousStatus == nil || record.end >= statusEnd {
          previousStatus = index
          statusEnd = max(statusEnd, record.end)
        }
        if record.table == fullTimeTable, isFullTime[Int(record.code.rawValue)] {
          work.append(record.days)
        }
      case .benefit where record.hundredthDays > 0:
        if work.contains(where: { $0.first <= record.start && record.end <= $0.last }) {
          findings.append(
            Finding(
              .paymentDuringWork, person: person, file: record.file, line: record.line,
              detail: symbols.text(record.code)))
        }
      case .statement:
        if let before = previousStatement, records[before].start == record.start,
          records[before].hundredthDays != record.hundredthDays
        {
          findings.append(
            Finding(
              .daysDisagree, person: person, file: record.file, line: record.line,
              detail:
                "\(Self.days(records[before].hundredthDays)) \(Self.days(record.hundredthDays))"))
        }
        previousStatement = index
      default: break
      }
    }
  }

  private static func days(_ hundredths: Int32) -> String {
    let whole = Int(hundredths) / 100
    let rest = abs(Int(hundredths) % 100)
    return rest == 0 ? "\(whole)" : "\(whole),\(rest < 10 ? "0" : "")\(rest)"
  }

  // MARK: Codes outside their dates

  @inline(__always)
  private mutating func checkDates(_ record: Record) {
    if hasDates(record.code) { check(record.table, record.code, record) }
    guard hasDates(record.value) else { return }
    switch record.kind {
    case .jobSearch, .status: check(.endReason, record.value, record)
    case .measure where record.measure == .placement || record.measure == .trial:
      check(.placementEndReason, record.value, record)
    default: break
    }
  }

  // Nearly no code has days of its own.
  @inline(__always)
  private func hasDates(_ symbol: Symbol) -> Bool {
    !datedOfSymbol[Int(symbol.rawValue)].isEmpty
  }

  private mutating func check(_ table: CodeTable, _ symbol: Symbol, _ record: Record) {
    let range = datedOfSymbol[Int(symbol.rawValue)]
    guard record.start.isReal else { return }
    var isOutside = false
    for position in range where dated[Int(position)].table == table {
      let register = dated[Int(position)].register
      guard register == nil || register == record.register else { continue }
      isOutside = true
      for index in dated[Int(position)].days where days[index].contains(record.start) { return }
    }
    guard isOutside else { return }
    let key = UInt64(record.file) << 48 | PersonChecks.key(table, symbol)
    outside.add(key, line: record.line, detail: "\(table.id) \(symbols.text(symbol))")
  }
}

/// What the checks across records need to know, from `checks.yml`.
struct ImportChecks: Sendable {
  var fullTimeTable = CodeTable.none
  var fullTimeCodes: [String] = []

  static let builtIn: ImportChecks = {
    let text = String(decoding: PackageResources.checks_yml, as: UTF8.self)
    return (try? ImportChecks(yaml: text, file: "checks.yml")) ?? ImportChecks()
  }()

  private init() {}

  init(yaml text: String, file: String) throws(YAMLFault) {
    let map = try YAMLNode.parse(text, file: file).mapping(["full-time-work"])
    let work = try map.required("full-time-work").mapping(["table", "codes"])
    fullTimeTable = try work.required("table").codeTable()
    for code in try work.required("codes").items() { fullTimeCodes.append(try code.string()) }
  }
}
