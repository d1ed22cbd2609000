import Foundation
import Register
import Testing

/// Runs the main job as an operator would, and looks at what stands in the folder afterwards.
@Suite struct RunTests {
  private func withBinary(_ body: (Binary) async throws -> Void) async throws {
    let binary = try Binary()
    defer { binary.remove() }
    try await body(binary)
  }

  @Test func threePeopleWithNothingInTheWayAreInvited() async throws {
    try await withBinary { binary in
      try Exports.write(to: binary)
      let result = try await binary.run(["run"])
      #expect(result.code == 0, "\(result.error)")
      let list = try binary.read("Outputs/latest/screening.csv")
      let lines = list.split(separator: "\r\n")
      #expect(lines.count == 4)
      #expect(
        lines[0]
          == "\u{FEFF}row;rank;person_code;last_name;first_names;municipality;region;age;unemployed_since;education;occupation;last_job_ended;benefit_days;benefit_days_source;service_line;plan;plan_review_due;last_contact;last_activation;debt;decision;rule;responsible;missing;overridden;explanation"
      )
      for line in lines.dropFirst() { #expect(line.contains(";invite;invite;project;;;")) }
    }
  }

  @Test func theSameWorkIsDoneOnceAndASecondRunSaysSo() async throws {
    try await withBinary { binary in
      try Exports.write(to: binary)
      #expect(try await binary.run(["run"]).code == 0)
      let before = try FileManager.default.contentsOfDirectory(atPath: binary.folder + "/Outputs")
      let again = try await binary.run(["run"])
      #expect(again.code == 0)
      #expect(again.output.contains("jo tehty"))
      let after = try FileManager.default.contentsOfDirectory(atPath: binary.folder + "/Outputs")
      #expect(before.sorted() == after.sorted())
    }
  }

  @Test func theSameInputGivesTheSameBytesWithAnyThreadsZoneLocaleAndFolder() async throws {
    var pictures: [[String: Data]] = []
    for (jobs, environment) in [
      ("1", ["TZ": "UTC", "LC_ALL": "C"]),
      ("2", ["TZ": "Pacific/Auckland", "LC_ALL": "fi_FI.UTF-8"]),
      ("7", ["TZ": "America/Los_Angeles", "LC_ALL": "tr_TR.UTF-8"]),
    ] {
      try await withBinary { binary in
        try Exports.write(to: binary, folder: "otteet-\(jobs)")
        let result = try await binary.run(
          ["run", "otteet-\(jobs)", "--jobs", jobs], environment: environment)
        #expect(result.code == 0, "\(result.error)")
        var picture: [String: Data] = [:]
        let latest = try FileManager.default.destinationOfSymbolicLink(
          atPath: binary.folder + "/Outputs/latest")
        for name in try FileManager.default.subpathsOfDirectory(
          atPath: binary.folder + "/Outputs/" + latest)
        where name != "run.json" {
          picture["\(latest)/\(name)"] = try? binary.data("Outputs/\(latest)/\(name)")
        }
        pictures.append(picture)
      }
    }
    #expect(pictures[0].count >= 6)
    #expect(pictures[0] == pictures[1] && pictures[1] == pictures[2])
  }

  @Test func filesAreForTheirOwnerOnlyWhateverTheUmask() async throws {
    try await withBinary { binary in
      try Exports.write(to: binary)
      let previous = umask(0)
      defer { umask(previous) }
      #expect(try await binary.run(["run"]).code == 0)
      let root = binary.folder + "/Outputs"
      for name in try FileManager.default.subpathsOfDirectory(atPath: root) + [""] {
        let attributes = try FileManager.default.attributesOfItem(atPath: root + "/" + name)
        let modes = (attributes[.posixPermissions] as? Int) ?? 0
        switch attributes[.type] as? FileAttributeType {
        case .typeDirectory?: #expect(modes == 0o700, "\(name)")
        case .typeRegular?: #expect(modes == 0o600, "\(name)")
        default: break
        }
      }
    }
  }

  @Test func noPersonStandsOutsideThePersonLevelFiles() async throws {
    try await withBinary { binary in
      try Exports.write(to: binary)
      // A bad code in a row and a bad day in another make the program speak of them.
      try binary.write(
        Exports.list + Exports.listRow("010170-900X", name: "Salaperä") + "\r\n"
          + Exports.listRow(Exports.code(4, 8, 71, 903)).replacing("1.5.2008", with: "x.5.2008")
          + "\r\n", to: "Imports/ura-lista.csv")
      let result = try await binary.run(["run"])
      #expect(result.code == 2)
      let personLevel = [
        "screening.csv", "writeback-ura.csv", "writeback-effica.xml", "invitations.csv",
        "reviews.csv",
      ]
      var texts = ["standard output": result.output, "standard error": result.error]
      let latest = binary.folder + "/Outputs/latest/"
      for name in try FileManager.default.subpathsOfDirectory(atPath: latest)
      where !personLevel.contains(name) && !name.hasPrefix("corrections") {
        texts[name] = (try? String(contentsOfFile: latest + name, encoding: .utf8)) ?? ""
      }
      #expect(texts.keys.contains("report.html") && texts.keys.contains("quarantine.csv"))
      for (name, text) in texts {
        for secret in [Exports.anna, Exports.matti, "010170-900X", "Koivuniemi", "Salaperä"] {
          #expect(!text.contains(secret), "\(name)")
        }
      }
    }
  }

  @Test func aRefusedEfficaFileMakesReviewsAndNeverInvitations() async throws {
    try await withBinary { binary in
      try Exports.write(to: binary)
      try binary.write(String(Exports.effica.dropLast(20)), to: "Imports/effica-asiakkaat.xml")
      let result = try await binary.run(["run", "--allow-quarantine"])
      #expect(result.code == 3)
      #expect(result.error.contains("effica-asiakkaat.xml"))
      let lines = try binary.read("Outputs/latest/screening.csv").split(separator: "\r\n")
      #expect(lines.count == 4)
      for line in lines.dropFirst() { #expect(line.contains(";review;")) }
    }
  }

  @Test func aBrokenRowIsQuarantinedWithItsPlaceAndTheOthersAreDone() async throws {
    try await withBinary { binary in
      try Exports.write(to: binary)
      try binary.write(Exports.list + "rikki;rivi\r\n", to: "Imports/ura-lista.csv")
      let result = try await binary.run(["run"])
      #expect(result.code == 2)
      #expect(try await binary.run(["run", "--allow-quarantine"]).code == 0)
      let quarantine = try binary.read("Outputs/latest/quarantine.csv").split(separator: "\r\n")
      #expect(quarantine.count == 2)
      #expect(quarantine[1].hasPrefix("ura-lista.csv;5;"))
      #expect(quarantine[1].contains("ragged-row"))
      #expect(try binary.read("Outputs/latest/screening.csv").split(separator: "\r\n").count == 4)
    }
  }
}
