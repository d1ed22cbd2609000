import Foundation
import Testing

/// Files whose names say that they are compressed, through the real program.
@Suite struct GzipTests {
  // Written by another program: a file of spells, compressed as told.
  private func compress(_ binary: Binary, _ script: String) async throws {
    let text = """
      import gzip, sys
      spells = b"henkilotunnus;taulu;koodi;alkupvm;loppupvm;paattymissyy;toimisto\\n"
      row = b"\(Exports.anna);YTYOLL;02;1.5.2008;;;0901\\n"
      bad = b"\(Exports.matti);YTYOLL;77;1.5.2008;;;0901\\n"
      \(script)
      """
    let result = try await Binary.run(
      ["/usr/bin/env", "python3", "-c", text], in: binary.folder, "", [:])
    #expect(result.code == 0, "\(result.error)")
  }

  private func check(_ binary: Binary, _ file: String) async throws -> Binary.Result {
    try await binary.run(["check", file, "--json", "--lang", "en"])
  }

  @Test(arguments: [
    "open('x.csv.gz', 'wb').write(gzip.compress(spells + row + bad))",
    "open('x.CSV.GZ', 'wb').write(gzip.compress(spells) + gzip.compress(row) + gzip.compress(bad))",
  ])
  func aCompressedFileIsReadAsWhatItHolds(script: String) async throws {
    let binary = try Binary()
    defer { binary.remove() }
    try await compress(binary, script)
    let file = script.contains("x.csv.gz") ? "x.csv.gz" : "x.CSV.GZ"
    let result = try await check(binary, file)
    #expect(result.code == 2)
    #expect(result.output.contains("\"layout\": \"ura-jaksot\""))
    #expect(result.output.contains("\"read\": 2"))
    #expect(result.output.contains("\"quarantined\": 1"))
  }

  @Test(arguments: [
    ("gzip.compress(spells + row)[:-9]", "broken-gzip"),
    ("gzip.compress(spells + row) + b'x'", "broken-gzip"),
    ("spells + row", "broken-gzip"), ("b''", "empty-file"),
    ("gzip.compress(b'')", "empty-file"),
    ("gzip.compress(spells + row * 1500000)", "expansion-too-large"),
  ])
  func whatCannotBeUnpackedIsRefusedByName(bytes: String, fault: String) async throws {
    let binary = try Binary()
    defer { binary.remove() }
    try await compress(binary, "open('x.csv.gz', 'wb').write(\(bytes))")
    let (result, seconds, memory) = try await binary.measure(
      ["check", "x.csv.gz", "--json", "--lang", "en"])
    #expect(result.code == 65)
    #expect(result.error.contains("(\(fault))"), "\(result.error)")
    #expect(seconds < 10)
    #expect(memory < 256 << 10)
  }

  @Test func aTemporaryFolderThatCannotBeWrittenToIsNamedAsTheCause() async throws {
    let binary = try Binary()
    defer { binary.remove() }
    try await compress(binary, "open('x.csv.gz', 'wb').write(gzip.compress(spells + row))")
    let result = try await binary.run(
      ["check", "x.csv.gz", "--lang", "en"], environment: ["TMPDIR": binary.folder + "/none"])
    #expect(result.code == 65)
    #expect(result.error.contains("(no-room-to-unpack)"))
    #expect(result.error.contains("TMPDIR"))
  }

  @Test func aCompressedExportIsRunAndItsCorrectionsComeOutAsTheyAreRead() async throws {
    let binary = try Binary()
    defer { binary.remove() }
    try Exports.write(to: binary)
    try? FileManager.default.removeItem(atPath: binary.folder + "/Imports/ura-jaksot.csv")
    try await compress(
      binary, "open('Imports/ura-jaksot.csv.gz', 'wb').write(gzip.compress(spells + row + bad))")
    #expect(try await binary.run(["run"]).code == 2)
    let mended = try binary.read("Outputs/latest/corrections/ura-jaksot-korjattavat.csv")
    #expect(mended.contains("ura-jaksot.csv.gz:3;\(Exports.matti);YTYOLL;77;"))
    try binary.write(
      mended.replacingOccurrences(of: ";77;", with: ";02;"),
      to: "Imports/ura-jaksot-korjattavat.csv")
    #expect(try await binary.run(["run"]).code == 0)
  }
}
