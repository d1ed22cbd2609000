import Importing
import Judging
import Register

/// What must hold of any file that is imported: its counts add up, and its parts make the whole.
struct ImportCheck {
  private static let layouts = try? LayoutLibrary.builtIn()

  /// Ends the program if something does not hold.
  static func run(_ input: FuzzInput, path: String) {
    guard let layouts else { fail("the built-in layouts could not be read") }
    var importer = Importer(layouts: layouts, asOf: Day(iso: "2011-03-31"))
    let files = [InputFile(path: path, name: "vienti")]
    do {
      let whole = try importer.run(files: files)
      if let sum = brokenSum(whole) { fail("import: \(sum) do not add up") }
      // A part costs much more here than for a scanner.
      importer.partBytes = max(input.stretch, UInt64(input.file.count / 4))
      let parts = try importer.run(files: files)
      if let sum = brokenSum(parts) { fail("import in parts: \(sum) do not add up") }
      guard whole.files.first?.read != 0 || parts.files != whole.files else { return }
      let (left, right) = (words(parts), words(whole))
      guard left != right else { return }
      let other = zip(left, right).first { $0 != $1 }
      fail(
        "import in parts of \(importer.partBytes): \(other?.0 ?? "more") against \(other?.1 ?? "")")
    } catch {
      fail("import: \(error)")
    }
  }
}
