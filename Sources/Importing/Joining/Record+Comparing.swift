import Register

extension Record {
  // What is compared beside kind, code and days; the rest of the slots is working space.
  private var slots: (Int32, Int32, Int32, Int32) {
    switch kind {
    case .benefit: (slotA, slotB, slotC, slotD)
    case .event: (slotA, slotB, slotC, 0)
    case .participation: (slotA, slotB, 0, 0)
    case .statement: (0, slotB, 0, 0)
    case .measure: (0, 0, slotC, 0)
    default: (0, 0, 0, 0)
    }
  }

  /// Empties the slots that were used while records were compared.
  mutating func clearWorkingSlots() {
    guard kind.hasVersions else { return }
    slotD = 0
    if kind != .participation { slotA = 0 }
  }

  /// Whether two records are of one table, code and start, and so may be versions of each other.
  func isVersion(of other: Record) -> Bool {
    kind == other.kind && start == other.start && register == other.register
      && table == other.table && code == other.code
  }

  /// Whether two versions are the same in everything.
  func isSame(as other: Record) -> Bool {
    end == other.end && value == other.value && way == other.way && measure == other.measure
      && slots == other.slots
  }

  /// Takes over from a record that is the same what the survivor must not lose.
  mutating func join(_ other: Record) {
    if other.marks.contains(.list) { marks.insert(.list) }
    if !other.marks.contains(.derived) { marks.remove(.derived) }
    guard kind.hasVersions else { return }
    if extractionDay < other.extractionDay { extractionDay = other.extractionDay }
    if kind != .participation, listDay < other.listDay { listDay = other.listDay }
  }

  /// Whether this version replaces the other one.
  func isNewer(than other: Record) -> Bool {
    if extractionDay.isReal, other.extractionDay.isReal, extractionDay != other.extractionDay {
      return extractionDay > other.extractionDay
    }
    if end != other.end {
      if end == .open { return false }
      return other.end == .open || end > other.end
    }
    if filled != other.filled { return filled > other.filled }
    if kind != .participation, listDay != other.listDay { return listDay > other.listDay }
    return (file, line) >= (other.file, other.line)
  }

  private var filled: Int {
    var count = value.isNone ? 0 : 8
    switch kind {
    case .measure: count += place.isNone ? 0 : 1
    case .participation: count += (coach.isNone ? 0 : 1) + (municipality.isNone ? 0 : 1)
    default: break
    }
    return count
  }

  /// The order in which the records of a person are compared: versions together, the same together.
  @inline(__always)
  static func comparesBefore(_ left: Record, _ right: Record) -> Bool {
    if left.kind != right.kind { return left.kind.rawValue < right.kind.rawValue }
    if left.start != right.start { return left.start < right.start }
    if left.register != right.register { return left.register.rawValue < right.register.rawValue }
    if left.table != right.table { return left.table.rawValue < right.table.rawValue }
    if left.code != right.code { return left.code.rawValue < right.code.rawValue }
    if left.end != right.end { return left.end < right.end }
    if left.value != right.value { return left.value.rawValue < right.value.rawValue }
    if left.measure != right.measure { return left.measure.rawValue < right.measure.rawValue }
    if left.way != right.way { return left.way.rawValue < right.way.rawValue }
    if left.slots != right.slots { return left.slots < right.slots }
    if left.file != right.file { return left.file < right.file }
    return left.line < right.line
  }

  /// The order of the person table.
  @inline(__always)
  static func standsBefore(_ left: Record, _ right: Record) -> Bool {
    if left.kind != right.kind { return left.kind.rawValue < right.kind.rawValue }
    if left.start != right.start { return left.start < right.start }
    if left.end != right.end { return left.end < right.end }
    if left.register != right.register { return left.register.rawValue < right.register.rawValue }
    if left.file != right.file { return left.file < right.file }
    if left.line != right.line { return left.line < right.line }
    return differs(left, right)
  }

  // Records of one line that are of one kind and have the same days: rarely met.
  private static func differs(_ left: Record, _ right: Record) -> Bool {
    comparesBefore(left, right)
  }

  /// Sorts a stretch of records in place: a person has a dozen or two, and inserting is fastest.
  @inline(__always)
  static func sort(
    _ records: inout MutableSpan<Record>, _ range: Range<Int>,
    by precedes: (Record, Record) -> Bool
  ) {
    guard range.count <= 40 else {
      var many: [Record] = []
      for index in range { many.append(records[index]) }
      many.sort(by: precedes)
      for (index, record) in zip(range, many) { records[index] = record }
      return
    }
    for index in range.dropFirst() where precedes(records[index], records[index - 1]) {
      let moved = records[index]
      var hole = index
      while hole > range.lowerBound, precedes(moved, records[hole - 1]) {
        records[hole] = records[hole - 1]
        hole -= 1
      }
      records[hole] = moved
    }
  }
}
