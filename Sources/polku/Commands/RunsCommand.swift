import ArgumentParser
import Batch
import Register
import Reporting

/// `polku runs`: the history.
struct RunsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "runs", abstract: "List the runs of an output folder.",
    discussion: "Example: polku runs --format table")

  @Option(help: "The folder that runs are written into.")
  var out = "Outputs"

  @Option(help: "csv, json or table.")
  var format: TableFormat = .table

  @OptionGroup var speech: SpeechOptions

  func run() throws {
    speech.apply()
    let language = speech.lang ?? .fi
    format.print(try RunList.table(outputs: out, language: language), language: language)
  }
}
