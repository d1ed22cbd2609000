import ArgumentParser
import Batch
import Foundation
import Register

/// `polku explain`: why and why not, for one person.
struct ExplainCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "explain",
    abstract:
      "Say why a person was invited or not, or where the project led and how that is known.",
    discussion: """
      The person is a row of screening.csv, or a person code on standard input; a code is never \
      given as an argument, because others can see the arguments.

      Examples: polku explain --row 12
                polku explain - < code.txt
                polku explain - --outcome < code.txt
      """)

  @Argument(help: "A dash: read the person code from standard input.")
  var source: String?

  @Option(help: "The row of screening.csv.")
  var row: Int?

  @Option(name: .customLong("run"), help: "The run: its folder, its name, or latest.")
  var runName = "latest"

  @Option(help: "The folder of exports.")
  var imports = "Imports"

  @Flag(help: "Say where each participation led, by which evidence, and what lost to it.")
  var outcome = false

  @Flag(help: "Print the whole trace as JSON.")
  var json = false

  @Flag(help: "Leave values and days out.")
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
