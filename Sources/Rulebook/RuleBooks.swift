public import StrictYAML

/// The rule books built into the program, and those a user adds.
public struct RuleBooks: Sendable {
  /// The books, sorted by id.
  public private(set) var all: [RuleBook] = []
  /// The user's tables of bands, sorted by id; they can be proven, and no project names them.
  public private(set) var bandTables: [BandTable] = []

  /// The files built in, with their names.
  ///
  /// New books must be listed here: built-in files cannot be
  /// counted at run time.
  private static let files: [(name: String, bytes: [UInt8])] = [
    ("kuntaosuus-2015.yml", PackageResources.kuntaosuus_2015_yml),
    ("kuntaosuus-2025.yml", PackageResources.kuntaosuus_2025_yml),
    ("valke-2008.yml", PackageResources.valke_2008_yml),
    ("viissatanen-2010.yml", PackageResources.viissatanen_2010_yml),
  ]

  /// Reads the built-in books.
  public init() throws(YAMLFault) {
    for file in RuleBooks.files {
      try add(text: String(decoding: file.bytes, as: UTF8.self), file: file.name)
    }
  }

  /// Adds a book, or a table of bands, from a user's file; one with the id of another takes its
  /// place.
  public mutating func add(text: String, file: String) throws(YAMLFault) {
    let root = try YAMLNode.parse(text, file: file)
    if BandTable.isOne(root) {
      let table = try BandTable(root)
      bandTables.removeAll { $0.id == table.id }
      bandTables.append(table)
      bandTables.sort { $0.id < $1.id }
      return
    }
    let book = try RuleBook(text: text, file: file)
    all.removeAll { $0.id == book.id }
    all.append(book)
    all.sort { $0.id < $1.id }
  }

  /// The book of an id.
  public func book(_ id: String) throws(RuleBookFault) -> RuleBook {
    guard let book = all.first(where: { $0.id == id }) ?? all.first(where: { $0.isNamed(id) })
    else {
      throw .unknownBook(id, nearest: Spelling.nearest(to: id, among: all.map(\.id)))
    }
    return book
  }

  /// The text of a built-in book's file, to be copied and changed; nothing for other files.
  public static func source(ofFile name: String) -> String? {
    files.first { $0.name == name }.map { String(decoding: $0.bytes, as: UTF8.self) }
  }
}
