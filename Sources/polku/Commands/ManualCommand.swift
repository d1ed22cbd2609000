import ArgumentParser
import Batch

/// `polku manual`: the manual page.
struct ManualCommand: ParsableCommand {
  static let configuration = HelpText.command(
    "manual", examples: ["polku manual --lang fi > polku.1", "man ./polku.1"])

  @OptionGroup var speech: SpeechOptions

  func run() throws {
    speech.apply()
    Console.result(try ManualPage(dump: Polku._dumpHelp(), version: Version.current).text)
  }
}
