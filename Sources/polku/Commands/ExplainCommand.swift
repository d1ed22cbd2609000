import ArgumentParser
import Batch
import Foundation
import Register

/// `polku explain`: why and why not, for one person.
struct ExplainCommand: ParsableCommand {
  static let configuration = HelpText.command(
    "explain",
    examples: [
      "polku explain --row 12", "polku explain - < code.txt",
      "polku explain - --outcome < code.txt",
    ])

  @Argument(help: .text("explain.source"))
  var source: String?

  @Option(help: .text("explain.row"))
  var row: Int?

  @Option(name: .customLong("run"), help: .text("explain.run"))
  var runName = "latest"

  @Option(help: .text("option.imports"))
  var imports = "Imports"

  @Flag(help: .text("explain.outcome"))
  var outcome = false

  @Flag(help: .text("explain.json"))
  var json = false

  @Flag(help: .text("explain.redact"))
  var redact = false

  @OptionGroup var context: ProjectOptions

  func run() throws {
    let options = context.runOptions(imports: imports)
    let subject: Explanation.Subject
    switch (source, row) {
    case ("-", nil):
      let bytes = (try FileHandle.standardInput.read(upToCount: 256)) ?? Data()
      subject = .code([UInt8](bytes))
    case (nil, .some(let row)): subject = .row(row, run: runName)
    default: throw Failure(.usage, "usage.row-or-code")
    }
    let explanation =
      try outcome
      ? Explanation.ofOutcomes(subject, options: options, redacted: redact)
      : Explanation.of(subject, options: options, redacted: redact)
    if let notice = explanation.notice { Console.warn(notice) }
    Console.result((json ? explanation.json ?? explanation.text : explanation.text) + "\n")
  }
}
