import Register

/// What the words of a row came to, remembered for the next row with the same words: only days,
/// numbers and free texts are read anew.
///
/// Nothing is remembered of a row that had a fault or a word that is to be reported.
struct RowMemo: Sendable {
  /// What a set of words came to.
  struct Entry: Sendable, Equatable {
    /// The record's rule.
    var rule: Int
    /// The record as far as the words decide it.
    var record: Record
    /// Where its days stand, if only these are left to read.
    var days: ShapePlan.DayFields?
  }

  /// The sets that were met.
  var sets: CellSets
  /// The number of what each came to.
  private(set) var numbers: [Int] = []
  /// What they came to, by that number.
  private(set) var entries: [Entry] = []

  /// Begins with no set known.
  init(fields: [Int]) { sets = CellSets(fields: fields) }

  /// Keeps what a new set came to.
  ///
  /// Many sets come to the same: what is only checked, such as the office of a spell, is no part of
  /// a record.
  mutating func add(_ entry: Entry) {
    if let number = entries.firstIndex(of: entry) {
      numbers.append(number)
    } else {
      numbers.append(entries.count)
      entries.append(entry)
    }
  }
}
