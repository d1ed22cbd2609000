import ArgumentParser
import Batch
import Register
import Reporting

/// How a table is printed.
enum TableFormat: String, ExpressibleByArgument, CaseIterable {
  case csv, json, table

  /// Prints a table in this format.
  func print(_ table: Table, language: Language) {
    switch self {
    case .csv: Console.result(table.csv())
    case .json: Console.result(JSONWriter.bytes(table.json))
    case .table: Console.result(TablePrinter.text(table, language: language))
    }
  }
}

/// `polku screen`: the list and its decisions on standard output.
struct ScreenCommand: ParsableCommand {
  static let configuration = HelpText.command(
    "screen",
    examples: ["polku screen Imports --format table", "polku screen Imports --set min-days=300"])

  @OptionGroup var folder: FolderOptions

  @Option(help: .text("option.format"))
  var format: TableFormat = .csv

  @Option(
    name: .customLong("set"),
    help: .text("screen.set"))
  var settings: [String] = []

  @Flag(help: .text("option.allow-quarantine"))
  var allowQuarantine = false

  mutating func validate() throws {
    for setting in settings where setting.split(separator: "=").count != 2 {
      throw ValidationError(HelpText.text("wrong.set"))
    }
  }

  func run() throws {
    var options = folder.runOptions()
    options.allowQuarantine = allowQuarantine
    let official = try Inspection(options)
    for alarm in official.alarms { Console.warn(alarm) }
    if settings.isEmpty {
      var table = official.table()
      if format == .table { table = table.keeping(ScreenCommand.shownColumns) }
      format.print(table, language: official.language)
    } else {
      for setting in settings {
        let parts = setting.split(separator: "=").map(String.init)
        options.trial[parts[0]] = parts[1]
      }
      Console.result(JSONWriter.bytes(official.change(try Inspection(options))))
    }
    if official.exitCode != 0 { throw ExitCode(official.exitCode) }
  }

  private static let shownColumns = [
    "row", "rank", "person_code", "last_name", "first_names", "municipality", "age",
    "benefit_days", "plan", "decision", "rule", "responsible", "missing",
  ]
}
