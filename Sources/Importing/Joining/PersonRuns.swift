import Register

/// Judges the records of each person: which are the same, which are older versions, and what of
/// them contradicts each other.
struct PersonRuns {
  // What becomes of a record of the person that is being judged.
  enum End: UInt8 { case stays, duplicate, superseded }

  var clients: [ClientDetails]
  let extracted: [Day]
  var reports: [FileReport]
  var checks: PersonChecks
  var findings: [Finding] = []
  private(set) var persons: [UInt32] = []
  private(set) var firstRecord: [UInt32] = []
  var ends: [End] = []
  private var temporary: [Int]
  private var lastSeen: [UInt32]

  init(
    clients: [ClientDetails], extracted: [Day], reports: [FileReport], codes: CodeBook,
    symbols: SymbolTable
  ) {
    self.clients = clients
    self.extracted = extracted
    self.reports = reports
    checks = PersonChecks(codes: codes, symbols: symbols)
    temporary = Array(repeating: 0, count: reports.count)
    lastSeen = Array(repeating: .max, count: reports.count)
  }

  /// Goes through the records, which stand by person, and leaves those that stay, in the order of
  /// the person table.
  mutating func judge(_ records: inout [Record]) {
    var out = 0
    var low = 0
    while low < records.count {
      var high = low + 1
      while high < records.count, records[high].person == records[low].person { high += 1 }
      out = judge(&records, low..<high, to: out)
      low = high
    }
    firstRecord.append(UInt32(out))
    records.removeLast(records.count - out)
    noteTemporaryCodes()
    findings.append(contentsOf: checks.codeFindings())
  }

  private mutating func judge(
    _ records: inout [Record], _ run: Range<Int>, to start: Int
  ) -> Int {
    let packed = records[run.lowerBound].person
    let person = UInt32(persons.count)
    countTemporary(packed, records, run)
    ends.removeAll(keepingCapacity: true)
    for _ in run { ends.append(.stays) }
    if run.count > 1 { compare(&records, run, person: person) }
    var out = start
    for index in run {
      let file = Int(records[index].file)
      switch ends[index - run.lowerBound] {
      case .duplicate: reports[file].duplicate += 1
      case .superseded: reports[file].superseded += 1
      case .stays:
        if records[index].marks.contains(.corrected) {
          reports[file].corrected += 1
        } else {
          reports[file].accepted += 1
        }
        records[out] = records[index]
        records[out].person = person
        records[out].clearWorkingSlots()
        out += 1
      }
    }
    Record.sort(&records, start..<out, by: Record.standsBefore)
    persons.append(packed)
    firstRecord.append(UInt32(start))
    checks.look(at: records, start..<out, person: person, findings: &findings)
    return out
  }

  private mutating func compare(
    _ records: inout [Record], _ run: Range<Int>, person: UInt32
  ) {
    for index in run where records[index].kind.hasVersions {
      records[index].extractionDay = extracted[Int(records[index].file)]
    }
    Record.sort(&records, run, by: Record.comparesBefore)
    var rows = ListRows(records, run)
    compareClients(&records, run, &rows)
    var low = run.lowerBound
    while low < run.upperBound {
      var high = low + 1
      while high < run.upperBound, records[high].isVersion(of: records[low]) { high += 1 }
      if records[low].kind != .client { compareGroup(&records, low..<high, run, &rows) }
      low = high
    }
    guard rows.count > 1 else { return }
    for index in run
    where ends[index - run.lowerBound] == .stays && rows.isOutdated(records[index], index) {
      ends[index - run.lowerBound] = .superseded
    }
    if rows.differ {
      findings.append(
        Finding(.listRowsDiffer, person: person, file: rows.newest.file, line: rows.newest.line))
    }
  }

  // The records of one table, code and start: first the same again, then older versions.
  private mutating func compareGroup(
    _ records: inout [Record], _ group: Range<Int>, _ run: Range<Int>, _ rows: inout ListRows
  ) {
    var survivor = group.lowerBound
    var winner = group.lowerBound
    rows.begin(records[survivor], survivor)
    for index in group.dropFirst() {
      if records[index].isSame(as: records[survivor]) {
        ends[index - run.lowerBound] = .duplicate
        records[survivor].join(records[index])
        rows.add(records[index], to: survivor)
      } else {
        rows.end()
        survivor = index
        rows.begin(records[survivor], survivor)
      }
    }
    rows.end()
    guard records[winner].kind.hasVersions else { return }
    for index in group.dropFirst() where ends[index - run.lowerBound] == .stays {
      if records[index].isNewer(than: records[winner]) {
        ends[winner - run.lowerBound] = .superseded
        winner = index
      } else {
        ends[index - run.lowerBound] = .superseded
      }
    }
  }

  // Clients are equal when all that is known of them is; they come first in the run.
  private mutating func compareClients(
    _ records: inout [Record], _ run: Range<Int>, _ rows: inout ListRows
  ) {
    var first: [ClientIdentity: Int] = [:]
    var covered: [Int: [Int]] = [:]
    var order: [Int] = []
    for index in run {
      guard records[index].kind == .client else { break }
      let identity = ClientIdentity(
        register: records[index].register, details: clients[records[index].details])
      guard let same = first[identity] else {
        first[identity] = index
        covered[index] = [index]
        order.append(index)
        continue
      }
      ends[index - run.lowerBound] = .duplicate
      covered[same, default: []].append(index)
      let own = records[same].details
      let other = clients[records[index].details]
      if clients[own].listDay < other.listDay {
        clients[own].listDay = other.listDay
        clients[own].unemployedSince = other.unemployedSince
      }
    }
    guard rows.count > 1 else { return }
    for index in order {
      rows.begin(records[index], index)
      for other in covered[index, default: []].dropFirst() { rows.add(records[other], to: index) }
      rows.end()
    }
  }

  // MARK: Temporary codes

  private mutating func countTemporary(_ packed: UInt32, _ records: [Record], _ run: Range<Int>) {
    guard !PackedPerson.isNumber(packed), PersonCode(rawValue: packed).isTemporary else { return }
    for index in run {
      let file = Int(records[index].file)
      if lastSeen[file] == packed { continue }
      lastSeen[file] = packed
      temporary[file] += 1
    }
  }

  private mutating func noteTemporaryCodes() {
    for (file, count) in temporary.enumerated() where count > 0 {
      findings.append(Finding(.temporaryCodes, file: UInt16(file), detail: "\(count)"))
    }
  }
}

/// A client record as it is compared with others: what a list row adds by its day is left out.
private struct ClientIdentity: Hashable {
  let register: SourceRegister
  let details: ClientDetails

  init(register: SourceRegister, details: ClientDetails) {
    self.register = register
    var details = details
    details.listDay = .missing
    details.unemployedSince = .missing
    self.details = details
  }
}
