import ArgumentParser
import Batch
import Register
import Reporting

/// `polku letters`: the letter of invitation, for an office that wants its own.
struct LettersCommand: ParsableCommand {
  static let configuration = HelpText.command(
    "letters", examples: ["polku letters show letter.tsv"], subcommands: [Show.self])

  /// The files a letter is made of.
  enum Part: String, ExpressibleByArgument, CaseIterable {
    case template = "letter.mustache"
    case texts = "letter.tsv"
  }

  /// `polku letters show`: one file of the letter, to be changed.
  struct Show: ParsableCommand {
    static let configuration = HelpText.command(
      "letters.show", examples: ["polku letters show letter.tsv > own/letter.tsv"])

    @Argument(help: .text("letters.show.part"))
    var part: Part

    @OptionGroup var speech: SpeechOptions

    func run() throws {
      speech.apply()
      switch part {
      case .template: Console.result(LetterTemplate.source)
      case .texts: Console.result(LetterTexts.source)
      }
    }
  }
}
