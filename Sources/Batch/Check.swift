import Foundation
public import Importing
import Register
public import Reporting

/// Import only: what becomes of the records of some files, without screening anybody.
public struct Check: Sendable {
  /// What was imported.
  public let imported: Imported
  let language: Language
  private let checksSchemas: Bool

  /// Reads the files; a file that cannot be read is a refused one.
  ///
  /// - Parameter fingerprints: whether the hashes of the files are wanted, which stand in the JSON
  ///   only: to hash a file costs as much as a fifth of checking it.
  public init(
    _ paths: [String], options: RunOptions, fingerprints: Bool = true
  ) throws(Failure) {
    language = options.language ?? .fi
    checksSchemas = options.schema
    let files = paths.map {
      InputFile(path: $0, name: URL(fileURLWithPath: $0).lastPathComponent)
    }
    let layouts = try Setup.layouts(options).0
    var imported = try Reading.read(
      files, layouts: layouts, asOf: options.asOf, jobs: options.jobs,
      readings: Dictionary(
        files.map { ($0.name, options.reading) }, uniquingKeysWith: { old, _ in old }),
      keepsRecords: false,
      schemas: options.schema ? .everyFile : .off)
    let sorted = files.sorted { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) }
    for (index, file) in sorted.enumerated() where fingerprints && index < imported.files.count {
      guard let print = fingerprint(file.path) else { continue }
      imported.files[index].sha256 = print.sha256
    }
    self.imported = imported
  }

  /// The refused files in words.
  public var refusals: [String] { Refusals.messages(imported.files, in: language) }

  /// The exit code: 3 if a file was refused, 65 if all were, 2 if records are in quarantine.
  public var exitCode: Int32 {
    let refused = imported.files.count { $0.refused != nil }
    if refused == imported.files.count { return Failure.Code.noUsableExport.rawValue }
    if refused > 0 { return Failure.Code.refused.rawValue }
    let isQuarantined = imported.files.contains { $0.quarantined > 0 }
    return isQuarantined ? Failure.Code.quarantined.rawValue : 0
  }

  /// The counts of every file.
  public func counts() -> Table {
    let columns = [
      "file", "layout", "encoding", "separator", "rows", "read", "accepted", "corrected",
      "duplicate",
      "superseded", "quarantined",
    ]
    return Table(
      id: "counts", title: Messages.text("table.counts", language),
      columns: columns.enumerated().map {
        Table.Column($1, Messages.text("column.\($1)", language), $0 < 4 ? .text : .number)
      },
      rows: imported.files.map {
        [
          .text($0.name), .text($0.layout), .text($0.encoding),
          .text(FileReading.word($0.separator)),
          .number($0.rows), .number($0.read),
          .number($0.accepted), .number($0.corrected), .number($0.duplicate),
          .number($0.superseded), .number($0.quarantined),
        ]
      })
  }

  /// How often each fault was found, with what it means: in quarantine and as findings.
  public func faults() -> Table {
    var quarantined: [Fault: Int] = [:]
    for record in imported.quarantine { quarantined[record.fault, default: 0] += 1 }
    let found = Finding.counts(imported.findings, files: imported.files)
    let faults = Set(quarantined.keys).union(found.keys).sorted()
    return Table(
      id: "faults", title: Messages.text("table.faults", language),
      columns: [
        Table.Column("fault", Messages.text("column.fault", language)),
        Table.Column("quarantined", Messages.text("column.quarantined", language), .number),
        Table.Column("findings", Messages.text("column.findings", language), .number),
        Table.Column("meaning", Messages.text("column.meaning", language)),
      ],
      rows: faults.map {
        [
          .text($0.id), .number(quarantined[$0] ?? 0), .number(found[$0] ?? 0),
          .text(FaultTexts.meaning($0, in: language)),
        ]
      })
  }

  /// The counts and findings in the form of `run.json`.
  public func json() -> JSONValue {
    var members = [
      JSONValue.Member("inputs", RunDocument.inputs(imported.files)),
      JSONValue.Member(
        "findings", RunDocument.findings(imported.findings, files: imported.files)),
    ]
    if checksSchemas { members.append(JSONValue.Member("schemaFaults", schemaList)) }
    return .object(members)
  }

  /// Writes the quarantined records to a new file that only its owner can read.
  public func writeQuarantine(to path: String) throws(Failure) {
    let file = try OutputFile(creating: path, modes: FileModes(groupReadable: false))
    try Failure.telling {
      try QuarantineList.write(imported.quarantine, files: imported.files.map(\.name)) { bytes in
        try file.write(bytes)
        bytes.removeAll(keepingCapacity: true)
      }
    }
    try file.finish()
  }
}
