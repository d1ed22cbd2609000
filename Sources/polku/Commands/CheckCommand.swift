import ArgumentParser
import Batch
import Foundation
import Importing
import Register
import Reporting

/// `polku check`: import only.
struct CheckCommand: ParsableCommand {
  static let configuration = HelpText.command(
    "check",
    examples: [
      "polku check Imports/ura-jaksot.csv --quarantine /tmp/faults.csv",
      "polku check Imports/effica-asiakkaat.xml --schema", "polku check --explain ragged-row",
    ])

  @Argument(help: .text("check.files"))
  var files: [String] = []

  @Option(help: .text("check.explain"))
  var explain: String?

  @Option(help: .text("check.as-of"))
  var asOf: String?

  @Option(help: .text("option.jobs"))
  var jobs: Int?

  @Option(help: .text("option.layouts"))
  var layouts: String?

  @Option(help: .text("check.encoding"))
  var encoding: String?

  @Option(help: .text("check.separator"))
  var separator: String?

  @Flag(help: .text("check.schema"))
  var schema = false

  @Flag(help: .text("check.json"))
  var json = false

  @Option(help: .text("check.quarantine"))
  var quarantine: String?

  @OptionGroup var speech: SpeechOptions

  func validate() throws {
    for (value, allowed) in [
      (encoding, FileReading.encodings), (separator, FileReading.separators),
    ] {
      guard let value, !allowed.contains(value) else { continue }
      throw ValidationError(
        HelpText.text("wrong.word", ["read": value, "allowed": allowed.joined(separator: " ")]))
    }
    guard files.isEmpty, explain == nil else { return }
    throw ValidationError(Messages.text("check.no-files", speech.lang ?? .fi))
  }

  func run() throws {
    speech.apply()
    if let explain {
      Console.result(try FaultCard.text(explain, in: speech.lang ?? .fi))
      return
    }
    var options = RunOptions()
    options.asOf = try speech.day(asOf)
    options.language = speech.lang
    options.layouts = layouts
    options.schema = schema
    if let encoding { options.reading.state(encoding: encoding) }
    if let separator { options.reading.state(separator: separator) }
    options.jobs = jobs ?? ProcessInfo.processInfo.activeProcessorCount
    let check = try Check(files, options: options, fingerprints: json)
    let language = speech.lang ?? .fi
    for refusal in check.refusals { Console.warn(refusal) }
    if json {
      Console.result(JSONWriter.bytes(check.json()))
    } else {
      Console.result(TablePrinter.text(check.counts(), language: language))
      let faults = check.faults()
      if !faults.rows.isEmpty {
        Console.result("\n" + TablePrinter.text(faults, language: language))
      }
      let places = check.schemaTable()
      if !places.rows.isEmpty {
        Console.result("\n" + TablePrinter.text(places, language: language))
      }
      for message in check.schemaMessages { Console.result("\n" + message + "\n") }
    }
    if let quarantine { try check.writeQuarantine(to: quarantine) }
    if check.exitCode != 0 { throw ExitCode(check.exitCode) }
  }
}
