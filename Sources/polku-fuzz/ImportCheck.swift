import Importing
import Judging
import Register
import Scanning

/// What must hold of any file that is imported: its counts add up, and its parts make the whole.
struct ImportCheck {
  private static let layouts = try? LayoutLibrary.builtIn()

  /// Ends the program if something does not hold.
  static func run(_ input: FuzzInput, path: String) {
    guard let layouts else { fail("the built-in layouts could not be read") }
    let importer = Importer(layouts: layouts, asOf: Day(iso: "2011-03-31"))
    let files = [InputFile(path: path, name: "vienti")]
    do {
      let whole = try importer.run(files: files)
      if let sum = brokenSum(whole) { fail("import: \(sum) do not add up") }
      for (name, pieces) in ways(input, isXML: whole.files.first?.separator.isEmpty == true) {
        var other = importer
        other.pieces = pieces
        let read = try other.run(files: files)
        if let sum = brokenSum(read) { fail("import \(name): \(sum) do not add up") }
        guard whole.files.first?.read != 0 || read.files != whole.files else { continue }
        let (left, right) = (words(read), words(whole))
        guard left != right else { continue }
        let first = zip(left, right).first { $0 != $1 }
        fail("import \(name): \(first?.0 ?? "more") against \(first?.1 ?? "")")
      }
    } catch {
      fail("import: \(error)")
    }
  }

  // The other ways to read a file, by what they are called.
  private static func ways(_ input: FuzzInput, isXML: Bool) -> [(String, ReadingPieces)] {
    var parts = ReadingPieces()
    // A part costs much more here than for a scanner.
    parts.partBytes = max(input.stretch, UInt64(input.file.count / 4))
    // Some rows at a time: what the words of a row came to is looked up from the second batch on.
    var batches = ReadingPieces()
    batches.csv.blockBytes = 64 + Int(input.knobs[2])
    var events = ReadingPieces()
    events.readsPlainXML = false
    return [
      ("in parts of \(parts.partBytes)", parts),
      isXML ? ("by libxml2", events) : ("in blocks of \(batches.csv.blockBytes)", batches),
    ]
  }
}
