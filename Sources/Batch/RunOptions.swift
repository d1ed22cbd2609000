public import Importing
public import Register

/// What the person who starts a run asks for.
public struct RunOptions: Sendable {
  /// The folder of exports.
  public var imports = "Imports"
  /// The folder that runs are written into.
  public var outputs = "Outputs"
  /// The project file; nothing means `polku.yml` in the folder of exports, if there is one.
  public var project: String?
  /// The as-of day; nothing means the project file's.
  public var asOf: Day?
  /// The language; nothing means the project file's, else Finnish.
  public var language: Language?
  /// Threads to use.
  public var jobs = 2
  /// A folder with the user's own rule books.
  public var rules: String?
  /// A folder with the user's own layouts.
  public var layouts: String?
  /// Whether files are held against the XML schema of their layout, also where the project file does
  /// not say so.
  public var schema = false
  /// `check`: how the files are to be read, where that is not to be guessed.
  public var reading = FileReading()
  /// A folder with the office's own letter: `letter.mustache`, `letter.tsv`.
  public var letters: String?
  /// Whether quarantined records leave the exit code at 0.
  public var allowQuarantine = false
  /// Parameters tried out with `--set`, by id.
  public var trial: [String: String] = [:]
  /// Hears what the run is doing, for a terminal.
  public var progress: @Sendable (Step) -> Void = { _ in }

  /// The defaults.
  public init() {}

  /// The steps of a run, in order.
  public enum Step: String, Sendable, CaseIterable {
    case prepare, read, screen, outcomes, targets, pathways, write
  }
}
