import ArgumentParser
import Batch
import Register
import Reporting

/// `polku compare`: what has changed between two lists.
struct CompareCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "compare",
    abstract: "Compare two runs, or two list files: who joined, who left, which decisions changed.",
    discussion: """
      A run is told by its folder, its name, or latest. Prints counts and rows, never names or \
      codes: a person is found by the row of screening.csv, or the line of a list file. Why \
      somebody left is told where --imports still holds the exports of the later run.

      Examples: polku compare 2011-02-28-1a2b3c4d latest
                polku compare 2011-02-28-1a2b3c4d latest --format csv > changes.csv
                polku compare lista-helmikuu.csv lista-maaliskuu.csv
      """)

  @Argument(help: "The earlier run or list file.")
  var before: String

  @Argument(help: "The later run or list file.")
  var after: String

  @Option(help: "csv (every change by row), json (everything) or table (counts).")
  var format: TableFormat = .table

  @Option(help: "The folder with the exports of the later run.")
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
