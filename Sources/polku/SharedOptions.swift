public import ArgumentParser
import Batch
import Foundation
public import Register

extension Language: ExpressibleByArgument {}

/// The options of every command that speaks to people.
struct SpeechOptions: ParsableArguments {
  @Option(help: .text("option.lang"))
  var lang: Language?

  @Option(help: .text("option.log-format"))
  var logFormat: Console.LogFormat = .text

  /// Takes the options into use.
  func apply() {
    Console.logFormat = logFormat
    Console.language = lang
  }

  /// The day an option gives, written as yyyy-mm-dd; what is none is refused in the user's language.
  func day(_ text: String?) throws -> Day? {
    guard let text else { return nil }
    guard let day = Day(iso: text) else {
      throw ValidationError(Messages.text("start.bad-day", lang ?? .fi, ["read": text]))
    }
    return day
  }
}

/// The options that tell a project: its file, its day, its rules, and where its runs are.
struct ProjectOptions: ParsableArguments {
  @Option(help: .text("option.out"))
  var out = "Outputs"

  @Option(help: .text("option.project"))
  var project: String?

  @Option(help: .text("option.as-of"))
  var asOf: String?

  @Option(help: .text("option.rules"))
  var rules: String?

  @Option(help: .text("option.layouts"))
  var layouts: String?

  @Option(help: .text("option.letters"))
  var letters: String?

  @OptionGroup var speech: SpeechOptions

  mutating func validate() throws { _ = try speech.day(asOf) }

  /// The options as a run takes them.
  func runOptions(imports: String) -> RunOptions {
    speech.apply()
    var options = RunOptions()
    options.imports = imports
    options.outputs = out
    options.project = project
    options.asOf = asOf.flatMap { Day(iso: $0) }
    options.language = speech.lang
    options.rules = rules
    options.layouts = layouts
    options.letters = letters
    return options
  }
}

/// The options of every command that works on a folder of exports.
struct FolderOptions: ParsableArguments {
  @Argument(help: .text("option.imports"))
  var imports = "Imports"

  @Option(help: .text("option.jobs"))
  var jobs: Int?

  @OptionGroup var context: ProjectOptions

  mutating func validate() throws {
    if let jobs, jobs < 1 { throw ValidationError(HelpText.text("wrong.jobs")) }
  }

  /// The options as a run takes them.
  func runOptions() -> RunOptions {
    var options = context.runOptions(imports: imports)
    options.jobs = jobs ?? ProcessInfo.processInfo.activeProcessorCount
    return options
  }
}
