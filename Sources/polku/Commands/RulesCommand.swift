import ArgumentParser
import Batch
import Register
import Reporting
import Rulebook

/// `polku rules`: the rule books.
struct RulesCommand: ParsableCommand {
  static let configuration = HelpText.command(
    "rules",
    examples: [
      "polku rules list", "polku rules show viissatanen-2010",
      "polku rules show viissatanen-2010 --source > my-rules/my-book.yml",
      "polku rules prove my-rules/my-book.yml", "polku rules test my-rules/my-book.yml",
      "polku rules compare viissatanen-2010 my-rules/my-book.yml --imports Imports",
    ], subcommands: [List.self, Show.self, Prove.self, Test.self, Compare.self])

  /// The options of all.
  struct Options: ParsableArguments {
    @Option(help: .text("option.rules"))
    var rules: String?

    @OptionGroup var speech: SpeechOptions

    var language: Language { speech.lang ?? .fi }

    var runOptions: RunOptions {
      speech.apply()
      var options = RunOptions()
      options.language = speech.lang
      options.rules = rules
      return options
    }

    func book(_ id: String) throws -> RuleBook {
      let books = try Catalogue.books(runOptions)
      guard let book = books.first(where: { $0.isNamed(id) }) else {
        throw Failure(
          .usage, "start.unknown-book",
          ["book": id, "allowed": books.map(\.id).joined(separator: ", ")])
      }
      return book
    }
  }

  struct List: ParsableCommand {
    static let configuration = HelpText.command("rules.list", examples: ["polku rules list"])

    @OptionGroup var options: Options

    func run() throws {
      let language = options.language
      let table = Table(
        id: "books", title: "",
        columns: [
          Table.Column("book", Messages.text("column.book", language)),
          Table.Column("rules", Messages.text("column.rules", language), .number),
          Table.Column("title", Messages.text("column.meaning", language)),
        ],
        rows: try Catalogue.books(options.runOptions).map {
          [.text($0.id), .number($0.rules.count), .text($0.title[language] ?? "")]
        })
      Console.result(TablePrinter.text(table, language: language))
    }
  }

  struct Show: ParsableCommand {
    static let configuration = HelpText.command(
      "rules.show", examples: ["polku rules show viissatanen-2010", "polku rules show in-process"])

    @Argument(help: .text("rules.show.id"))
    var id: String

    @Flag(help: .text("rules.show.source"))
    var source = false

    @OptionGroup var options: Options

    func run() throws {
      let books = try Catalogue.books(options.runOptions)
      if let book = books.first(where: { $0.isNamed(id) }) {
        Console.result(
          source
            ? try Catalogue.source(of: book, options.runOptions)
            : BookPrinter(book, options.language).text())
        return
      }
      let holders = books.filter { $0.index(ofRule: id) != nil }
      guard !holders.isEmpty else { _ = try options.book(id); return }
      for book in holders {
        Console.result(BookPrinter(book, options.language).text(ofRule: id))
      }
    }
  }

  struct Test: ParsableCommand {
    static let configuration = HelpText.command(
      "rules.test", examples: ["polku rules test", "polku rules test my-rules/my-book.yml"])

    @Argument(help: .text("rules.test.books"))
    var books: [String] = []

    @OptionGroup var options: Options

    func run() throws {
      let runOptions = options.runOptions
      var isGood = true
      let all =
        try books.isEmpty
        ? Catalogue.books(runOptions) : books.map { try Catalogue.book($0, runOptions) }
      for book in all {
        let trial: RuleBookTrial
        do {
          trial = try RuleBookTrial(book)
        } catch {
          throw Failure(error)
        }
        for failure in trial.failures {
          isGood = false
          Console.warn("\(book.file):\(failure.line): \(failure.expected) ≠ \(failure.found)")
        }
        Console.result(
          Messages.text(
            "rules.tried", options.language,
            [
              "book": book.id, "tried": "\(trial.tried)", "failed": "\(trial.failures.count)",
            ]) + "\n")
      }
      if !isGood { throw ExitCode(Failure.Code.configuration.rawValue) }
    }
  }
}
