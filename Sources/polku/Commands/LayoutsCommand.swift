import ArgumentParser
import Batch
import Importing
import Register
import Reporting

/// `polku layouts`: which exports can be read, and how.
struct LayoutsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "layouts",
    abstract: "List, show and guess the layouts of exports.",
    discussion: """
      Examples: polku layouts list
                polku layouts show ura-jaksot
                polku layouts guess Imports/list.csv
      """,
    subcommands: [List.self, Show.self, Guess.self])

  /// The options of all three.
  struct Options: ParsableArguments {
    @Option(help: "A folder with layouts of your own.")
    var layouts: String?

    @OptionGroup var speech: SpeechOptions

    var language: Language { speech.lang ?? .fi }

    func library() throws -> LayoutLibrary {
      speech.apply()
      var options = RunOptions()
      options.language = speech.lang
      options.layouts = layouts
      return try Catalogue.layouts(options)
    }
  }

  struct List: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Name the layouts.", discussion: "Example: polku layouts list")

    @OptionGroup var options: Options

    func run() throws {
      let library = try options.library()
      let language = options.language
      let table = Table(
        id: "layouts", title: "",
        columns: [
          Table.Column("layout", Messages.text("column.layout", language)),
          Table.Column("format", Messages.text("column.format", language)),
          Table.Column("register", Messages.text("column.register", language)),
          Table.Column("title", Messages.text("column.meaning", language)),
        ],
        rows: library.layouts.sorted { $0.id < $1.id }.map {
          [
            .text($0.id), .text($0.format.rawValue), .text($0.register?.id ?? ""),
            .text($0.titles[language] ?? ""),
          ]
        })
      Console.result(TablePrinter.text(table, language: language))
    }
  }

  struct Show: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Print a layout's file, to be read or copied.",
      discussion: "Example: polku layouts show ura-jaksot > my-layouts/ura-jaksot-2.yml")

    @Argument(help: "The layout's id.")
    var id: String

    @OptionGroup var options: Options

    func run() throws {
      let library = try options.library()
      guard let layout = library.layout(id: id) else {
        throw Failure(
          .usage, "usage.unknown-layout",
          ["layout": id, "allowed": library.layouts.map(\.id).sorted().joined(separator: ", ")])
      }
      Console.result(layout.source.hasSuffix("\n") ? layout.source : layout.source + "\n")
    }
  }

  struct Guess: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Say which layout a file fits; draft one for a file that fits none.",
      discussion: """
        The id of the layout, or the draft of a new one, goes to standard output; how well it \
        fits and what is missing to standard error. The exit code for a draft is 65.

        Example: polku layouts guess Imports/list.csv > my-layouts/list.yml
        """)

    @Argument(help: "The file.")
    var file: String

    @OptionGroup var options: Options

    func run() throws {
      options.speech.apply()
      var runOptions = RunOptions()
      runOptions.language = options.speech.lang
      runOptions.layouts = options.layouts
      let check = try Check([file], options: runOptions)
      guard let report = check.imported.files.first, report.refused == nil else {
        for refusal in check.refusals { Console.warn(refusal) }
        try draft(check.imported.files.first?.refused)
        throw ExitCode(Failure.Code.noUsableExport.rawValue)
      }
      Console.result(report.layout + "\n")
      let unknown = check.imported.findings.count { $0.fault == .unknownColumn || $0.fault == .unknownElement }
      let key = unknown == 0 ? "layouts.fits-whole" : "layouts.fits"
      Console.say(
        Messages.text(
          key, options.language,
          ["layout": report.layout, "file": report.name, "unknown": "\(unknown)"]))
    }

    /// Prints the draft of a layout, if the file can be read and only its layout is unknown.
    private func draft(_ fault: Fault?) throws {
      guard fault == .unknownLayout || fault == .missingColumn else { return }
      let name = file.split(separator: "/").last.map(String.init) ?? file
      let draft: LayoutDraft
      do {
        draft = try LayoutDraft(path: file, name: name, language: options.language)
      } catch {
        return
      }
      Console.result(draft.yaml)
      Console.say(
        Messages.text(
          "layouts.drafted", options.language,
          ["columns": "\(draft.columns)", "mapped": "\(draft.mapped)"]))
    }
  }
}
