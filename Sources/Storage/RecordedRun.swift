internal import GRDB
public import Register

/// A run as the ledger keeps it.
public struct RecordedRun: Sendable, Hashable {
  /// The name of its folder.
  public var name: String
  /// The project's name.
  public var project: String
  /// The as-of day.
  public var asOf: Day
  /// The program's version.
  public var version: String
  /// The run it builds on, empty for the first.
  public var basedOn: String
  /// Records in quarantine.
  public var quarantined: Int
  /// Files refused.
  public var refused: Int

  /// Makes a run to be kept.
  public init(
    name: String, project: String, asOf: Day, version: String, basedOn: String, quarantined: Int,
    refused: Int
  ) {
    self.name = name
    self.project = project
    self.asOf = asOf
    self.version = version
    self.basedOn = basedOn
    self.quarantined = quarantined
    self.refused = refused
  }

  init?(_ row: Row) {
    guard let day = Day(iso: row["as_of"] as String) else { return nil }
    self.init(
      name: row["name"], project: row["project"], asOf: day, version: row["version"],
      basedOn: row["based_on"], quarantined: row["quarantined"], refused: row["refused"])
  }

  func insert(into database: Database) throws {
    try database.execute(
      sql: """
        INSERT INTO run (name, project, as_of, version, based_on, quarantined, refused)
        VALUES (?, ?, ?, ?, ?, ?, ?)
        """,
      arguments: [name, project, asOf.description, version, basedOn, quarantined, refused])
  }
}

/// An input file of a run as the ledger keeps it, for the alarm on change.
public struct RecordedInput: Sendable, Hashable {
  /// The file's name.
  public var name: String
  /// Id of its layout.
  public var layout: String
  /// Id of its register.
  public var register: String
  /// Records read.
  public var read: Int
  /// Records quarantined.
  public var quarantined: Int

  /// Makes an input to be kept.
  public init(name: String, layout: String, register: String, read: Int, quarantined: Int) {
    self.name = name
    self.layout = layout
    self.register = register
    self.read = read
    self.quarantined = quarantined
  }

  init(_ row: Row) {
    self.init(
      name: row["name"], layout: row["layout"], register: row["register"], read: row["read"],
      quarantined: row["quarantined"])
  }

  func insert(into database: Database, run: String) throws {
    try database.execute(
      sql: """
        INSERT INTO input (run, name, layout, register, read, quarantined)
        VALUES (?, ?, ?, ?, ?, ?)
        """,
      arguments: [run, name, layout, register, read, quarantined])
  }
}
