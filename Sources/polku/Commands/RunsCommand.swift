import ArgumentParser
import Batch
import Register
import Reporting

/// `polku runs`: the history.
struct RunsCommand: ParsableCommand {
  static let configuration = HelpText.command("runs", examples: ["polku runs --format table"])

  @Option(help: .text("option.out"))
  var out = "Outputs"

  @Option(help: .text("option.format"))
  var format: TableFormat = .table

  @OptionGroup var speech: SpeechOptions

  func run() throws {
    speech.apply()
    let language = speech.lang ?? .fi
    format.print(try RunList.table(outputs: out, language: language), language: language)
  }
}
