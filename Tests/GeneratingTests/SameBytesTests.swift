import Foundation
import Generating
import Testing

struct SameBytesTests {
  @Test func theSameSeedGivesTheSameBytesWithOneThreadAndWithTwo() throws {
    var settings = try GeneratedFolder.settings(4200, faults: 0.02)
    let one = try GeneratedFolder(settings)
    settings.jobs = 2
    let two = try GeneratedFolder(settings)
    for file in GeneratedFile.allCases { #expect(try one.bytes(file) == two.bytes(file)) }
    #expect(one.report == two.report)
  }

  @Test func anotherSeedGivesOtherPeople() throws {
    let one = try GeneratedFolder(GeneratedFolder.settings(300, seed: 1))
    let two = try GeneratedFolder(GeneratedFolder.settings(300, seed: 2))
    for file in GeneratedFile.allCases { #expect(try one.bytes(file) != two.bytes(file)) }
  }

  @Test func morePersonsLeaveTheFirstOnesAsTheyWere() throws {
    let few = try GeneratedFolder(GeneratedFolder.settings(300)).lines(.uraSpells)
    let many = try GeneratedFolder(GeneratedFolder.settings(600)).lines(.uraSpells)
    #expect(Array(many.prefix(few.count)) == few)
  }

  @Test func oneMonthOfPaymentsIsPartOfTheFullHistories() throws {
    var settings = try GeneratedFolder.settings(900)
    let full = try GeneratedFolder(settings)
    settings.payments = .month
    let month = try GeneratedFolder(settings)
    let all = Set(try full.lines(.kelaPayments))
    let last = try month.lines(.kelaPayments)
    #expect(last.count > 300 && last.count * 3 < all.count)
    #expect(last.allSatisfy { all.contains($0) })
    #expect(try full.bytes(.uraList) == month.bytes(.uraList))

    settings.payments = .both
    let both = try GeneratedFolder(settings)
    #expect(try both.bytes(.kelaPayments) == full.bytes(.kelaPayments))
    let beside = try Data(
      contentsOf: URL(fileURLWithPath: both.path + "/one-month/kela-maksut.csv"))
    #expect(try [UInt8](beside) == month.bytes(.kelaPayments))
  }

  @Test func onlyTheOwnerMayReadTheFilesAndNoneIsReplacedUnasked() throws {
    let settings = try GeneratedFolder.settings(50)
    let folder = try GeneratedFolder(settings)
    for name in try FileManager.default.contentsOfDirectory(atPath: folder.path) {
      let attributes = try FileManager.default.attributesOfItem(atPath: folder.path + "/" + name)
      #expect(attributes[.posixPermissions] as? Int == 0o600)
    }
    #expect(throws: GeneratorError.alreadyThere("ura-lista.csv")) {
      try Generator(settings: settings).write(to: folder.path)
    }
    let again = try Generator(settings: settings).write(to: folder.path, replacing: true)
    #expect(again == folder.report)
  }

  @Test func numbersOutOfRangeAreRefused() throws {
    var settings = try GeneratedFolder.settings(0)
    #expect(throws: GeneratorError.personsOutOfRange(0)) { try GeneratedFolder(settings) }
    settings.persons = 10_000_001
    #expect(throws: GeneratorError.personsOutOfRange(10_000_001)) { try GeneratedFolder(settings) }
    settings.persons = 10
    settings.faultShare = 1.5
    #expect(throws: GeneratorError.shareOutOfRange("faults")) { try GeneratedFolder(settings) }
    settings.faultShare = 0
    settings.listShare = 1
    settings.persons = 10_000_000
    #expect(throws: GeneratorError.tooFewCodes) { try GeneratedFolder(settings) }
  }
}
