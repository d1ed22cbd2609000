public import ArgumentParser
import Batch
import Foundation
public import Generating
import Register

extension FaultKind: ExpressibleByArgument {}
extension GeneratorSettings.Payments: ExpressibleByArgument {}

/// `polku generate`: made-up registers.
struct GenerateCommand: ParsableCommand {
  static let configuration = HelpText.command(
    "generate",
    examples: ["polku generate --persons 3000 --seed 1 --as-of 2011-03-31 --out /tmp/registers"])

  @Option(help: .text("generate.persons"))
  var persons: Int?

  @Option(help: .text("generate.seed"))
  var seed: UInt64 = 1

  @Option(help: .text("generate.out"))
  var out: String

  @Option(help: .text("generate.as-of"))
  var asOf: String?

  @Option(help: .text("generate.faults"))
  var faults: Double = 0

  @Option(help: .text("generate.fault"))
  var fault: [FaultKind] = []

  @Option(help: .text("generate.payments"))
  var payments: GeneratorSettings.Payments = .full

  @Flag(help: .text("generate.sample"))
  var sample = false

  @Flag(help: .text("generate.replace"))
  var replace = false

  @Option(help: .text("option.jobs"))
  var jobs: Int?

  @OptionGroup var speech: SpeechOptions

  mutating func validate() throws {
    guard sample || persons != nil else { throw ValidationError(HelpText.text("wrong.no-persons")) }
    if let persons, !(1...GeneratorSettings.mostPersons).contains(persons) {
      throw ValidationError(
        HelpText.text("wrong.persons", ["most": "\(GeneratorSettings.mostPersons)"]))
    }
    guard sample || asOf != nil else { throw ValidationError(HelpText.text("wrong.no-day")) }
    _ = try speech.day(asOf)
    guard faults >= 0, faults <= 1 else { throw ValidationError(HelpText.text("wrong.faults")) }
  }

  func run() throws {
    speech.apply()
    let day = try speech.day(asOf)
    var settings: GeneratorSettings
    if sample {
      settings = .sample(seed: seed)
      if let persons { settings.persons = persons }
      if let day { settings.asOf = day }
    } else {
      settings = GeneratorSettings(
        persons: persons ?? 1, seed: seed, asOf: day ?? .missing, faultShare: faults)
    }
    settings.payments = payments
    if !fault.isEmpty { settings.faultKinds = fault }
    settings.jobs = jobs ?? ProcessInfo.processInfo.activeProcessorCount
    do {
      let progress = Progress.counter()
      let report = try Generator(settings: settings).write(to: out, replacing: replace) {
        progress($0.persons, $0.of)
      }
      Progress.clear()
      Console.result(
        Messages.text(
          "generate.done", speech.lang ?? .fi,
          [
            "persons": "\(report.persons)", "listed": "\(report.listed)",
            "records": "\(report.records)", "folder": out,
          ]) + "\n")
    } catch GeneratorError.alreadyThere(let name) {
      throw Failure(.cannotCreate, "generate.already-there", ["file": name])
    } catch {
      throw Failure(.cannotCreate, "output.cannot-create", ["file": out, "cause": "\(error)"])
    }
  }
}
