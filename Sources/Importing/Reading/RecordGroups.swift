import Register

/// The records of a part of a file in the order they were read, and how they fall into groups of
/// persons, so that each group can be joined and judged by itself.
///
/// The groups are in the order of the persons: those with a code by their day of birth (the code
/// begins with it), then those with a local number by their register.
struct RecordGroups: Sendable {
  /// The number of groups.
  static let count = 68

  /// The records, in the order they were read; once sorted, by groups.
  private(set) var records: [Record] = []
  /// Offsets in the file of the records' first bytes, where these are kept.
  private var places: [UInt64] = []
  // Where each group begins, once sorted.
  private var starts: [Int] = []

  /// The number of records.
  var count: Int { records.count }

  /// The group of a packed person.
  static func group(of person: UInt32) -> Int {
    PackedPerson.isNumber(person) ? 64 + Int(person >> 29 & 3) : Int(person >> 24 & 63)
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

  /// Brings the records of each group together, in the order they were read; nothing is added after
  /// that.
  ///
  /// The records of a group are moved side by side while they are still in the processor's cache:
  /// whoever gathers the group from all parts finds them there at one stroke.
  mutating func sort() {
    places = []
    var next = [Int](repeating: 0, count: RecordGroups.count + 1)
    for record in records { next[RecordGroups.group(of: record.person) + 1] += 1 }
    for group in 1...RecordGroups.count { next[group] += next[group - 1] }
    starts = next
    var order = [UInt32](repeating: 0, count: records.count)
    for (index, record) in records.enumerated() {
      let group = RecordGroups.group(of: record.person)
      order[next[group]] = UInt32(index)
      next[group] += 1
    }
    var sorted: [Record] = []
    sorted.reserveCapacity(records.count)
    for index in order { sorted.append(records[Int(index)]) }
    records = sorted
  }

  /// Where the records of a group lie.
  func range(of group: Int) -> Range<Int> {
    starts.isEmpty ? 0..<0 : starts[group]..<starts[group + 1]
  }
}
