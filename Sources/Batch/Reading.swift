import Foundation
import Importing
import Register

/// The registers as they were read, with the alarms that speak of the whole run.
struct Reading: Sendable {
  var imported: Imported
  var files: [FileReport]
  var findings: [Finding]

  /// Reads the exports; `Failure` 65 if none of them can be used, 70 if the counts do not add up.
  init(_ setup: Setup, _ identity: RunIdentity, _ history: History) throws(Failure) {
    imported = try Reading.read(
      setup.exports.files, layouts: setup.layouts, asOf: setup.asOf, jobs: setup.options.jobs,
      readings: setup.project.readings,
      schemas: setup.project.checksSchemas || setup.options.schema ? .xmlFiles : .off)
    files = imported.files
    let prints = Dictionary(
      zip(setup.exports.files.map(\.name), identity.fingerprints),
      uniquingKeysWith: { old, _ in old })
    for index in files.indices {
      guard case .some(.some(let print)) = prints[files[index].name] else { continue }
      files[index].sha256 = print.sha256
      files[index].bytes = print.bytes
    }
    let isUsable = files.contains { $0.refused == nil && !$0.layout.isEmpty }
    guard isUsable else {
      throw Failure(
        .noUsableExport, "start.no-usable",
        ["reasons": Refusals.messages(files, in: setup.language).joined(separator: "\n")])
    }
    findings = Alarms.findings(imported, history: history, setup: setup)
    findings += imported.findings
    findings += OverrideFindings.all(imported, asOf: setup.asOf)
  }

  /// Reads any files: what `check` does, and the first half of a run.
  static func read(
    _ files: [InputFile], layouts: LayoutLibrary, asOf: Day?, jobs: Int,
    readings: [String: FileReading] = [:], keepsRecords: Bool = true,
    schemas: SchemaChecking = .off
  ) throws(Failure) -> Imported {
    if schemas != .off { try Failure.telling { try layouts.proveSchemas() } }
    do {
      var importer = Importer(layouts: layouts, asOf: asOf, jobs: jobs)
      importer.readings = readings
      importer.keepsRecords = keepsRecords
      importer.schemas = schemas
      return try importer.run(files: files)
    } catch {
      throw Failure(error)
    }
  }
}

/// The refused files in words.
enum Refusals {
  /// One message a refused file: what, where, and what to do.
  static func messages(_ files: [FileReport], in language: Language) -> [String] {
    files.compactMap { file in
      guard let fault = file.refused else { return nil }
      let sentences = [
        FaultTexts.meaning(fault, in: language), detail(fault, file.refusal, language),
        FaultTexts.advice(fault, in: language),
      ]
      var values = [
        "file": file.name, "fault": fault.id,
        "reason": sentences.filter { !$0.isEmpty }.joined(separator: " "),
      ]
      guard let line = file.refusalLine, line > 0 else {
        return Messages.text("file.refused", language, values)
      }
      values["line"] = "\(line)"
      return Messages.text("file.refused.line", language, values)
    }
  }

  // The importer names the nearest layout and what is missing as `layout: - a b; + c d`; the codes
  // of libraries say nothing to the people who read this.
  private static func detail(_ fault: Fault, _ text: String, _ language: Language) -> String {
    switch fault {
    case .missingColumn, .unknownLayout:
      guard let split = text.range(of: ": - ") else { return "" }
      let rest = text[split.upperBound...]
      let found = rest.range(of: "; + ")
      let missing = rest[..<(found?.lowerBound ?? rest.endIndex)]
      let words = { (text: Substring) in text.split(separator: " ").joined(separator: ", ") }
      let nearest = Messages.text(
        "file.nearest", language,
        ["layout": String(text[..<split.lowerBound]), "missing": words(missing)])
      guard let found else { return nearest }
      return nearest + " "
        + Messages.text("file.found", language, ["columns": words(rest[found.upperBound...])])
    case .duplicateColumn: return Messages.text("file.detail", language, ["detail": text])
    default: return ""
    }
  }
}

extension Failure {
  /// Makes a failure of what no file can be blamed for.
  init(_ trouble: ImportTrouble) {
    switch trouble {
    case .tooManyFiles(let count):
      self.init(.usage, "start.too-many-files", ["count": "\(count)"])
    case .countsDoNotBalance(let file, _, _): self.init(.bug, "bug.counts", ["file": file])
    }
  }
}
