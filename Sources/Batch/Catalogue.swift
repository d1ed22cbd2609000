import Foundation
public import Importing
public import Register
public import Rulebook
import StrictYAML

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

  /// A rule book by its id, or by the path of its file.
  ///
  /// - Throws: `Failure` 64 if there is neither, 74 if the file cannot be read, 78 if it is no book.
  public static func book(_ name: String, _ options: RunOptions) throws(Failure) -> RuleBook {
    guard isFile(name) else { return try known(name, options) }
    return try Failure.telling {
      try RuleBook(text: text(ofFile: name), file: name)
    }
  }

  /// The proof of a rule book or a table of bands, by its id or the path of its file.
  public static func proof(
    _ name: String, asOf: Day?, _ options: RunOptions
  ) throws(Failure) -> Proof {
    guard isFile(name) else { return Proof(try known(name, options), asOf: asOf) }
    return try Failure.telling {
      try Proof(text: text(ofFile: name), file: name, asOf: asOf)
    }
  }

  /// The proofs of all books and the user's tables of bands, sorted by id.
  public static func proofs(asOf: Day?, _ options: RunOptions) throws(Failure) -> [Proof] {
    let books = try Setup.books(options).0
    return books.all.map { Proof($0, asOf: asOf) } + books.bandTables.map { Proof($0) }
  }

  private static func known(_ id: String, _ options: RunOptions) throws(Failure) -> RuleBook {
    let books = try Setup.books(options).0
    guard let book = try? books.book(id) else {
      throw Failure(
        .usage, "start.unknown-book",
        ["book": id, "allowed": books.all.map(\.id).joined(separator: ", ")])
    }
    return book
  }

  private static func isFile(_ name: String) -> Bool {
    name.contains("/") || name.hasSuffix(".yml") || name.hasSuffix(".yaml")
      || FileManager.default.fileExists(atPath: name)
  }

  private static func text(ofFile name: String) throws(Failure) -> String {
    String(decoding: try readWhole(name, limit: 4 << 20), as: UTF8.self)
  }
}
