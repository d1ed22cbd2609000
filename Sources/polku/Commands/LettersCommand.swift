import ArgumentParser
import Batch
import Register
import Reporting

/// `polku letters`: the letter of invitation, for an office that wants its own.
struct LettersCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "letters", abstract: "Show the built-in letter of invitation.",
    subcommands: [Show.self])

  /// The files a letter is made of.
  enum Part: String, ExpressibleByArgument, CaseIterable {
    case template = "letter.mustache"
    case texts = "letter.tsv"
  }

  /// `polku letters show`: one file of the letter, to be changed.
  struct Show: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "show", abstract: "Print a file of the letter.",
      discussion: """
        Put the file into a folder of your own, change it, and run with --letters FOLDER. In \
        letter.tsv only the rows that differ are needed, and two more: place and contact, also by \
        region (place.kuopio).

        Example: polku letters show letter.tsv > own/letter.tsv
        """)

    @Argument(help: "letter.mustache (the form) or letter.tsv (the words).")
    var part: Part

    func run() throws {
      switch part {
      case .template: Console.result(LetterTemplate.source)
      case .texts: Console.result(LetterTexts.source)
      }
    }
  }
}
