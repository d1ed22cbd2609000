import ArgumentParser
import Batch
import Foundation
import Register
import Reporting

extension RulesCommand {
  /// `polku rules compare`: who would be decided otherwise by another book.
  struct Compare: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Say who on the list would be decided otherwise by another rule book, and why.",
      discussion: """
        Prints how many persons each book gives which decision by which rule, then everybody \
        whose decision would be another, by the row of the first book's list, with both reasons.

        Examples: polku rules compare viissatanen-2010 välke-2008
                  polku rules compare viissatanen-2010 my-rules/my-book.yml --format json
        """)

    @Argument(help: "A rule book: its id or its file.")
    var first: String

    @Argument(help: "The rule book to compare it with: its id or its file.")
    var second: String

    @Option(help: "The folder of exports.")
    var imports = "Imports"

    @Option(help: "csv (the rows), json or table.")
    var format: TableFormat = .table

    @Option(help: "Threads to use (default: one for each core).")
    var jobs: Int?

    @Flag(help: "Exit with 0 even if records are in quarantine.")
    var allowQuarantine = false

    @OptionGroup var context: ProjectOptions

    mutating func validate() throws {
      if let jobs, jobs < 1 { throw ValidationError("--jobs must be at least 1.") }
    }

    func run() throws {
      var options = context.runOptions(imports: imports)
      options.jobs = jobs ?? ProcessInfo.processInfo.activeProcessorCount
      options.allowQuarantine = allowQuarantine
      let comparison = try BookComparison(
        Catalogue.book(first, options), Catalogue.book(second, options), options)
      let language = comparison.language
      for alarm in comparison.alarms { Console.warn(alarm) }
      switch format {
      case .json: Console.result(JSONWriter.bytes(comparison.json))
      case .csv: Console.result(comparison.rows.csv())
      case .table:
        Console.result(TablePrinter.text(comparison.counts, language: language) + "\n")
        Console.result(comparison.lines.joined(separator: "\n") + "\n")
      }
      if comparison.exitCode != 0 { throw ExitCode(comparison.exitCode) }
    }
  }
}
