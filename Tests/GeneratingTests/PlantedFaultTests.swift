import Generating
import Importing
import Register
import Testing

/// What is planted is what the importer finds, file by file and fault by fault.
struct PlantedFaultTests {
  private func imported(_ folder: GeneratedFolder, asOf: Day) throws -> Imported {
    let files = GeneratedFile.allCases.map {
      InputFile(path: folder.path + "/" + $0.name, name: $0.name)
    }
    return try Importer(layouts: .builtIn(), asOf: asOf).run(files: files)
  }

  @Test(arguments: ["2009-06-30", "2011-03-31", "2016-09-15", "2024-02-29"])
  func withoutFaultsNothingIsQuarantinedAndNothingContradicts(asOf: String) throws {
    let settings = try GeneratedFolder.settings(500, asOf: asOf)
    let folder = try GeneratedFolder(settings)
    let imported = try imported(folder, asOf: settings.asOf)
    #expect(imported.quarantine.isEmpty)
    for report in imported.files {
      #expect(report.refused == nil && report.balances && report.corrected == 0)
      let written = try #require(folder.report.files.first { $0.name == report.name })
      #expect(report.rows == written.rows && report.read == written.records)
    }
    let contradictions: [Fault] = [
      .overlappingStatus, .daysDisagree, .paymentDuringWork, .listRowsDiffer,
    ]
    #expect(!imported.findings.contains { contradictions.contains($0.fault) })
    #expect(folder.report.manifest == FaultManifest())
  }

  @Test func everyPlantedFaultIsFoundInItsFile() throws {
    var settings = try GeneratedFolder.settings(1200, seed: 3)
    let clean = try imported(GeneratedFolder(settings), asOf: settings.asOf)
    settings.faultShare = 0.03
    let folder = try GeneratedFolder(settings)
    let faulty = try imported(folder, asOf: settings.asOf)
    let manifest = folder.report.manifest
    #expect(manifest.total > 250)
    for (before, after) in zip(clean.files, faulty.files) {
      let expected = manifest.files[after.name] ?? FaultManifest.Expected()
      #expect(after.read - before.read == expected.added, "\(after.name)")
      #expect(after.quarantined == expected.quarantined, "\(after.name)")
      #expect(after.corrected == expected.corrected, "\(after.name)")
      #expect(after.duplicate - before.duplicate == expected.duplicate, "\(after.name)")
      #expect(after.superseded - before.superseded == expected.superseded, "\(after.name)")
    }
    var quarantined: [Fault: Int] = [:]
    for record in faulty.quarantine { quarantined[record.fault, default: 0] += 1 }
    #expect(quarantined == manifest.quarantined)
    for kind in [FaultKind.daysDisagree, .overlappingStatus] {
      let found = faulty.findings.filter { $0.fault == kind.fault }.count
      #expect(found == manifest.planted[kind] ?? 0, "\(kind.id)")
    }
  }

  @Test(arguments: FaultKind.allCases)
  func everyKindCanBePlantedAlone(kind: FaultKind) throws {
    var settings = try GeneratedFolder.settings(300, seed: 5, faults: 0.1)
    settings.faultKinds = [kind]
    let folder = try GeneratedFolder(settings)
    let planted = folder.report.manifest.planted
    #expect((planted[kind] ?? 0) > 0)
    #expect(planted.count == 1)
    let imported = try imported(folder, asOf: settings.asOf)
    switch kind.end {
    case .quarantined:
      let found = imported.quarantine.filter { $0.fault == kind.fault }.count
      #expect(found == planted[kind])
    case .corrected:
      #expect(imported.files.reduce(0) { $0 + $1.corrected } == planted[kind])
    case .refused:
      #expect(
        imported.files.filter { $0.refused == kind.fault }.map(\.name) == ["effica-asiakkaat.xml"])
    case .finding:
      #expect(imported.findings.filter { $0.fault == kind.fault }.count == planted[kind])
    case .duplicate, .superseded: break
    }
  }

  @Test func whatSpoilsTheRestOfAFileMustBeAskedFor() throws {
    let settings = try GeneratedFolder.settings(10, faults: 1)
    #expect(!settings.faultKinds.contains(.unclosedQuote))
    #expect(!settings.faultKinds.contains(.truncatedXML))
    let folder = try GeneratedFolder(settings)
    #expect(try folder.lines(.efficaClients).last == "</asiakasrekisteri>")
    #expect(folder.report.manifest.refused.isEmpty)
  }

  @Test func faultsChangeNoLife() throws {
    var settings = try GeneratedFolder.settings(600, seed: 8)
    let clean = try GeneratedFolder(settings).rows(.uraList)
    settings.faultShare = 0.2
    settings.faultKinds = [.duplicateRow, .supersededPair]
    let faulty = try GeneratedFolder(settings)
    #expect(try faulty.rows(.uraList) == clean)
    #expect(faulty.report.manifest.total > 100)
  }
}
