import Register

/// Judges the records of each person: which are the same, which are older versions, and what of
/// them contradicts each other.
struct PersonRuns: Sendable {
  // What becomes of a record of the person that is being judged.
  enum End: UInt8 { case stays, duplicate, superseded }

  /// What became of the records of one file.
  struct Counts: Sendable {
    var accepted = 0
    var corrected = 0
    var duplicate = 0
    var superseded = 0
    /// Persons with a temporary code.
    var temporary = 0

    mutating func add(_ other: Counts) {
      accepted += other.accepted
      corrected += other.corrected
      duplicate += other.duplicate
      superseded += other.superseded
      temporary += other.temporary
    }
  }

  let clients: [ClientDetails]
  let extracted: [Day]
  var checks: PersonChecks
  var findings: [Finding] = []
  /// How many of the records stay.
  private(set) var kept = 0
  private(set) var persons: [UInt32] = []
  private(set) var firstRecord: [UInt32] = []
  private(set) var counts: [Counts]
  /// Details that took something over from another record of the same client.
  private(set) var changedClients: [Int: ClientDetails] = [:]
  private var ends: [End] = []
  // The list rows of the person that is being judged.
  private var rows = ListRows()
  private var lastSeen: [UInt32]

  init(clients: [ClientDetails], extracted: [Day], files: Int, checks: PersonChecks) {
    self.clients = clients
    self.extracted = extracted
    self.checks = checks
    counts = Array(repeating: Counts(), count: files)
    lastSeen = Array(repeating: .max, count: files)
  }

  /// The same with a group's records judged, which stand by person: those that stay are left, in the
  /// order of the person table; persons are numbered from 0.
  func judged(_ records: inout [Record]) -> PersonRuns {
    var runs = self
    var span = records.mutableSpan
    runs.judge(&span)
    records.removeLast(records.count - runs.kept)
    return runs
  }

  /// Lets the records go; the persons stay, without any.
  mutating func forget(_ records: inout [Record]) {
    records.removeAll(keepingCapacity: true)
    kept = 0
    for person in firstRecord.indices { firstRecord[person] = 0 }
  }

  private mutating func judge(_ records: inout MutableSpan<Record>) {
    var out = 0
    var low = 0
    let count = records.count
    while low < count {
      let person = records[low].person
      var high = low + 1
      while high < count, records[high].person == person { high += 1 }
      out = judge(&records, low..<high, to: out, number: UInt32(persons.count))
      low = high
    }
    kept = out
  }

  private mutating func judge(
    _ records: inout MutableSpan<Record>, _ run: Range<Int>, to start: Int, number person: UInt32
  ) -> Int {
    let packed = records[run.lowerBound].person
    countTemporary(packed, records.span, run)
    while ends.count < run.count { ends.append(.stays) }
    for index in 0..<run.count { ends[index] = .stays }
    if run.count > 1 { compare(&records, run, person: person) }
    var out = start
    for index in run {
      let file = Int(records[index].file)
      switch ends[index - run.lowerBound] {
      case .duplicate: counts[file].duplicate += 1
      case .superseded: counts[file].superseded += 1
      case .stays:
        if records[index].marks.contains(.corrected) {
          counts[file].corrected += 1
        } else {
          counts[file].accepted += 1
        }
        if out != index { records[out] = records[index] }
        records[out].person = person
        records[out].clearWorkingSlots()
        out += 1
      }
    }
    Record.sort(&records, start..<out, by: Record.standsBefore)
    persons.append(packed)
    firstRecord.append(UInt32(start))
    checks.look(at: records.span, start..<out, person: person, findings: &findings)
    return out
  }

  private mutating func compare(
    _ records: inout MutableSpan<Record>, _ run: Range<Int>, person: UInt32
  ) {
    var isOnList = false
    for index in run {
      if records[index].marks.contains(.derived) { isOnList = true }
      if records[index].kind.hasVersions {
        records[index].extractionDay = extracted[Int(records[index].file)]
      }
    }
    Record.sort(&records, run, by: Record.comparesBefore)
    if isOnList || rows.count > 0 {
      rows = isOnList ? ListRows(records.span, run) : ListRows()
    }
    compareClients(&records, run)
    var low = run.lowerBound
    while low < run.upperBound {
      var high = low + 1
      while high < run.upperBound, records[high].isVersion(of: records[low]) { high += 1 }
      if records[low].kind != .client, high - low > 1 || rows.count > 1 {
        compareGroup(&records, low..<high, run)
      }
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
    _ records: inout MutableSpan<Record>, _ group: Range<Int>, _ run: Range<Int>
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
    _ records: inout MutableSpan<Record>, _ run: Range<Int>
  ) {
    // Nearly everybody is one client only.
    guard rows.count > 1 || records[run.lowerBound + 1].kind == .client else { return }
    var first: [ClientIdentity: Int] = [:]
    var covered: [Int: [Int]] = [:]
    var order: [Int] = []
    for index in run {
      guard records[index].kind == .client else { break }
      let identity = ClientIdentity(
        register: records[index].register, details: details(records[index].details))
      guard let same = first[identity] else {
        first[identity] = index
        covered[index] = [index]
        order.append(index)
        continue
      }
      ends[index - run.lowerBound] = .duplicate
      covered[same, default: []].append(index)
      var own = details(records[same].details)
      let other = details(records[index].details)
      if own.listDay < other.listDay {
        own.listDay = other.listDay
        own.unemployedSince = other.unemployedSince
        changedClients[records[same].details] = own
      }
    }
    guard rows.count > 1 else { return }
    for index in order {
      rows.begin(records[index], index)
      for other in covered[index, default: []].dropFirst() { rows.add(records[other], to: index) }
      rows.end()
    }
  }

  private func details(_ index: Int) -> ClientDetails { changedClients[index] ?? clients[index] }

  // MARK: Temporary codes

  private mutating func countTemporary(
    _ packed: UInt32, _ records: Span<Record>, _ run: Range<Int>
  ) {
    guard !PackedPerson.isNumber(packed), PersonCode(rawValue: packed).isTemporary else { return }
    for index in run {
      let file = Int(records[index].file)
      if lastSeen[file] == packed { continue }
      lastSeen[file] = packed
      counts[file].temporary += 1
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
