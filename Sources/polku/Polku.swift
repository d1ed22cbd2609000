import ArgumentParser
import Batch
import Register

/// The program people run.
@main
struct Polku: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "polku",
    abstract: "Reads register exports, screens the 500-day list, and shows where people went.",
    discussion: """
      Ohjelma lukee Effican ja URAn rekisteriotteet, seuloo 500 päivän listan ja kertoo jokaisesta \
      henkilöstä, kutsutaanko hänet ja miksi.
      Programmet läser registerutdragen ur Effica och URA, går igenom 500-dagarslistan och säger \
      för varje person om hen kallas och varför.

      Example: polku run Imports --as-of 2011-03-31 --lang fi
      """,
    version: Version.current,
    subcommands: Polku.commands)

  /// Refuses a person code in the arguments before anything else looks at them, then runs.
  static func main() async {
    if CommandLine.arguments.dropFirst().contains(where: PersonCode.isHeld) {
      Console.fail(Failure(.usage, "usage.person-code"), in: .fi)
    }
    do {
      var command = try parseAsRoot()
      if var asynchronous = command as? any AsyncParsableCommand {
        try await asynchronous.run()
      } else {
        try command.run()
      }
    } catch let failure as Failure {
      Console.fail(failure, in: failure.language ?? Console.language ?? .fi)
    } catch {
      exit(withError: error)
    }
  }
}
