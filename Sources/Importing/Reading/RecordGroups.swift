import Register

/// Records gathered by groups of persons, so that each group can be joined and judged by itself.
///
/// The groups are in the order of the persons: those with a code by their day of birth (the code
/// begins with it), then those with a local number by their register.
struct RecordGroups: Sendable {
  /// The number of groups.
  static let count = 68

  private(set) var groups = [[Record]](repeating: [], count: RecordGroups.count)
  private var places: [[UInt64]] = []
  /// The number of records.
  private(set) var count = 0

  /// The group of a packed person.
  static func group(of person: UInt32) -> Int {
    PackedPerson.isNumber(person) ? 64 + Int(person >> 29 & 3) : Int(person >> 24 & 63)
  }

  /// Adds a record, with its place in the file where that is kept.
  mutating func append(_ record: Record, byte: UInt64?) {
    let group = RecordGroups.group(of: record.person)
    groups[group].append(record)
    count += 1
    guard let byte else { return }
    if places.isEmpty { places = Array(repeating: [], count: RecordGroups.count) }
    places[group].append(byte)
  }

  /// Offset in the file of a record's first byte, 0 where it was not kept.
  func byte(of index: Int, in group: Int) -> UInt64 {
    guard !places.isEmpty, index < places[group].count else { return 0 }
    return places[group][index]
  }

  /// Forgets the places in the file: the file was read to its end.
  mutating func forgetPlaces() { places = [] }

  /// Gives a group away.
  mutating func take(_ group: Int) -> [Record] {
    var taken: [Record] = []
    swap(&taken, &groups[group])
    return taken
  }
}
