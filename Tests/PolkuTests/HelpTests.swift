import Foundation
import Register
import Testing

@testable import polku

/// The help, the errors of a command line and the manual page, in every language.
@Suite struct HelpTests {
  static let commands: [[String]] =
    [[]]
    + [
      "run", "check", "screen", "outcomes", "targets", "pathways", "explain", "rules",
      "rules list", "rules show", "rules prove", "rules test", "rules compare", "layouts",
      "layouts list", "layouts show", "layouts guess", "letters", "letters show", "runs",
      "compare", "generate", "manual",
    ].map { $0.split(separator: " ").map(String.init) }

  // What must not stand in the help of another language.
  private static let english = [
    "OVERVIEW", "USAGE", "OPTIONS", "SUBCOMMANDS", "ARGUMENTS", "(default", "default:", "(values",
    "Show ", "See '", "Example:", "Examples:", "<subcommand>",
  ]

  @Test(arguments: commands) func everyCommandHasHelpInEveryLanguage(command: [String]) async throws
  {
    let binary = try Binary()
    defer { binary.remove() }
    var helps: Set<String> = []
    let words = [
      "fi": ["KUVAUS:", "KÄYTTÖ:", "Esimerk", "Näytä tämä ohje."],
      "sv": ["BESKRIVNING:", "ANVÄNDNING:", "Exempel:", "Visa den här hjälpen."],
      "en": ["OVERVIEW:", "USAGE:", "Example", "Show help information."],
    ]
    for (language, expected) in words {
      let result = try await binary.run(command + ["--help", "--lang", language])
      #expect(result.code == 0)
      #expect(result.error.isEmpty)
      for word in expected {
        #expect(result.output.contains(word), "\(command) \(language) \(word)")
      }
      if language != "en" {
        for word in HelpTests.english {
          #expect(!result.output.contains(word), "\(command) \(language) \(word)")
        }
      }
      // A key without a text would stand there itself.
      #expect(result.output.firstMatch(of: /[a-z]\.(abstract|discussion)/) == nil)
      helps.insert(result.output)
    }
    #expect(helps.count == 3)
    #expect(try await binary.run(command + ["--help"]).output.contains("KUVAUS:"))
  }

  @Test func everyTextOfTheHelpIsThereInThreeLanguages() {
    #expect(HelpText.all.incomplete == [])
    #expect(HelpText.all.keys.count > 100)
    #expect(Set(HelpText.all.keys).count == HelpText.all.keys.count)
  }

  @Test(arguments: [
    (
      ["run", "--jos", "3"], "Virhe: valitsinta --jos ei ole. Tarkoititko --jobs?",
      "Lisätietoja: polku run --help"
    ),
    (["run", "--jobs"], "Virhe: arvo puuttuu: --jobs <jobs>.", "Ohje:  --jobs <jobs>"),
    (["run", "--jobs", "x"], "Virhe: arvo ”x” ei kelpaa: --jobs <jobs>.", "Käyttö: polku run"),
    (
      ["run", "--jobs", "0"], "Virhe: Valitsimen --jobs arvon on oltava vähintään 1.",
      "Käyttö: polku"
    ),
    (["run", "--lang", "de"], "Anna jokin näistä: 'fi', 'sv' tai 'en'.", "Käyttö: polku"),
    (["run", "a", "b"], "Virhe: ylimääräinen argumentti ”b”.", "Käyttö: polku"),
    (["run", "a", "b", "c"], "Virhe: 2 ylimääräistä argumenttia: 'b', 'c'.", "Käyttö: polku"),
    (["rules", "show"], "Virhe: argumentti puuttuu: <id>.", "Ohje:  <id>"),
    (
      ["run", "--json=3"], "Virhe: valitsimelle --json ei anneta arvoa, mutta annettiin ”3”.",
      "Käyttö: polku"
    ),
    (
      ["run", "--foo", "--lang", "sv"], "Fel: alternativet --foo finns inte.",
      "Användning: polku run"
    ),
    (
      ["run", "--jobs", "x", "--lang=sv"], "Fel: värdet ”x” duger inte: --jobs <jobs>.",
      "Mer information:"
    ),
    (
      ["run", "--jobs", "x", "--lang", "en"], "Error: The value 'x' is invalid for '--jobs <jobs>'",
      "Usage: polku run"
    ),
    (["generate", "--out", "x"], "Virhe: Anna --persons tai --sample.", "Käyttö: polku"),
    (["screen", "--set", "x"], "Virhe: --set saa muodon PARAMETRI=ARVO", "[<valitsimet>]"),
  ])
  func aWrongCommandLineIsToldInTheLanguage(
    words: [String], error: String, more: String
  ) async throws {
    let binary = try Binary()
    defer { binary.remove() }
    let result = try await binary.run(words)
    #expect(result.code == 64)
    #expect(result.output.isEmpty)
    #expect(result.error.contains(error))
    #expect(result.error.contains(more))
  }

  @Test(arguments: ["--version", "--generate-completion-script=bash"])
  func whatIsForOtherProgramsStaysAsItIs(option: String) async throws {
    let binary = try Binary()
    defer { binary.remove() }
    let result = try await binary.run([option])
    #expect(result.code == 0)
    #expect(!result.output.isEmpty)
    #expect(result.error.isEmpty)
    #expect(!result.output.contains("VALITSIMET"))
  }

  @Test(arguments: ["fi", "sv", "en"]) func theManualPageTellsEveryCommandAndOption(
    language: String
  ) async throws {
    let binary = try Binary()
    defer { binary.remove() }
    let page = try await binary.run(["manual", "--lang", language]).output
    let plain = page.replacing("\\-", with: "-")
    for command in HelpTests.commands where !command.isEmpty {
      #expect(plain.contains(".SS \"polku \(command.joined(separator: " "))\"\n"))
      // The options are the same in every language.
      guard language == "fi" else { continue }
      let help = try await binary.run(command + ["--help"]).output
      for option in help.matches(of: /\n +(--[a-z-]+)/) {
        #expect(plain.contains("\\fB\(option.1)\\fR"), "\(command) \(option.1)")
      }
    }
    let macros = [".TH", ".SH", ".SS", ".TP", ".PP", ".B", ".I", ".br", ".nf", ".fi"]
    for line in page.split(separator: "\n") where line.hasPrefix(".") || line.hasPrefix("'") {
      #expect(macros.contains(String(line.prefix { $0 != " " })), "\(line)")
    }
    #expect(page.matches(of: /\.SH/).count == 7)
    #expect(!page.contains("manual."))
  }
}
