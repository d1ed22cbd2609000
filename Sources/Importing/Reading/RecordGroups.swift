import Register

/// The records of a part of a file in the order they were read, and how they fall into groups of
/// persons, so that each group can be joined and judged by itself.
///
/// The records of a person mostly stand together in a file, so what is sorted and counted are runs:
/// records of one person, one behind the other. The records themselves stay where they are until
/// their group is gathered.
///
/// The groups are in the order of the persons: those with a code by day and month of birth (the code
/// begins with them), then those with a local number by their register. There are so many that the
/// records of one stay in the processor's cache while they are joined.
struct RecordGroups: Sendable {
  /// Records of one person, one behind the other.
  struct Run: Sendable {
    var person: UInt32
    /// Index of the first record.
    var first: UInt32
    var count: UInt32
  }

  // The upper bits of a code that tell its group.
  private static let codeBits: UInt32 = 9
  private static let codeShift: UInt32 = 30 - codeBits

  /// The number of groups.
  static let count = 1 << Int(codeBits) + 4

  /// The records, in the order they were read.
  private(set) var records: [Record] = []
  /// Offsets in the file of the records' first bytes, where these are kept.
  private var places: [UInt64] = []
  // The runs; once sorted, by groups.
  private var runs: [Run] = []
  // Where each group's runs begin, once sorted.
  private var starts: [UInt32] = []

  /// The number of records.
  var count: Int { records.count }

  /// The group of a packed person.
  static func group(of person: UInt32) -> Int {
    PackedPerson.isNumber(person)
      ? 1 << Int(codeBits) + Int(person >> 29 & 3)
      : Int(person >> codeShift & (1 << codeBits - 1))
  }

  /// Makes room for about so many records.
  mutating func reserve(_ count: Int) { records.reserveCapacity(count) }

  /// Adds a record, with its place in the file where that is kept.
  @inline(__always)
  mutating func append(_ record: Record, byte: UInt64?) {
    records.append(record)
    if let byte { places.append(byte) }
  }

  /// Offset in the file of a record's first byte, 0 where it was not kept.
  func byte(of index: Int) -> UInt64 { index < places.count ? places[index] : 0 }

  /// Finds the runs and brings those of each group together, in the order they were read; nothing is
  /// added after that.
  mutating func sort() {
    places = []
    var found: [Run] = []
    var next = [UInt32](repeating: 0, count: RecordGroups.count + 1)
    let records = records
    let span = records.span
    var low = 0
    while low < span.count {
      let person = span[low].person
      var high = low + 1
      while high < span.count, span[high].person == person { high += 1 }
      found.append(Run(person: person, first: UInt32(low), count: UInt32(high - low)))
      next[RecordGroups.group(of: person) + 1] += 1
      low = high
    }
    for group in 1...RecordGroups.count { next[group] += next[group - 1] }
    starts = next
    var sorted = found
    for run in found {
      let group = RecordGroups.group(of: run.person)
      sorted[Int(next[group])] = run
      next[group] += 1
    }
    runs = sorted
  }

  /// The runs of a group, once sorted.
  func runs(of group: Int) -> ArraySlice<Run> {
    starts.isEmpty ? [] : runs[Int(starts[group])..<Int(starts[group + 1])]
  }
}
