import ArgumentParser
import Batch
import Register
import Reporting

/// `polku compare`: what has changed between two lists.
struct CompareCommand: ParsableCommand {
  static let configuration = HelpText.command(
    "compare",
    examples: [
      "polku compare 2011-02-28-1a2b3c4d latest",
      "polku compare 2011-02-28-1a2b3c4d latest --format csv > changes.csv",
      "polku compare lista-helmikuu.csv lista-maaliskuu.csv",
    ])

  @Argument(help: .text("compare.before"))
  var before: String

  @Argument(help: .text("compare.after"))
  var after: String

  @Option(help: .text("compare.format"))
  var format: TableFormat = .table

  @Option(help: .text("compare.imports"))
  var imports = "Imports"

  @OptionGroup var context: ProjectOptions

  func run() throws {
    let compare = try Compare(before, after, options: context.runOptions(imports: imports))
    for notice in compare.notices { Console.warn(notice) }
    switch format {
    case .csv: Console.result(compare.changes.csv())
    case .json: Console.result(JSONWriter.bytes(compare.comparison.json))
    case .table:
      let tables = compare.tables.map { TablePrinter.text($0, language: compare.language) }
      Console.result(([compare.lead + "\n"] + tables).joined(separator: "\n"))
    }
  }
}
