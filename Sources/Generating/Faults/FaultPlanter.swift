import Register

/// Spoils rows and elements after they were written well.
///
/// Which record gets which fault comes from a stream of its own, so that the lives are the same
/// with and without faults, and every difference in the importer's counts is a planted one.
struct FaultPlanter {
  private let share: Int
  private let seed: UInt64
  private let kinds: [[FaultKind]]
  private let codeKinds: [FaultKind]
  private let wantsHidden: Bool
  private var chance = Chance(seed: 0, stream: 0)

  init(settings: GeneratorSettings) {
    share = settings.faultMillionths
    seed = settings.seed ^ 0xFA17_FA17_FA17_FA17
    let asked = FaultKind.allCases.filter { settings.faultKinds.contains($0) && !$0.onlyByName }
    kinds = GeneratedFile.allCases.map { file in
      asked.filter { FaultPlanter.suits($0, file) }
    }
    codeKinds = asked.filter { $0.isOfCode }
    wantsHidden = asked.contains(.hiddenSubstance)
  }

  var isIdle: Bool { share == 0 }

  mutating func begin(person: Int) {
    if share > 0 { chance = Chance(seed: seed, stream: UInt64(person)) }
  }

  /// The fault of a person element's code, if it gets one.
  mutating func kindOfPersonCode() -> FaultKind? {
    guard chance.perMillion(share), !codeKinds.isEmpty else { return nil }
    return codeKinds[chance.below(codeKinds.count)]
  }

  /// Whether a client of the social office gets a substance situation that cannot be read.
  mutating func plantsHiddenSubstance() -> Bool { wantsHidden && chance.perMillion(share) }

  /// Perhaps spoils the row or element that begins at a place in a file's bytes.
  mutating func row(
    _ file: GeneratedFile, _ buffer: inout [UInt8], from start: Int, _ block: inout Block
  ) {
    guard chance.perMillion(share) else { return }
    let kinds = kinds[file.index]
    guard !kinds.isEmpty else { return }
    let first = chance.below(kinds.count)
    let end = Array(file.lineEnd.utf8)
    let line = Array(buffer[start..<(buffer.count - end.count)])
    for step in 0..<kinds.count {
      let kind = kinds[(first + step) % kinds.count]
      let spoiled =
        file.isXML ? FaultyElement(line).spoiled(kind) : FaultyRow(file, line).spoiled(kind)
      guard let spoiled else { continue }
      buffer.removeSubrange(start...)
      for line in spoiled {
        buffer.append(contentsOf: line)
        buffer.append(contentsOf: end)
      }
      block.manifest.note(kind, in: file, added: spoiled.count - 1)
      block.records[file.index] += spoiled.count - 1
      if !file.isXML { block.rows[file.index] += spoiled.count - 1 }
      return
    }
  }

  private static func suits(_ kind: FaultKind, _ file: GeneratedFile) -> Bool {
    switch kind {
    case .daysDisagree: file == .uraClients
    case .overlappingStatus: file == .uraSpells
    // In the other files a byte that is no UTF-8 would be a letter of another encoding, or break
    // the whole XML.
    case .badEncoding: file == .projectClients
    case .hiddenSubstance, .unclosedQuote, .truncatedXML: false
    // A faulty list row is added beside the good one, which the fault must not take away.
    case .raggedRow, .strayQuote, .missingValue: !file.isXML
    case .badCheckCharacter, .badBirthday: !file.isXML
    case .lowerCaseCode, .typographicDash, .blankInCode: !file.isXML && file != .uraList
    default: file != .uraList
    }
  }
}

extension PersonCode {
  /// The code's bytes with a fault, or nothing where the code has no place for it.
  func bytes(with kind: FaultKind) -> [UInt8]? {
    var bytes = bytes
    switch kind {
    case .badCheckCharacter:
      bytes[10] = bytes[10] == UInt8(ascii: "7") ? UInt8(ascii: "8") : UInt8(ascii: "7")
    case .badBirthday:
      bytes[0] = UInt8(ascii: "3")
      bytes[1] = UInt8(ascii: "2")
    case .lowerCaseCode:
      guard bytes.contains(where: { $0 >= 65 }) else { return nil }
      bytes = bytes.map { $0 >= 65 ? $0 + 32 : $0 }
    case .typographicDash:
      guard bytes[6] == UInt8(ascii: "-") else { return nil }
      bytes.replaceSubrange(6...6, with: [0xE2, 0x80, 0x93])
    case .blankInCode:
      bytes.insert(UInt8(ascii: " "), at: 0)
    default: return nil
    }
    return bytes
  }
}
