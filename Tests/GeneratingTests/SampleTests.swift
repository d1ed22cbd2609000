import Foundation
import Generating
import Register
import Testing

struct SampleTests {
  @Test func theSampleHasAListOfAboutThreeHundredAndAllEightFiles() throws {
    let folder = try GeneratedFolder(.sample())
    #expect((290...310).contains(folder.report.listed))
    let names = Set(try FileManager.default.contentsOfDirectory(atPath: folder.path))
    #expect(names == Set(GeneratedFile.allCases.map(\.name) + ["polku.yml"]))
    #expect(folder.report.files.allSatisfy { $0.bytes > 2000 })
    #expect((400...600).contains(folder.report.participations))
  }

  @Test func theProjectFileSaysTheTrueIntakeAndMarksWhatIsMadeUp() throws {
    let folder = try GeneratedFolder(.sample())
    let text = try String(contentsOfFile: folder.path + "/polku.yml", encoding: .utf8)
    let lines = text.split(separator: "\n").map(String.init)
    #expect(lines.contains("#   polku generate --sample --seed 2011 --out Imports/sample"))
    #expect(lines.contains("asOf: 2011-03-31"))
    let intake = lines.filter { $0.contains("measure: intake") }
    #expect(intake.count == 15 && !intake.contains { $0.contains("madeUp") })
    func target(_ start: String) -> Int? {
      intake.first { $0.hasPrefix("  - {" + start) }.flatMap {
        $0.split(separator: " ").last.flatMap { Int($0.dropLast()) }
      }
    }
    for (period, total, kuopio, inner) in [
      ("\"2008\"", 210, 160, 50), ("\"2009\"", 390, 300, 90), ("\"2010\"", 290, 200, 90),
      ("whole", 890, 660, 230), ("extension", 190, 140, 50),
    ] {
      #expect(target("period: \(period)") == total)
      #expect(target("region: kuopio, period: \(period)") == kuopio)
      #expect(target("region: sisa-savo, period: \(period)") == inner)
    }
    let outcomes = lines.filter { $0.contains("of: ended") }
    #expect(outcomes.count == 30 && outcomes.allSatisfy { $0.contains("madeUp: true") })
  }

  @Test func theSampleInTheRepositoryIsWhatTheGeneratorMakes() throws {
    let folder = try GeneratedFolder(.sample())
    let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent()
    let kept = root.appendingPathComponent("Imports/sample")
    let names = try FileManager.default.contentsOfDirectory(atPath: kept.path)
    #expect(Set(names) == Set(folder.report.files.map(\.name)))
    for file in folder.report.files {
      let made = try Data(contentsOf: URL(fileURLWithPath: folder.path + "/" + file.name))
      #expect(try Data(contentsOf: kept.appendingPathComponent(file.name)) == made, "\(file.name)")
    }
  }

  @Test func thePuzzlesAreThere() throws {
    let folder = try GeneratedFolder(.sample())
    let planted = folder.report.manifest.planted
    #expect((planted[.hiddenSubstance] ?? 0) >= 4)
    for kind in [FaultKind.duplicateRow, .supersededPair, .lowerCaseCode] {
      #expect((planted[kind] ?? 0) > 0, "\(kind.id)")
    }
    // Somebody with two figures of one day, and somebody in both forms of the list.
    let clients = try folder.lines(.uraClients)
    let figures = clients.indices.filter { clients[$0].contains("<tmt ") }
    #expect(figures.filter { clients[$0 + 1].contains("<tmt ") }.count >= 2)
    let rows = Set(try folder.rows(.uraList).map { $0[0] })
    let both = clients.indices.filter { index in
      clients[index].contains("<tyonhakija ") && clients[index + 2].contains("<tmt ")
        && rows.contains { clients[index].contains($0) }
    }
    #expect(both.count >= 2)
  }
}
