internal import GRDB
public import Register

/// The project's memory: `polku.sqlite`, which keeps runs, decisions and the audit record.
///
/// Everything that a later run may lean on is here: who was invited earlier, what an earlier run
/// of the same project decided. The file is made with the modes of the process' umask; `Batch`
/// sees to it that only the owner can read it.
public final class Ledger: Sendable {
  private let queue: DatabaseQueue

  /// Opens the database, and makes or upgrades its tables.
  ///
  /// - Throws: `LedgerFault` if the file cannot be opened or is no such database.
  public init(path: String) throws(LedgerFault) {
    do {
      var configuration = Configuration()
      configuration.busyMode = .timeout(5)
      queue = try DatabaseQueue(path: path, configuration: configuration)
      try Ledger.migrator.migrate(queue)
    } catch {
      throw LedgerFault(error)
    }
  }

  private static var migrator: DatabaseMigrator {
    var migrator = DatabaseMigrator()
    migrator.registerMigration("runs, decisions, audit") { database in
      try database.execute(
        sql: """
          CREATE TABLE run (
            sequence INTEGER PRIMARY KEY AUTOINCREMENT,
            name TEXT NOT NULL UNIQUE,
            project TEXT NOT NULL,
            as_of TEXT NOT NULL,
            version TEXT NOT NULL,
            based_on TEXT NOT NULL,
            quarantined INTEGER NOT NULL,
            refused INTEGER NOT NULL
          );
          CREATE INDEX run_by_project ON run (project, as_of);
          CREATE TABLE input (
            run TEXT NOT NULL REFERENCES run (name),
            name TEXT NOT NULL,
            layout TEXT NOT NULL,
            register TEXT NOT NULL,
            read INTEGER NOT NULL,
            quarantined INTEGER NOT NULL,
            PRIMARY KEY (run, name)
          ) WITHOUT ROWID;
          CREATE TABLE decision (
            run TEXT NOT NULL REFERENCES run (name),
            row INTEGER NOT NULL,
            person TEXT NOT NULL,
            decision TEXT NOT NULL,
            rule TEXT NOT NULL,
            overridden INTEGER NOT NULL,
            in_target_group INTEGER,
            PRIMARY KEY (run, row)
          ) WITHOUT ROWID;
          CREATE TABLE audit (
            sequence INTEGER PRIMARY KEY AUTOINCREMENT,
            moment TEXT NOT NULL,
            event TEXT NOT NULL,
            run TEXT NOT NULL,
            detail TEXT NOT NULL
          );
          """)
    }
    return migrator
  }

  /// All runs, in the order they were made.
  public func runs() throws(LedgerFault) -> [RecordedRun] {
    try reading { database in
      try Row.fetchAll(database, sql: "SELECT * FROM run ORDER BY sequence").compactMap(
        RecordedRun.init)
    }
  }

  /// The run of a project that a new one builds on: of the runs with an earlier as-of day, the
  /// latest day, and of several on one day the one made last.
  public func latestRun(of project: String, before day: Day) throws(LedgerFault) -> RecordedRun? {
    try reading { database in
      try Row.fetchOne(
        database,
        sql: """
          SELECT * FROM run WHERE project = ? AND as_of < ?
          ORDER BY as_of DESC, sequence DESC LIMIT 1
          """, arguments: [project, day.description]
      ).flatMap(RecordedRun.init)
    }
  }

  /// The decisions of a run and of all runs it builds on, oldest run first.
  public func decisions(upTo run: String) throws(LedgerFault) -> [RecordedDecision] {
    try reading { database in
      try Row.fetchAll(
        database,
        sql: """
          WITH RECURSIVE chain (name, depth) AS (
            SELECT name, 0 FROM run WHERE name = ?
            UNION ALL
            SELECT run.based_on, chain.depth + 1 FROM chain JOIN run ON run.name = chain.name
            WHERE run.based_on <> ''
          )
          SELECT decision.*, run.as_of FROM chain
          JOIN decision ON decision.run = chain.name JOIN run ON run.name = chain.name
          ORDER BY chain.depth DESC, decision.row
          """, arguments: [run]
      ).compactMap(RecordedDecision.init)
    }
  }

  /// The input files of a run, by name.
  public func inputs(of run: String) throws(LedgerFault) -> [RecordedInput] {
    try reading { database in
      try Row.fetchAll(
        database, sql: "SELECT * FROM input WHERE run = ? ORDER BY name", arguments: [run]
      ).map(RecordedInput.init)
    }
  }

  /// Keeps a run with its inputs and decisions, all or nothing.
  public func keep(
    _ run: RecordedRun, inputs: [RecordedInput], decisions: [RecordedDecision], moment: String
  ) throws(LedgerFault) {
    try writing { database in
      try database.execute(sql: "DELETE FROM decision WHERE run = ?", arguments: [run.name])
      try database.execute(sql: "DELETE FROM input WHERE run = ?", arguments: [run.name])
      try database.execute(sql: "DELETE FROM run WHERE name = ?", arguments: [run.name])
      try run.insert(into: database)
      for input in inputs { try input.insert(into: database, run: run.name) }
      let insert = try database.makeStatement(sql: RecordedDecision.insertion)
      for decision in decisions { try decision.insert(with: insert, run: run.name) }
      try database.execute(
        sql: "INSERT INTO audit (moment, event, run, detail) VALUES (?, 'run', ?, '')",
        arguments: [moment, run.name])
    }
  }

  /// Writes one line into the audit record; never a name, a person code or free text.
  public func audit(event: String, run: String, detail: String, moment: String) throws(LedgerFault)
  {
    try writing { database in
      try database.execute(
        sql: "INSERT INTO audit (moment, event, run, detail) VALUES (?, ?, ?, ?)",
        arguments: [moment, event, run, detail])
    }
  }

  /// Makes a small database of earlier invitations, for the folder of a run that leaned on them.
  ///
  /// - Parameter earlier: Persons with the first day they were invited, in the order to be kept.
  public static func copy(earlier: [(person: String, day: Day)], to path: String)
    throws(LedgerFault)
  {
    do {
      var configuration = Configuration()
      configuration.journalMode = .default
      let queue = try DatabaseQueue(path: path, configuration: configuration)
      try queue.write { database in
        try database.execute(
          sql: """
            CREATE TABLE earlier_invitation (person TEXT NOT NULL PRIMARY KEY, day TEXT NOT NULL)
            WITHOUT ROWID
            """)
        for (person, day) in earlier {
          try database.execute(
            sql: "INSERT INTO earlier_invitation (person, day) VALUES (?, ?)",
            arguments: [person, day.description])
        }
      }
      try queue.close()
    } catch {
      throw LedgerFault(error)
    }
  }

  private func reading<Value>(_ work: (Database) throws -> Value) throws(LedgerFault) -> Value {
    do { return try queue.read(work) } catch { throw LedgerFault(error) }
  }

  private func writing(_ work: (Database) throws -> Void) throws(LedgerFault) {
    do { try queue.write(work) } catch { throw LedgerFault(error) }
  }
}
