import Foundation
import Importing
import Register
import Screening

/// Why and why not, for one person.
public struct Explanation: Sendable {
  /// The explanation in plain language.
  public var text: String
  /// The whole trace as JSON; nothing if only the text could be found.
  public var json: String?
  /// What must be said beside it, such as that the exports have changed since the run.
  public var notice: String?

  /// Whom to explain.
  public enum Subject: Sendable {
    /// A row of a run's `screening.csv`, from 1; the run by its folder, its name, or `latest`.
    case row(Int, run: String)
    /// A person code, as bytes from standard input.
    case code([UInt8])
  }

  /// Finds the person and explains the decision.
  public static func of(
    _ subject: Subject, options: RunOptions, redacted: Bool
  ) throws(Failure) -> Explanation {
    switch subject {
    case .row(let row, let run): try byRow(row, run: run, options, redacted)
    case .code(let bytes): try byCode(bytes, options, redacted)
    }
  }

  /// The code on the first line of what was given; `Failure` 64 if there is none.
  static func personCode(
    _ bytes: [UInt8], _ options: RunOptions
  ) throws(Failure) -> PersonCode {
    let line = Array(bytes.prefix { $0 != 10 && $0 != 13 })
    switch PersonCode.read(line.span) {
    case .accepted(let read, _): return read
    case .refused(let fault):
      var failure = Failure(
        .usage, "usage.bad-code",
        ["meaning": FaultTexts.meaning(fault, in: options.language ?? .fi)])
      failure.language = options.language
      throw failure
    }
  }

  private static func byCode(
    _ bytes: [UInt8], _ options: RunOptions, _ redacted: Bool
  ) throws(Failure) -> Explanation {
    let code = try personCode(bytes, options)
    let inspection = try Inspection(options)
    guard let person = inspection.registers.imported.people.find(PersonKey(code)) else {
      var failure = Failure(.usage, "usage.no-person")
      failure.language = inspection.language
      throw failure
    }
    let row =
      inspection.list.result.rows.first { $0.person == person }
      ?? inspection.list.screener.judge(person: person)
    return explain(row, inspection, inspection.language, redacted)
  }

  private static func byRow(
    _ row: Int, run: String, _ options: RunOptions, _ redacted: Bool
  ) throws(Failure) -> Explanation {
    let folder = try FinishedFolder(run, outputs: options.outputs)
    var same = options
    same.asOf = folder.asOf
    same.language = folder.language
    let language = options.language ?? folder.language
    if let inspection = try? Inspection(same), inspection.name == folder.name {
      let rows = inspection.list.result.rows
      guard rows.indices.contains(row - 1) else {
        throw folder.noRow(row, last: rows.count, language)
      }
      return explain(rows[row - 1], inspection, language, redacted)
    }
    // The exports are gone or have changed: what the run itself wrote still stands.
    let texts = try folder.explanations()
    guard texts.indices.contains(row - 1) else {
      throw folder.noRow(row, last: texts.count, language)
    }
    guard !redacted else {
      throw Failure(.noUsableExport, "explain.changed", ["folder": options.imports])
    }
    return Explanation(
      text: texts[row - 1],
      notice: Messages.text("explain.stored", language, ["folder": options.imports]))
  }

  private static func explain(
    _ row: ScreenedPerson, _ inspection: Inspection, _ language: Language, _ redacted: Bool
  ) -> Explanation {
    let screener = inspection.list.screener
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    let trace = try? encoder.encode(screener.trace(of: row, redacted: redacted))
    return Explanation(
      text: screener.explanation(of: row, in: language, redacted: redacted),
      json: trace.map { String(decoding: $0, as: UTF8.self) })
  }
}
