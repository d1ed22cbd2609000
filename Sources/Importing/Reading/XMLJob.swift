import Register
import Scanning

/// An XML file whose layout is known, and the parts it is read in.
struct XMLJob: Sendable {
  /// What reading a part gave.
  struct Part: Sendable {
    var contents: FileContents
  }

  let file: FileBytes
  let layout: Layout
  let codes: CodeSource
  let asOf: Day?
  /// What is known of the file before its first element.
  let head: FileContents
  let parts = [0]

  /// Reads a part.
  func read(_ index: Int) -> Part {
    Part(contents: XMLFileReader(layout: layout, codes: codes, asOf: asOf).read(file, into: head))
  }

  /// Puts the parts together.
  func join(_ results: [Part]) -> ReadFile {
    ReadFile(results.first?.contents ?? head)
  }
}
