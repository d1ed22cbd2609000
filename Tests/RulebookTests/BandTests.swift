import Foundation
import Register
import Rulebook
import StrictYAML
import Testing

@Suite struct BandTests {
  private func proof(_ text: String) throws -> Proof { try Proof(text: text, file: "bands.yml") }

  private func shipped(_ name: String) throws -> Proof {
    let url = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appendingPathComponent("Books/\(name)")
    return try Proof(text: String(contentsOf: url, encoding: .utf8), file: name)
  }

  private func values(_ fault: ProofFault) -> [Int?] {
    guard case .numbers(let least, let greatest)? = fault.facts.first?.value else { return [] }
    return [least.map { $0 / 100 }, greatest.map { $0 / 100 }]
  }

  @Test func overlappingBandsBeyondTheRangeAreRefusedWithEveryFaultNamed() throws {
    let proof = try shipped("bands-overlap.yml")
    #expect(Set(proof.faults.map(\.kind)) == [.overlap, .beyondRange, .gap])
    #expect(proof.faults.count == 3)
    for fault in proof.faults {
      switch fault.kind {
      case .overlap:
        #expect(values(fault) == [115, 125])
        #expect(fault.rows == ["from 100 to 144", "from 115 to 125"])
      case .beyondRange:
        #expect(values(fault) == [126, 144] && fault.read == "126–144")
      default: #expect(values(fault) == [25, 73])
      }
    }
  }

  @Test func bandsThatLeaveOutTheNumberThreeAreRefusedForThatGapOnly() throws {
    let proof = try shipped("bands-gap.yml")
    #expect(proof.faults.map(\.kind) == [.gap])
    #expect(proof.faults.map { values($0) } == [[3, 3]])
  }

  @Test func theCorrectedBandsAreProven() throws {
    #expect(
      try proof(
        """
        fact: score
        range: {from: 25, to: 125}
        bands: [{to: 73}, {from: 74, to: 99}, {from: 100, to: 114}, {least: 115}]
        """
      ).isProven)
    #expect(try proof("fact: n\nbands: [{below: 2}, {is: [2, 3]}, {above: 3}]").isProven)
  }

  @Test func bandsOfDecimalsMustMeetAndThoseOfWholeNumbersMayStep() throws {
    let text = "fact: share\nrange: {from: 0, to: 10}\nbands: [{to: 4}, {from: 5}]\n"
    #expect(try proof(text).isProven)
    let decimals = try proof(text + "type: decimal\n")
    #expect(decimals.faults.map(\.kind) == [.gap])
    #expect(decimals.faults[0].facts[0].value == .numbers(least: 401, greatest: 499))
    #expect(
      try proof(text.replacing("{to: 4}", with: "{below: 5}") + "type: decimal\n").isProven)
  }

  @Test func orderOrTheSameResultAllowsAnOverlapAndOrderHidesBands() throws {
    let bands = "bands: [{to: 5, result: a}, {from: 3, to: 9, result: b}, {from: 4, result: a}]"
    let free = try proof("fact: n\n" + bands)
    #expect(free.faults.map(\.rows) == [["to 5", "from 3 to 9"], ["from 3 to 9", "from 4"]])
    #expect(try proof("fact: n\nordered: yes\n" + bands).isProven)
    let hidden = try proof("fact: n\nordered: yes\nbands: [{to: 5}, {above: 5}, {is: 7}]")
    #expect(hidden.faults.map(\.kind) == [.shadowed])
    #expect(hidden.faults[0].rows == ["is 7", "above 5"])
  }

  @Test func aBandOutsideTheRangeCanNeverHold() throws {
    let kinds = try proof("fact: n\nrange: {from: 0, to: 5}\nbands: [{from: 0, to: 5}, {from: 6}]")
      .faults.map(\.kind)
    #expect(kinds == [.neverHolds])
  }

  @Test(arguments: [
    ("fact: n\nbands: [{form: 2}]", 2), ("fact: n\nbands: [{from: 2, least: 2}]", 2),
    ("fact: n\nbands: [{from: 2.5}]", 2), ("fact: n\nbands: [{from: 5, to: 2}]", 2),
    ("fact: n\nbands: [{result: a}]", 2), ("fact: n\nbands: [{is: 2, from: 1}]", 2),
    ("fact: n\nbands:\n  - {id: a, is: 2}\n  - {id: a, is: 3}", 4), ("bands: [{is: 2}]", 1),
    ("fact: n\nbands: []", 1), ("fact: n\nrange: {}\nbands: [{is: 2}]", 2),
  ])
  func aMistakeInATableOfBandsIsAnErrorWithItsLine(text: String, line: Int) throws {
    do throws(YAMLFault) {
      _ = try Proof(text: text, file: "bands.yml")
      Issue.record("no fault in \(text)")
    } catch { #expect(error.line == line, "\(error)") }
  }

  /// Bands of random numbers against counting, number by number.
  @Test func theProofOfRandomBandsAgreesWithCounting() throws {
    var dice = Dice(state: 74_115)
    var kinds: Set<ProofFault.Kind> = []
    for _ in 0..<400 {
      var bands: [(least: Int, greatest: Int, result: String)] = []
      for _ in 0..<(1 + dice.roll(5)) {
        let least = dice.roll(24) - 2
        bands.append((least, least + dice.roll(12), dice.pick(["a", "b"])))
      }
      let rows = bands.map { "{from: \($0.least), to: \($0.greatest), result: \($0.result)}" }
      let proof = try proof(
        "fact: n\nrange: {from: 0, to: 20}\nbands: [\(rows.joined(separator: ", "))]")
      func covered(_ kind: ProofFault.Kind) -> Set<Int> {
        Set(
          proof.faults.filter { $0.kind == kind }.flatMap { fault -> [Int] in
            let ends = values(fault)
            guard let least = ends[0], let greatest = ends[1] else { return [] }
            return Array(least...greatest)
          })
      }
      let gaps = (0...20).filter { n in !bands.contains { $0.least <= n && n <= $0.greatest } }
      #expect(covered(.gap) == Set(gaps))
      let overlaps = (0...20).filter { n in
        Set(bands.filter { $0.least <= n && n <= $0.greatest }.map(\.result)).count > 1
      }
      #expect(covered(.overlap) == Set(overlaps))
      let beyond = (-10...60).filter { n in
        !(0...20).contains(n) && bands.contains { $0.least <= n && n <= $0.greatest }
      }
      #expect(covered(.beyondRange) == Set(beyond))
      kinds.formUnion(proof.faults.map(\.kind))
    }
    #expect(kinds.isSuperset(of: [.gap, .overlap, .beyondRange]))
  }
}
