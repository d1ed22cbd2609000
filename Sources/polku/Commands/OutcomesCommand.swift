import ArgumentParser
import Batch
import Register
import Reporting

/// `polku outcomes`: where everyone went, on standard output.
struct OutcomesCommand: ParsableCommand {
  static let configuration = HelpText.command(
    "outcomes", examples: ["polku outcomes Imports --format table"])

  @OptionGroup var folder: FolderOptions

  @Option(help: .text("option.format"))
  var format: TableFormat = .csv

  @Flag(help: .text("option.allow-quarantine"))
  var allowQuarantine = false

  func run() throws {
    let inspection = try folder.inspect(allowQuarantine: allowQuarantine)
    var table = OutcomeInspection(inspection).outcomeTable()
    if format == .table { table = table.keeping(OutcomesCommand.shownColumns) }
    format.print(table, language: inspection.language)
    try inspection.leave()
  }

  private static let shownColumns = [
    "person_code", "part", "region", "started", "ended", "outcome", "evidence", "evidence_day",
    "recorded", "agrees", "outcome_3m", "outcome_6m",
  ]
}

/// `polku targets`: the targets beside what was reached, on standard output.
struct TargetsCommand: ParsableCommand {
  static let configuration = HelpText.command(
    "targets", examples: ["polku targets Imports --format table"])

  @OptionGroup var folder: FolderOptions

  @Option(help: .text("option.format"))
  var format: TableFormat = .csv

  @Flag(help: .text("option.allow-quarantine"))
  var allowQuarantine = false

  func run() throws {
    let inspection = try folder.inspect(allowQuarantine: allowQuarantine)
    var table = OutcomeInspection(inspection).targetTable()
    if format == .table { table = table.keeping(TargetsCommand.shownColumns) }
    format.print(table, language: inspection.language)
    try inspection.leave()
  }

  private static let shownColumns = [
    "region", "period", "measure", "direction", "target_n", "target_share", "actual_n", "base_n",
    "actual_share", "difference", "expected_today", "needed", "status",
  ]
}

/// `polku pathways`: the tables of pathways, on standard output.
struct PathwaysCommand: ParsableCommand {
  static let configuration = HelpText.command(
    "pathways", examples: ["polku pathways Imports --table transitions --format table"],
    more: " " + OutcomeInspection.pathwayNames.joined(separator: ", ") + ".")

  @OptionGroup var folder: FolderOptions

  @Option(help: .text("pathways.table"))
  var table: String?

  @Option(help: .text("option.format"))
  var format: TableFormat = .csv

  @Flag(help: .text("option.allow-quarantine"))
  var allowQuarantine = false

  func run() throws {
    let inspection = try folder.inspect(allowQuarantine: allowQuarantine)
    let tables = try OutcomeInspection(inspection).pathwayTables(table)
    if table == nil, format == .json {
      Console.result(
        JSONWriter.bytes(.object(tables.map { JSONValue.Member($0.id, $0.json) })))
    } else {
      for (index, table) in tables.enumerated() {
        // Several tables one after the other are kept apart by an empty line.
        if index > 0 { Console.result(format == .csv ? "\r\n" : "\n") }
        format.print(table, language: inspection.language)
      }
    }
    try inspection.leave()
  }
}

extension FolderOptions {
  /// Reads the exports for a part of the job, and says first what must be said.
  func inspect(allowQuarantine: Bool) throws -> Inspection {
    var options = runOptions()
    options.allowQuarantine = allowQuarantine
    options.progress = Progress.reporter(language: options.language ?? .fi)
    let inspection = try Inspection(options)
    Progress.clear()
    for alarm in inspection.alarms { Console.warn(alarm) }
    return inspection
  }
}

extension Inspection {
  /// Ends the program with the code that a run of the same exports would have.
  func leave() throws {
    if exitCode != 0 { throw ExitCode(exitCode) }
  }
}
