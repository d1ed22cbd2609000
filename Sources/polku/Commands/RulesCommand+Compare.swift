import ArgumentParser
import Batch
import Foundation
import Register
import Reporting

extension RulesCommand {
  /// `polku rules compare`: who would be decided otherwise by another book.
  struct Compare: ParsableCommand {
    static let configuration = HelpText.command(
      "rules.compare",
      examples: [
        "polku rules compare viissatanen-2010 välke-2008",
        "polku rules compare viissatanen-2010 my-rules/my-book.yml --format json",
      ])

    @Argument(help: .text("rules.compare.first"))
    var first: String

    @Argument(help: .text("rules.compare.second"))
    var second: String

    @Option(help: .text("option.imports"))
    var imports = "Imports"

    @Option(help: .text("rules.compare.format"))
    var format: TableFormat = .table

    @Option(help: .text("option.jobs"))
    var jobs: Int?

    @Flag(help: .text("option.allow-quarantine"))
    var allowQuarantine = false

    @OptionGroup var context: ProjectOptions

    mutating func validate() throws {
      if let jobs, jobs < 1 { throw ValidationError(HelpText.text("wrong.jobs")) }
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
