import Register
import Scanning

/// The names of elements and attributes that a layout does not know, each told once.
struct XMLUnknownNames: Sendable {
  // A file of another kind could have any number of them.
  private static let most = 100

  private var seen: Set<String> = []
  private(set) var names: [String] = []
  private(set) var notes: [FileContents.Note] = []

  /// Notes a name at the line where it stands first.
  mutating func add(_ name: String, line: UInt32) {
    guard seen.count < XMLUnknownNames.most, seen.insert(name).inserted else { return }
    let bytes = Array(name.utf8)
    names.append(name)
    notes.append(
      FileContents.Note(
        fault: .unknownElement, person: nil, line: line,
        detail: CellText.isColumnName(bytes.span) ? name : ""))
  }

  /// Adds what a later part of the file noted.
  mutating func add(_ later: XMLUnknownNames, lines: Int) {
    for (name, note) in zip(later.names, later.notes) {
      add(name, line: (note.line ?? 0) &+ UInt32(truncatingIfNeeded: lines))
    }
  }
}
