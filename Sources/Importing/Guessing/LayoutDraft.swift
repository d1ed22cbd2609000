public import Register
public import Scanning

/// A layout drafted from an unknown file, to be completed by hand.
///
/// The draft says in its comments what each column was taken for and why. It holds names of
/// columns and words of our own lists, and never a value of anybody.
public struct LayoutDraft: Sendable {
  /// The draft as YAML; `LayoutLibrary` reads it if it could be told who the rows are about.
  public let yaml: String
  /// Number of columns.
  public let columns: Int
  /// Number of columns that were taken for something.
  public let mapped: Int

  /// Drafts a layout from a file's head; `name` is what the file is called in the comments.
  public init(path: String, name: String, language: Language) throws(ScanFault) {
    let file = try ForeignFile.read(path: path, name: name)
    let guess = MappingGuess(file)
    let choices = guess.groups.flatMap(\.choices)
    columns = choices.count
    mapped = choices.count { $0.meaning.map { $0.id != "-" } ?? false }
    var writer = DraftWriter(file: file, guess: guess, fileName: name, language: language)
    yaml = writer.write()
  }
}
