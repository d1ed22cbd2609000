import Importing
import Pathways
import Register
import Reporting
import Screening

extension Explanation {
  /// Finds the person and explains where each of the participations led, and how that is known.
  public static func ofOutcomes(
    _ subject: Subject, options: RunOptions, redacted: Bool
  ) throws(Failure) -> Explanation {
    switch subject {
    case .code(let bytes):
      let code = try personCode(bytes, options)
      let inspection = try Inspection(options)
      guard let person = inspection.registers.imported.people.find(PersonKey(code)) else {
        throw failure("usage.no-person", inspection.language)
      }
      return try outcomes(of: person, inspection, inspection.language, redacted)
    case .row(let row, let run):
      let folder = try FinishedFolder(run, outputs: options.outputs)
      var same = options
      same.asOf = folder.asOf
      same.language = folder.language
      let language = options.language ?? folder.language
      // A run keeps classes but not what lost to them: the exports must still be there.
      let inspection = try Inspection(same)
      guard inspection.name == folder.name else {
        throw Failure(.noUsableExport, "explain.changed", ["folder": options.imports])
      }
      let rows = inspection.list.result.rows
      guard rows.indices.contains(row - 1) else {
        throw folder.noRow(row, last: rows.count, language)
      }
      return try outcomes(of: rows[row - 1].person, inspection, language, redacted)
    }
  }

  private static func outcomes(
    of person: Int, _ inspection: Inspection, _ language: Language, _ redacted: Bool
  ) throws(Failure) -> Explanation {
    let people = inspection.registers.imported.people
    let tracer = Tracer(
      people: people, asOf: inspection.setup.asOf, settings: inspection.setup.outcomeSettings,
      regions: inspection.setup.project.regions)
    let trace = tracer.trace(person..<person + 1, in: people, step: .none, process: false)
    guard !trace.rows.isEmpty else { throw failure("explain.no-participation", language) }
    let accounts = Trace.joined([trace], symbols: people.symbols).rows.map {
      OutcomeAccount(
        $0, people: people, tracer: tracer, files: inspection.registers.imported.files.map(\.name),
        language: language, isRedacted: redacted)
    }
    return Explanation(
      text: accounts.map(\.text).joined(separator: "\n\n"),
      json: String(
        decoding: JSONWriter.bytes(.array(accounts.map(\.json))).dropLast(), as: UTF8.self))
  }

  private static func failure(_ key: String, _ language: Language) -> Failure {
    var failure = Failure(.usage, key)
    failure.language = language
    return failure
  }
}
