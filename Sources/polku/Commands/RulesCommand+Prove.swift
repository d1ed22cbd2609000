import ArgumentParser
import Batch
import Register
import Rulebook

extension RulesCommand {
  /// `polku rules prove`: what is wrong with a book, before any run.
  struct Prove: ParsableCommand {
    static let configuration = HelpText.command(
      "rules.prove",
      examples: [
        "polku rules prove", "polku rules prove my-rules/my-book.yml --as-of 2011-03-31",
        "polku rules prove bands.yml --lang en",
      ])

    @Argument(help: .text("rules.prove.books"))
    var books: [String] = []

    @Option(help: .text("rules.prove.as-of"))
    var asOf: String?

    @OptionGroup var options: Options

    mutating func validate() throws {
      guard let asOf, Day(iso: asOf) == nil else { return }
      throw ValidationError(Messages.text("start.bad-day", options.language, ["read": asOf]))
    }

    func run() throws {
      let runOptions = options.runOptions
      let day = asOf.flatMap { Day(iso: $0) }
      var isProven = true
      if books.isEmpty {
        for proof in try Catalogue.proofs(asOf: day, runOptions) {
          Console.result(ProofPrinter(proof, options.language).text())
          isProven = isProven && proof.isProven
        }
      }
      for name in books {
        do throws(Failure) {
          let proof = try Catalogue.proof(name, asOf: day, runOptions)
          Console.result(ProofPrinter(proof, options.language).text())
          isProven = isProven && proof.isProven
        } catch {
          // A book that cannot be read does not keep the others from being proven.
          guard error.code == .configuration else { throw error }
          Console.warn(error.message(in: options.language))
          isProven = false
        }
      }
      if !isProven { throw ExitCode(Failure.Code.configuration.rawValue) }
    }
  }
}
