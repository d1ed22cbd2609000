public import ArgumentParser
import Batch
import Foundation
public import Generating
import Register

extension FaultKind: ExpressibleByArgument {}
extension GeneratorSettings.Payments: ExpressibleByArgument {}

/// `polku generate`: made-up registers.
struct GenerateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "generate",
    abstract: "Make up registers: the same bytes for the same seed.",
    discussion: """
      The people are made up: their codes have the artificial numbers 900-999.

      Example: polku generate --persons 3000 --seed 1 --as-of 2011-03-31 --out /tmp/registers
      """)

  @Option(help: "How many persons, 1 to 10,000,000; about a third of them are on the list.")
  var persons: Int?

  @Option(help: "The number all chance comes from.")
  var seed: UInt64 = 1

  @Option(help: "The folder the files are written into.")
  var out: String

  @Option(help: "The day the registers were extracted, yyyy-mm-dd.")
  var asOf: String?

  @Option(help: "The share of records that get a fault, 0 to 1.")
  var faults: Double = 0

  @Option(help: "Only these kinds of fault; may be given several times.")
  var fault: [FaultKind] = []

  @Option(help: "How much of the payments is written: month, full or both.")
  var payments: GeneratorSettings.Payments = .full

  @Flag(help: "Make the sample project with its puzzles and polku.yml.")
  var sample = false

  @Flag(help: "Write over registers that are there already.")
  var replace = false

  @Option(help: "Threads to use (default: one for each core).")
  var jobs: Int?

  @OptionGroup var speech: SpeechOptions

  mutating func validate() throws {
    guard sample || persons != nil else { throw ValidationError("Give --persons or --sample.") }
    if let persons, !(1...GeneratorSettings.mostPersons).contains(persons) {
      throw ValidationError("--persons is a number from 1 to \(GeneratorSettings.mostPersons).")
    }
    guard sample || asOf != nil else { throw ValidationError("Give --as-of, a day as yyyy-mm-dd.") }
    _ = try speech.day(asOf)
    guard faults >= 0, faults <= 1 else { throw ValidationError("--faults lies between 0 and 1.") }
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
