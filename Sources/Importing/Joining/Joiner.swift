import Register
import Scanning

/// Joins the records of all files by person, and decides which of them stay.
///
/// The work is sort and scan, a group of persons at a time: the group's records are gathered from
/// the parts of all files and brought into the order of their persons, and then every person's
/// stretch is judged by itself. Groups do not know of each other, so several are worked on at once.
struct Joiner {
  let codes: CodeBook
  let asOf: Day?
  let jobs: Int
  /// Whether the records are wanted once they are judged.
  var keepsRecords = true
  /// The words of layouts that are used on certain days only.
  var datedWords: [DatedWord] = []
  var symbols = SymbolTable()
  // The parts of all files, in the order of the files.
  var pieces: [PersonPiece] = []
  var clients: [ClientDetails] = []
  var reports: [FileReport] = []
  var states: [(register: SourceRegister, file: Int, isWhole: Bool, wasRead: Bool)] = []
  var quarantine: [Quarantined] = []
  private var hiding: [Hiding] = []
  var notes: [(file: UInt16, note: FileContents.Note)] = []
  var overrides: [ImportedOverride] = []
  var findings: [Finding] = []
  var extracted: [Day] = []

  init(codes: CodeBook, asOf: Day?, jobs: Int) {
    self.codes = codes
    self.asOf = asOf
    self.jobs = jobs
  }

  /// Takes over what the files gave, in the order of their names.
  ///
  /// What they hold is let go part by part, so that it is never there twice.
  mutating func take(_ files: consuming [ReadFile]) {
    takeLocalNumbers(files)
    let rejects = files.reduce(0) { $0 + $1.parts.reduce(0) { $0 + $1.rejects.count } }
    quarantine.reserveCapacity(rejects)
    for index in files.indices { take(&files[index], as: UInt16(index)) }
    replaceRejects(files)
  }

  // What a row of a correction file replaces is superseded by it.
  private mutating func replaceRejects(_ files: [ReadFile]) {
    var replaced: Set<Replacement> = []
    for part in files.lazy.filter({ $0.report.refused == nil }).flatMap(\.parts) {
      replaced.formUnion(part.replacements.compactMap(\.what))
    }
    tellNotReplaced(files)
    guard !replaced.isEmpty else { return }
    hiding.removeAll {
      $0.isReplaceable
        && replaced.contains(Replacement(file: reports[Int($0.file)].name, line: $0.line))
    }
    quarantine.removeAll { record in
      let file = Int(record.file)
      guard record.length > 0,
        replaced.contains(Replacement(file: reports[file].name, line: record.line))
      else { return false }
      reports[file].quarantined -= 1
      reports[file].superseded += 1
      // With it comes back what an open quote had swallowed, and the file is whole again.
      if record.fault == .unclosedQuote {
        for index in states.indices where states[index].file == file {
          states[index].isWhole = states[index].wasRead
        }
        notes.removeAll { Int($0.file) == file && $0.note.fault == .unclosedQuote }
      }
      return true
    }
  }

  // Rows that say what they replace, where nothing of that place is kept aside: one finding for each
  // file, with the first of them.
  private mutating func tellNotReplaced(_ files: [ReadFile]) {
    let isAsked = files.contains { file in file.parts.contains { !$0.replacements.isEmpty } }
    guard isAsked else { return }
    var kept: Set<Replacement> = []
    for record in quarantine where record.length > 0 {
      kept.insert(Replacement(file: reports[Int(record.file)].name, line: record.line))
    }
    for (index, file) in files.enumerated() where file.report.refused == nil {
      var lines: [UInt32] = []
      for part in file.parts {
        for (what, line) in part.replacements where what.map({ !kept.contains($0) }) ?? true {
          lines.append(line + UInt32(part.lines))
        }
      }
      guard let first = lines.min() else { continue }
      notes.append(
        (
          UInt16(index),
          FileContents.Note(
            fault: .notReplaced, person: nil, line: first, detail: "\(lines.count)")
        ))
    }
  }

  // Local numbers come first in the table, sorted, so that persons without a code stand in the
  // order of their numbers whatever file they came from.
  private mutating func takeLocalNumbers(_ files: [ReadFile]) {
    var numbers: [[UInt8]] = []
    for part in files.lazy.flatMap(\.parts) {
      for symbol in part.localNumbers {
        numbers.append(Array(part.symbols.utf8(Symbol(rawValue: symbol))))
      }
    }
    numbers.sort { $0.lexicographicallyPrecedes($1) }
    for number in numbers { _ = symbols.intern(number.span) }
  }

  private mutating func take(_ file: inout ReadFile, as index: UInt16) {
    var report = file.report
    report.quarantined = 0
    let isWhole = file.isWhole
    for part in file.parts.indices {
      report.quarantined += file.parts[part].rejects.count
      take(&file.parts[part], as: index)
    }
    extracted.append(report.extracted ?? .missing)
    if report.refused == nil, report.read == 0, report.register != nil {
      notes.append(
        (index, FileContents.Note(fault: .noRecords, person: nil, line: nil, detail: "")))
    }
    if let register = report.register {
      states.append((register, Int(index), isWhole, report.refused == nil))
    }
    reports.append(report)
  }

  private mutating func take(_ part: inout FileContents, as index: UInt16) {
    var map: [Symbol] = []
    map.reserveCapacity(part.symbols.count)
    for old in 0..<part.symbols.count {
      map.append(symbols.intern(part.symbols.utf8(Symbol(rawValue: UInt32(old))).span))
    }
    let firstClient = clients.count
    for details in part.details { clients.append(details.mapped(map)) }
    part.details = []
    var records = RecordGroups()
    swap(&records, &part.records)
    pieces.append(
      PersonPiece(
        records: records, file: index, lines: part.lines, firstClient: firstClient, map: map))
    for reject in part.rejects { take(reject, of: part, as: index, map) }
    part.rejects = []
    for var note in part.notes {
      note.person = note.person.map { Joiner.mapped($0, map) }
      note.code = map[Int(note.code.rawValue)]
      notes.append((index, note))
    }
    for var override in part.overrides {
      override.file = index
      overrides.append(override)
    }
    // What is left of it has no more use: its texts stand in the common table.
    part.notes = []
    part.overrides = []
    part.localNumbers = []
    part.symbols = SymbolTable()
  }

  // What a rejected record hides from whoever looks at its person: that there may have been one.
  private struct Hiding {
    var person: UInt32
    var code: Symbol
    var line: UInt32
    var file: UInt16
    var kind: RecordKind
    /// Whether a row of a correction file can stand for it.
    var isReplaceable: Bool
  }

  private mutating func take(
    _ reject: FileContents.Reject, of part: FileContents, as file: UInt16, _ map: [Symbol]
  ) {
    let person = reject.person.map { Joiner.mapped($0, map) }
    var record = Quarantined(
      file: file, line: reject.line, byte: reject.byte, field: part.phrases[reject.field],
      fault: reject.fault, read: reject.read, expected: part.phrases[reject.expected],
      kind: reject.kind, key: person.map { PackedPerson.key($0) })
    record.element = reject.element
    record.length = UInt64(reject.length)
    quarantine.append(record)
    guard let person else { return }
    func hide(_ kind: RecordKind, _ code: Symbol) {
      let code = map[Int(code.rawValue)]
      if kind == .situation, code.isNone { return }
      hiding.append(
        Hiding(
          person: person, code: code, line: reject.line, file: file, kind: kind,
          isReplaceable: reject.length > 0))
    }
    if reject.parts == 0, let kind = reject.kind { hide(kind, reject.code) }
    for part in part.partLists[Int(reject.parts)] { hide(part.kind, part.code) }
  }

  static func mapped(_ person: UInt32, _ map: [Symbol]) -> UInt32 {
    guard PackedPerson.isNumber(person) else { return person }
    return PackedPerson.renumbered(person, map[Int(PackedPerson.number(person).rawValue)])
  }

  /// Sorts, judges and numbers; the result is the same whatever order the files were given in.
  mutating func finish() -> Imported {
    let runs = judge()
    let registers = registerStates()
    sortQuarantine()
    let hidden = hiddenRecords(persons: runs.persons)
    finishFindings(persons: runs.persons)
    let people = PersonTable(
      symbols: symbols, clients: clients, keys: runs.persons.map { PackedPerson.key($0) },
      firstRecord: runs.firstRecord, records: runs.records, hidden: hidden)
    var imported = Imported(
      files: reports, people: people, quarantine: quarantine, findings: findings,
      registers: registers)
    imported.overrides = overrides
    return imported
  }

  // The persons of all groups, one behind the other.
  private mutating func judge() -> (
    persons: [UInt32], firstRecord: [UInt32], records: [Record]
  ) {
    let groups = pieces
    pieces = []
    let keepsRecords = keepsRecords
    let start = PersonRuns(
      clients: clients, extracted: extracted, files: reports.count,
      checks: PersonChecks(codes: codes, words: datedWords, symbols: symbols))
    let (records, judged) = Stretches.join(
      (0..<RecordGroups.count).map { PersonGroup.count($0, in: groups) }, jobs: jobs
    ) { (group, records: inout [Record]) -> (result: PersonRuns?, weight: Int) in
      PersonGroup.gather(group, from: groups, into: &records)
      guard !records.isEmpty else { return (nil, 0) }
      var runs = start.judged(&records)
      if !keepsRecords { runs.forget(&records) }
      return (runs, runs.persons.count)
    } settle: { (records: inout [Record], persons) in
      for index in records.indices { records[index].person += UInt32(persons) }
    }
    let (persons, firstRecord) = merge(judged.compactMap { $0 })
    return (persons, firstRecord, records)
  }

  private mutating func merge(
    _ judged: [PersonRuns]
  ) -> (persons: [UInt32], firstRecord: [UInt32]) {
    var persons: [UInt32] = []
    persons.reserveCapacity(judged.reduce(0) { $0 + $1.persons.count })
    var firstRecord: [UInt32] = []
    firstRecord.reserveCapacity(persons.capacity + 1)
    var counts = [PersonRuns.Counts](repeating: PersonRuns.Counts(), count: reports.count)
    var outside = PersonChecks.Outside()
    var end: UInt32 = 0
    for runs in judged {
      let firstPerson = UInt32(persons.count)
      persons.append(contentsOf: runs.persons)
      for first in runs.firstRecord { firstRecord.append(end + first) }
      end += UInt32(runs.kept)
      for var finding in runs.findings {
        finding.person = finding.person.map { $0 + firstPerson }
        findings.append(finding)
      }
      outside.merge(runs.checks.outside)
      for (index, details) in runs.changedClients { clients[index] = details }
      for file in counts.indices { counts[file].add(runs.counts[file]) }
    }
    firstRecord.append(end)
    for (file, own) in counts.enumerated() {
      reports[file].accepted += own.accepted
      reports[file].corrected += own.corrected
      reports[file].duplicate += own.duplicate
      reports[file].superseded += own.superseded
      guard own.temporary > 0 else { continue }
      findings.append(
        Finding(.temporaryCodes, file: UInt16(file), detail: "\(own.temporary)"))
    }
    findings.append(contentsOf: outside.findings())
    return (persons, firstRecord)
  }

  private mutating func registerStates() -> [SourceRegister: RegisterState] {
    var result: [SourceRegister: RegisterState] = [:]
    for register in SourceRegister.allCases {
      let own = states.filter { $0.register == register }
      let wasRead = own.contains { $0.wasRead }
      // A register without a file was not read; it is not broken either.
      result[register] = RegisterState(wasRead: wasRead, isWhole: own.allSatisfy(\.isWhole))
      for state in own where !state.isWhole {
        findings.append(
          Finding(.registerNotWhole, file: UInt16(state.file), detail: register.id))
      }
    }
    return result
  }

  private mutating func sortQuarantine() {
    let isSorted = zip(quarantine, quarantine.dropFirst()).allSatisfy {
      ($0.file, $0.line, $0.byte) <= ($1.file, $1.line, $1.byte)
    }
    if isSorted { return }
    // Stable: several records of one place stay in the order they were read.
    let records = quarantine
    quarantine = records.indices.sorted {
      (records[$0].file, records[$0].line, records[$0].byte, $0)
        < (records[$1].file, records[$1].line, records[$1].byte, $1)
    }.map { records[$0] }
  }

  private func hiddenRecords(persons: [UInt32]) -> [HiddenRecord] {
    var result: [HiddenRecord] = []
    for hidden in hiding {
      guard let register = reports[Int(hidden.file)].register,
        let person = Joiner.find(hidden.person, in: persons)
      else { continue }
      result.append(
        HiddenRecord(
          person: UInt32(person), register: register, kind: hidden.kind, code: hidden.code,
          file: hidden.file, line: hidden.line))
    }
    return result.enumerated().sorted {
      ($0.element.person, $0.element.file, $0.element.line, $0.offset)
        < ($1.element.person, $1.element.file, $1.element.line, $1.offset)
    }.map(\.element)
  }

  private mutating func finishFindings(persons: [UInt32]) {
    var named: Set<String> = []
    for (file, note) in notes {
      // One finding per code in a run: the first place in the order of the files.
      if note.fault == .unknownOpenCode,
        !named.insert("\(note.code.rawValue) \(note.detail)").inserted
      {
        continue
      }
      let person = note.person.flatMap { Joiner.find($0, in: persons) }
      findings.append(
        Finding(
          note.fault, person: person.map { UInt32($0) }, file: file, line: note.line,
          detail: note.detail))
    }
    findings.sort { left, right in
      if left.fault != right.fault { return left.fault < right.fault }
      let places = { (finding: Finding) in
        (
          finding.file.map { Int($0) } ?? -1, finding.line.map { Int($0) } ?? -1,
          finding.person.map { Int($0) } ?? -1
        )
      }
      if places(left) != places(right) { return places(left) < places(right) }
      return left.detail.utf8.lexicographicallyPrecedes(right.detail.utf8)
    }
  }

  static func find(_ packed: UInt32, in persons: [UInt32]) -> Int? {
    var low = 0
    var high = persons.count
    while low < high {
      let middle = (low + high) / 2
      if persons[middle] < packed { low = middle + 1 } else { high = middle }
    }
    return low < persons.count && persons[low] == packed ? low : nil
  }
}
