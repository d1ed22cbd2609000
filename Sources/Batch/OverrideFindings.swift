import Importing
import Register

/// Caseworkers' decisions that can have no effect in this run, and why.
enum OverrideFindings {
  /// One finding for each row of `overrides.csv` about somebody who is not on the list, or of a
  /// day after the as-of day; in the files' order.
  static func all(_ imported: Imported, asOf: Day) -> [Finding] {
    guard !imported.overrides.isEmpty else { return [] }
    let people = imported.people
    var listed: Set<PersonKey> = []
    for record in people.records where record.marks.contains(.list) {
      listed.insert(people.keys[Int(record.person)])
    }
    return imported.overrides.compactMap { override in
      let fault: Fault
      if override.day > asOf {
        fault = .overrideAfterAsOf
      } else if !listed.contains(override.key) {
        fault = .overrideNotOnList
      } else {
        return nil
      }
      return Finding(fault, file: override.file, line: override.line)
    }.sorted { ($0.file ?? 0, $0.line ?? 0) < ($1.file ?? 0, $1.line ?? 0) }
  }
}
