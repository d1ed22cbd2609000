import ArgumentParser
import Foundation
import Scanning

/// `polku-lab csv canon`: files of any dialect, written as canonical CSV.
struct CanonCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "canon",
    abstract: "Write files as canonical CSV (comma, doubled quotes, UTF-8, CRLF, header first).",
    discussion: """
      What the dialect file does not say is guessed. For every file one line of JSON: rows_in = \
      rows_out + rejects, where a header of several lines is one row and the preamble none. \
      With --recover every row of the first table is kept, mended where it is out of shape; rows \
      of a second table below it are rejects. One file's trouble does not stop the others; the \
      exit code is then 3.

      Example: polku-lab csv canon in/*.csv --out out --recover
      """)

  @Argument(help: "The files.")
  var files: [String]

  @Option(help: "The folder to write into; it is made if it is not there.")
  var out: String

  @Option(
    help: """
      JSON with any of: delimiter quotechar escapechar row_delimiter encoding preamble_lines \
      header_lines.
      """)
  var dialect: String?

  @Flag(help: "Keep what can be kept of every file.")
  var recover = false

  func run() throws {
    let given = try dialect.map { try CanonDialect(path: $0) } ?? CanonDialect()
    try FileManager.default.createDirectory(
      atPath: out, withIntermediateDirectories: true)
    var isWhole = true
    for path in files {
      var report = CanonReport(name: URL(fileURLWithPath: path).lastPathComponent)
      do {
        var canon = CanonFile(path: path, dialect: given, recovers: recover)
        let bytes = try canon.read(&report)
        try write(bytes, to: out + "/" + report.name)
      } catch let fault as ScanFault {
        report.error = fault.problem.rawValue
        isWhole = false
      } catch {
        report.error = "not-written"
        isWhole = false
      }
      print(report.json)
    }
    if !isWhole { throw ExitCode(3) }
  }

  private func write(_ bytes: [UInt8], to path: String) throws {
    try Data(bytes).write(to: URL(fileURLWithPath: path))
    try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: path)
  }
}
