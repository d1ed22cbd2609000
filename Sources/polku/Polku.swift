import ArgumentParser
import Batch
import Register

/// The program people run.
@main
struct Polku: AsyncParsableCommand {
  static let configuration = HelpText.command(
    "polku", examples: ["polku run Imports --as-of 2011-03-31 --lang fi"],
    subcommands: Polku.commands, version: Version.current)

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
      Console.end(fullMessage(for: error), code: exitCode(for: error).rawValue)
    }
  }
}
