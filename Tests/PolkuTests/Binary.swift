import Foundation
import Subprocess
import SystemPackage

/// Runs the real program, as a user would, in a folder of its own.
struct Binary: Sendable {
  /// What a finished run left behind.
  struct Result: Sendable {
    var code: Int
    var output: String
    var error: String
  }

  /// A folder that only this test uses.
  let folder: String

  /// Makes the folder.
  init() throws {
    folder = NSTemporaryDirectory() + "polku-\(UUID().uuidString)"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
  }

  /// Removes the folder.
  func remove() { try? FileManager.default.removeItem(atPath: folder) }

  /// The built program, which stands beside the test program.
  static var path: String {
    let tests = URL(fileURLWithPath: CommandLine.arguments[0]).resolvingSymlinksInPath()
    return tests.deletingLastPathComponent().appendingPathComponent("polku").path
  }

  /// Runs `polku` with arguments, in the folder, with other settings of the machine if given.
  func run(
    _ arguments: [String], input: String = "", environment: [String: String] = [:]
  ) async throws -> Result {
    try await Binary.run([Binary.path] + arguments, in: folder, input, environment)
  }

  /// Runs `polku`, and tells the processor time in seconds and the peak memory in KiB that it took.
  func measure(
    _ arguments: [String]
  ) async throws -> (result: Result, seconds: Double, memory: Int) {
    // The peak of a child holds that of its parent before it: so the parent must be a small one.
    let script = """
      import resource, subprocess, sys
      code = subprocess.call(sys.argv[1:])
      used = resource.getrusage(resource.RUSAGE_CHILDREN)
      print("\\n", used.ru_utime + used.ru_stime, used.ru_maxrss, file=sys.stderr)
      sys.exit(code if code >= 0 else 200)
      """
    let command = ["/usr/bin/env", "python3", "-c", script, Binary.path] + arguments
    var result = try await Binary.run(command, in: folder, "", [:])
    let words = (result.error.split(separator: "\n").last ?? "").split(separator: " ")
    result.error = result.error.split(separator: "\n").dropLast().joined(separator: "\n")
    return (
      result, words.first.flatMap { Double($0) } ?? .infinity,
      words.last.flatMap { Int($0) } ?? .max
    )
  }

  static func run(
    _ command: [String], in folder: String, _ input: String, _ environment: [String: String]
  ) async throws -> Result {
    var values: [Environment.Key: String?] = [:]
    for (key, value) in environment { values[Environment.Key(stringLiteral: key)] = value }
    let result = try await Subprocess.run(
      .path(FilePath(command[0])), arguments: Arguments(Array(command.dropFirst())),
      environment: .inherit.updating(values), workingDirectory: FilePath(folder),
      input: .string(input), output: .string(limit: 64 << 20), error: .string(limit: 1 << 20))
    let code: Int
    switch result.terminationStatus {
    case .exited(let value): code = Int(value)
    case .signaled(let signal): code = 1000 + Int(signal)
    }
    return Result(
      code: code, output: result.standardOutput, error: result.standardError)
  }

  /// Writes a file into the folder.
  func write(_ text: String, to name: String) throws {
    let url = URL(fileURLWithPath: folder).appendingPathComponent(name)
    try FileManager.default.createDirectory(
      at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(text.utf8).write(to: url)
  }

  /// Reads a file of the folder.
  func read(_ name: String) throws -> String {
    String(decoding: try data(name), as: UTF8.self)
  }

  /// Reads a file of the folder as bytes.
  func data(_ name: String) throws -> Data {
    try Data(contentsOf: URL(fileURLWithPath: folder).appendingPathComponent(name))
  }
}
