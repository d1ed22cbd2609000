import ArgumentParser
import Batch
import Foundation
import Logging
import Register

/// The only place that prints.
///
/// Results go to standard output, everything else to standard error.
enum Console {
  /// How messages on standard error are written.
  enum LogFormat: String, ExpressibleByArgument, CaseIterable, Sendable {
    case text, json
  }

  /// Set once, before the first message, from `--log-format`.
  nonisolated(unsafe) static var logFormat = LogFormat.text

  /// Set once, before the first message, from `--lang`: for a failure that knows no language itself.
  nonisolated(unsafe) static var language: Language?

  private static let logger = Logger(label: "polku") { _ in StandardErrorHandler() }

  /// Prints a result, as it is, on standard output.
  static func result(_ text: String) {
    result(Array(text.utf8))
  }

  /// Writes bytes on standard output; a reader that has gone away ends the program quietly.
  static func result(_ bytes: [UInt8]) {
    guard !bytes.isEmpty else { return }
    do {
      try FileHandle.standardOutput.write(contentsOf: Data(bytes))
    } catch {
      Foundation.exit(Failure.Code.inputOutput.rawValue)
    }
  }

  /// Says something on standard error.
  static func say(_ text: String) { logger.info("\(plain(text))") }

  /// Warns on standard error.
  static func warn(_ text: String) { logger.warning("\(plain(text))") }

  /// Says why the program stops, and stops it.
  static func fail(_ failure: Failure, in language: Language) -> Never {
    logger.error("\(plain(failure.message(in: language)))")
    Foundation.exit(failure.code.rawValue)
  }

  /// Says what the reader of the command line has to say, a help or an error, and stops the program.
  static func end(_ english: String, code: Int32) -> Never {
    let text = HelpFrame(HelpText.language).text(english)
    if !text.isEmpty {
      if code == 0 {
        result(text + "\n")
      } else {
        try? FileHandle.standardError.write(contentsOf: Data((text + "\n").utf8))
      }
    }
    Foundation.exit(code)
  }

  // A file's name may hold anything; what steers a terminal is not passed on.
  private static func plain(_ text: String) -> String {
    String(
      String.UnicodeScalarView(
        text.unicodeScalars.filter { $0.value >= 0x20 && !(0x7F...0x9F).contains($0.value) }))
  }

  /// Whether standard error is a terminal, so that progress makes sense.
  static var isTerminal: Bool { isatty(2) == 1 }
}

/// Writes log messages to standard error: as plain lines, or as one JSON object a line.
struct StandardErrorHandler: LogHandler {
  var logLevel = Logger.Level.info
  var metadata = Logger.Metadata()

  subscript(metadataKey key: String) -> Logger.Metadata.Value? {
    get { metadata[key] }
    set { metadata[key] = newValue }
  }

  func log(event: LogEvent) {
    let line: String
    switch Console.logFormat {
    case .text: line = "polku: \(event.message)\n"
    case .json:
      line =
        "{\"level\":\(quoted(event.level.rawValue)),\"message\":\(quoted("\(event.message)"))}\n"
    }
    try? FileHandle.standardError.write(contentsOf: Data(line.utf8))
  }

  private func quoted(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": result += "\\\""
      case "\\": result += "\\\\"
      case "\n": result += "\\n"
      case _ where scalar.value < 0x20:
        let digits = String(scalar.value, radix: 16)
        result += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result + "\""
  }
}
