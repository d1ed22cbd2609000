import ArgumentParser
import Foundation
import Register

/// What commands and options are for, in the user's language, from `help.tsv`.
enum HelpText {
  /// The language that `--lang` asks for, wherever it stands; else Finnish.
  ///
  /// Help is made before the command line is read, and no project is known then.
  static let language: Language = {
    let words = CommandLine.arguments
    for (index, word) in words.enumerated() {
      if word == "--lang", index + 1 < words.count,
        let language = Language(rawValue: words[index + 1])
      {
        return language
      }
      if word.hasPrefix("--lang="), let language = Language(rawValue: String(word.dropFirst(7))) {
        return language
      }
    }
    return .fi
  }()

  static let all = Texts(tsv: PackageResources.help_tsv)

  /// A text in that language.
  static func text(_ key: String, _ values: [String: String] = [:]) -> String {
    all(key, language, values)
  }

  /// What a command is, by its key, with what to type for examples.
  static func command(
    _ key: String, examples: [String] = [], more: String = "",
    subcommands: [any ParsableCommand.Type] = [], version: String = ""
  ) -> CommandConfiguration {
    var parts: [String] = []
    let discussion = "\(key).discussion"
    if all.template(discussion, language) != nil {
      parts.append(text(discussion) + more)
    }
    if let first = examples.first {
      let label = text(examples.count == 1 ? "help.example" : "help.examples") + " "
      let indent = String(repeating: " ", count: label.count)
      parts.append(
        ([label + first] + examples.dropFirst().map { indent + $0 }).joined(separator: "\n"))
    }
    return CommandConfiguration(
      commandName: key.split(separator: ".").last.map(String.init),
      abstract: text("\(key).abstract"),
      discussion: parts.joined(separator: "\n\n"), version: version, subcommands: subcommands)
  }
}

extension ArgumentHelp {
  /// What an option or argument is for, by its key in `help.tsv`.
  static func text(_ key: String) -> ArgumentHelp { ArgumentHelp(HelpText.text(key)) }
}
