public import ArgumentParser
import Batch
import Foundation
public import Register

extension Language: ExpressibleByArgument {}

/// The options of every command that speaks to people.
struct SpeechOptions: ParsableArguments {
  @Option(help: "Language of texts: fi, sv or en (default: the project file's, else fi).")
  var lang: Language?

  @Option(help: "How messages on standard error are written: text or json.")
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
  @Option(help: "The folder that runs are written into.")
  var out = "Outputs"

  @Option(help: "The project file (default: polku.yml in the folder of exports).")
  var project: String?

  @Option(help: "The as-of day, yyyy-mm-dd (default: asOf of the project file).")
  var asOf: String?

  @Option(help: "A folder with rule books of your own.")
  var rules: String?

  @Option(help: "A folder with layouts of your own.")
  var layouts: String?

  @Option(help: "A folder with your own letter of invitation (letter.mustache, letter.tsv).")
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
  @Argument(help: "The folder of exports.")
  var imports = "Imports"

  @Option(help: "Threads to use (default: one for each core).")
  var jobs: Int?

  @OptionGroup var context: ProjectOptions

  mutating func validate() throws {
    if let jobs, jobs < 1 { throw ValidationError("--jobs must be at least 1.") }
  }

  /// The options as a run takes them.
  func runOptions() -> RunOptions {
    var options = context.runOptions(imports: imports)
    options.jobs = jobs ?? ProcessInfo.processInfo.activeProcessorCount
    return options
  }
}
