import Testing
import Foundation
import Generating
import Register

/// A folder of made-up registers that is removed when the test is over.
final class GeneratedFolder {
  let path: String
  let report: Generator.Report

  init(_ settings: GeneratorSettings) throws {
    path = NSTemporaryDirectory() + "polku-generating-" + UUID().uuidString
    report = try Generator(settings: settings).write(to: path)
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  func bytes(_ file: GeneratedFile) throws -> [UInt8] {
    [UInt8](try Data(contentsOf: URL(fileURLWithPath: path + "/" + file.name)))
  }

  func lines(_ file: GeneratedFile) throws -> [String] {
    let encoding = file == .efficaRecords ? String.Encoding.windowsCP1252 : .utf8
    let data = Data(try bytes(file).drop { $0 == 0xEF || $0 == 0xBB || $0 == 0xBF })
    let text = try #require(String(data: data, encoding: encoding))
    return text.split(whereSeparator: \.isNewline).map(String.init)
  }

  /// The rows below the header, split at the separator.
  func rows(_ file: GeneratedFile) throws -> [[String]] {
    try lines(file).dropFirst().map {
      $0.split(separator: ";", omittingEmptySubsequences: false).map(String.init)
    }
  }

  static func settings(
    _ persons: Int, seed: UInt64 = 1, asOf: String = "2011-03-31", faults: Double = 0
  ) throws -> GeneratorSettings {
    GeneratorSettings(
      persons: persons, seed: seed, asOf: try #require(Day(iso: asOf)), faultShare: faults)
  }
}
