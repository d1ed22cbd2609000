import ArgumentParser
import Batch
import Importing
import Register
import Reporting
import StrictYAML

/// `polku layouts`: which exports can be read, and how.
struct LayoutsCommand: ParsableCommand {
  static let configuration = HelpText.command(
    "layouts",
    examples: [
      "polku layouts list", "polku layouts show ura-jaksot", "polku layouts guess Imports/list.csv",
    ], subcommands: [List.self, Show.self, Guess.self])

  /// The options of all three.
  struct Options: ParsableArguments {
    @Option(help: .text("option.layouts"))
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

  /// A layout and where it comes from: `built-in`, `example` or `own`.
  struct Origin {
    var layout: Layout
    var origin: String

    /// All layouts by id, with the examples that no own layout stands for.
    static func all(_ library: LayoutLibrary) throws -> [Origin] {
      do {
        let builtIn = try LayoutLibrary.builtIn()
        let examples = try LayoutLibrary.examples().filter { library.layout(id: $0.id) == nil }
        let known = library.layouts.map { layout in
          let isOwn = builtIn.layout(id: layout.id)?.source != layout.source
          return Origin(layout: layout, origin: isOwn ? "own" : "built-in")
        }
        return (known + examples.map { Origin(layout: $0, origin: "example") }).sorted {
          $0.layout.id < $1.layout.id
        }
      } catch {
        throw Failure(error)
      }
    }
  }

  struct List: ParsableCommand {
    static let configuration = HelpText.command("layouts.list", examples: ["polku layouts list"])

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
          Table.Column("origin", Messages.text("column.origin", language)),
        ],
        rows: try Origin.all(library).map {
          [
            .text($0.layout.id), .text($0.layout.format.rawValue),
            .text($0.layout.register?.id ?? ""), .text($0.layout.titles[language] ?? ""),
            .text(Messages.text("layouts.\($0.origin)", language)),
          ]
        })
      Console.result(TablePrinter.text(table, language: language))
    }
  }

  struct Show: ParsableCommand {
    static let configuration = HelpText.command(
      "layouts.show", examples: ["polku layouts show ura-jaksot > my-layouts/ura-jaksot-2.yml"])

    @Argument(help: .text("layouts.show.id"))
    var id: String

    @OptionGroup var options: Options

    @Flag(help: .text("layouts.show.schema"))
    var schema = false

    func run() throws {
      let all = try Origin.all(try options.library())
      guard let layout = all.first(where: { $0.layout.id == id })?.layout else {
        throw Failure(
          .usage, "usage.unknown-layout",
          ["layout": id, "allowed": all.map(\.layout.id).joined(separator: ", ")])
      }
      if schema {
        guard let own = layout.schema else {
          let known = all.filter { $0.layout.schema != nil }.map(\.layout.id)
          throw Failure(
            .usage, "usage.no-schema", ["layout": id, "allowed": known.joined(separator: ", ")])
        }
        Console.result(own.text)
        return
      }
      Console.result(layout.source.hasSuffix("\n") ? layout.source : layout.source + "\n")
    }
  }

  struct Guess: ParsableCommand {
    static let configuration = HelpText.command(
      "layouts.guess", examples: ["polku layouts guess Imports/list.csv > my-layouts/list.yml"])

    @Argument(help: .text("layouts.guess.file"))
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
      let unknown = check.imported.findings.count {
        $0.fault == .unknownColumn || $0.fault == .unknownElement
      }
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
