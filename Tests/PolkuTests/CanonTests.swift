import Foundation
import Subprocess
import SystemPackage
import Testing

/// `polku-lab csv canon`, run as a judge runs it.
@Suite struct CanonTests {
  private func lab(_ binary: Binary, _ arguments: [String]) async throws -> Binary.Result {
    let path = Binary.path + "-lab"
    let result = try await Subprocess.run(
      .path(FilePath(path)), arguments: Arguments(["csv", "canon"] + arguments),
      workingDirectory: FilePath(binary.folder), output: .string(limit: 1 << 20),
      error: .string(limit: 1 << 20))
    var code = -1
    if case .exited(let value) = result.terminationStatus { code = Int(value) }
    return Binary.Result(
      code: code, output: result.standardOutput, error: result.standardError)
  }

  @Test func everyFileComesOutAsCommaSeparatedUTF8AndOnesTroubleStopsNoOther() async throws {
    let binary = try Binary()
    defer { binary.remove() }
    try binary.write("a;b\n1;\"x, \"\"y\"\"\"\n", to: "in/one.csv")
    try binary.write("", to: "in/empty.csv")
    try binary.write("a\tb\r1\tä\r", to: "in/two.csv")
    let result = try await lab(
      binary, ["in/one.csv", "in/none.csv", "in/empty.csv", "in/two.csv", "--out", "out"])
    #expect(result.code == 3)
    let lines = result.output.split(separator: "\n")
    #expect(lines.count == 4 && lines[1].contains("\"error\": \"unreadable\""))
    #expect(lines[0].contains("\"rows_in\": 2, \"rows_out\": 2, \"rejects\": 0"))
    #expect(try binary.read("out/one.csv") == "a,b\r\n1,\"x, \"\"y\"\"\"\r\n")
    #expect(try binary.read("out/empty.csv").isEmpty)
    #expect(try binary.read("out/two.csv") == "a,b\r\n1,ä\r\n")
  }

  @Test func rowsOutAndRejectsAreRowsInUnlessTheyAreMended() async throws {
    let binary = try Binary()
    defer { binary.remove() }
    let good = (0..<9).map { "2\($0).1.2010;AB-\($0)1;x\n" }.joined()
    try binary.write("day;code;text\n" + good + "29.1.2010;AB-91\nx;y;z;\"\n", to: "a.csv")
    let strict = try await lab(binary, ["a.csv", "--out", "strict"])
    #expect(strict.output.contains("\"rows_in\": 12, \"rows_out\": 10, \"rejects\": 2"))
    let mended = try await lab(binary, ["a.csv", "--out", "out", "--recover"])
    #expect(mended.output.contains("\"rows_in\": 12, \"rows_out\": 12, \"rejects\": 0"))
    #expect(try binary.read("out/a.csv").contains("29.1.2010,AB-91,\r\n"))
  }

  @Test func theDialectFileIsBelieved() async throws {
    let binary = try Binary()
    defer { binary.remove() }
    try binary.write("x\ny\na~b\nc~d\n'1~2'~3\n", to: "a.csv")
    try binary.write(
      """
      {"delimiter": "~", "quotechar": "'", "escapechar": "", "row_delimiter": "\\n",
       "encoding": "ascii", "preamble_lines": 2, "header_lines": 2}
      """, to: "d.json")
    for mode in [[], ["--recover"]] {
      let result = try await lab(binary, ["a.csv", "--out", "out", "--dialect", "d.json"] + mode)
      #expect(result.code == 0, "\(result.error)")
      #expect(try binary.read("out/a.csv") == "a c,b d\r\n1~2,3\r\n")
      #expect(result.output.contains("\"preamble\": 2, \"header_lines\": 2"))
    }
    try binary.write("{\"encoding\": \"klingon\"}", to: "d.json")
    #expect(try await lab(binary, ["a.csv", "--out", "out", "--dialect", "d.json"]).code == 64)
  }
}
