import Register

/// One thing a column can mean: a value of a canonical record, or the person.
struct ColumnMeaning: Sendable, Hashable {
  /// `client.last-name`, `person-code`, or `-` for what no record takes.
  var id: String
  /// What stands in such a column.
  var shape: String
  /// The column's name must hold all notions of one of these.
  var must: [[String]]
  /// Notions that the name may hold besides.
  var may: Set<String>

  /// The record, or nothing for the person's codes and for what no record takes.
  var kind: String? {
    id.firstIndex(of: ".").map { String(id[..<$0]) }
  }

  /// The value of the record.
  var value: String {
    id.firstIndex(of: ".").map { String(id[id.index(after: $0)...]) } ?? id
  }

  /// Whether it tells the person.
  var isPerson: Bool { id == "person-code" || id == "local-number" }

  /// All that come with the program, in the file's order.
  static let builtIn: [ColumnMeaning] = TabSeparated(PackageResources.guess_meanings_tsv).rows.map {
    row in
    ColumnMeaning(
      id: row["meaning"], shape: row["shape"],
      must: row["must"].split(separator: ";").map { $0.split(separator: "+").map(String.init) },
      may: Set(row["may"].split(separator: ",").map(String.init)))
  }

  /// How much of what a name says it explains, 0 to 1; 0 if what it must hold is missing.
  func score(_ name: NameWords.Reading, context: Set<String>) -> Double {
    let notions = name.notions
    var best = 0.0
    for set in must {
      let own = Set(set)
      // What the name leaves out may be said by what it stands in, but not all of it.
      let missing = own.subtracting(notions)
      guard missing.isSubset(of: context), missing.count < own.count else { continue }
      let known = own.union(may)
      let explained = name.groups.count { !$0.isDisjoint(with: known) }
      var score = Double(explained) / Double(max(1, name.groups.count))
      // A name that says more of the meaning is surer of it.
      score *= 0.7 + 0.1 * Double(min(3, own.intersection(notions).count))
      score -= 0.08 * Double(missing.count)
      best = max(best, score)
    }
    return best
  }
}
