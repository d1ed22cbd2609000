import Foundation
import Testing

/// Names of files that hold a person code, which no output may repeat.
@Suite struct FileNameTests {
  private let header = "henkilotunnus;taulu;koodi;alkupvm;loppupvm;paattymissyy;toimisto\n"

  @Test func aPersonCodeInANameOfAFileIsHiddenAndSaidAndTheFileIsRead() async throws {
    let binary = try Binary()
    defer { binary.remove() }
    try Exports.write(to: binary)
    // Two people nothing else tells of, in two writings.
    for (name, code) in [("jaksot-150370-9989.csv", "77"), ("jaksot-150370a998x.csv", "78")] {
      try binary.write(
        header + "\(Exports.anna);YTYOLL;\(code);1.5.2008;;;\n", to: "Imports/\(name)")
    }
    for (language, meaning) in [
      ("fi", "Tiedoston nimessä on henkilötunnus"), ("sv", "innehåller en personbeteckning"),
      ("en", "holds a person code"),
    ] {
      let result = try await binary.run(["run", "--lang", language, "--out", "out-\(language)"])
      #expect(result.code == 2)
      #expect(result.error.contains("jaksot-######-####.csv"))
      #expect(result.error.contains("2-jaksot-######-####.csv"))
      #expect(result.error.contains(meaning))
      #expect(!(result.output + result.error).lowercased().contains("150370"))
    }
    let quarantine = try binary.read("out-fi/latest/quarantine.csv")
    #expect(quarantine.contains("\r\njaksot-######-####.csv;2;"))
    let mended = try binary.read("out-fi/latest/corrections/2-jaksot-######-####-korjattavat.csv")
    #expect(mended.contains("2-jaksot-######-####.csv:2;\(Exports.anna);YTYOLL;78;"))
    let page = try binary.read("out-fi/latest/report.html")
    for name in ["jaksot-######-####.csv", "2-jaksot-######-####.csv"] {
      #expect(page.contains("<span class=\"mark\">Vakava</span> \(name): Tiedoston nimessä"))
    }
    // Nothing that was written, by name or by content, repeats a code.
    let files = try #require(FileManager.default.enumerator(atPath: binary.folder + "/out-fi"))
    var read = 0
    for case let file as String in files {
      #expect(!file.contains("150370"))
      guard let data = try? binary.data("out-fi/\(file)") else { continue }
      read += 1
      for code in ["150370-9989", "150370a998x"] {
        #expect(data.range(of: Data(code.utf8)) == nil, "\(file)")
      }
    }
    #expect(read > 15)
    // The mended row finds the file it came from by the name it was given.
    try binary.write(mended.replacing(";78;", with: ";02;"), to: "Imports/korjattu.csv")
    _ = try await binary.run(["run", "--out", "out-fi"])
    #expect(!(try binary.read("out-fi/latest/quarantine.csv")).contains("2-jaksot"))
  }
}
