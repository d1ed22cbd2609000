public import Importing
public import Rulebook

/// The layouts and rule books that are there to be used: those built in, and the user's own.
public enum Catalogue {
  /// The layouts.
  public static func layouts(_ options: RunOptions) throws(Failure) -> LayoutLibrary {
    try Setup.layouts(options).0
  }

  /// The rule books, sorted by id.
  public static func books(_ options: RunOptions) throws(Failure) -> [RuleBook] {
    try Setup.books(options).0.all
  }

  /// The text of a rule book's file.
  public static func source(of book: RuleBook, _ options: RunOptions) throws(Failure) -> String {
    let own = try Setup.books(options).1[book.file]
    return own.map { String(decoding: $0, as: UTF8.self) }
      ?? RuleBooks.source(ofFile: book.file) ?? ""
  }
}
