public import Register

/// What was planted, and what the importer should therefore say more than of the same registers
/// without faults.
public struct FaultManifest: Sendable, Hashable {
  /// What one file's report should show because of the planted faults.
  public struct Expected: Sendable, Hashable {
    /// Records quarantined.
    public var quarantined = 0
    /// Records corrected.
    public var corrected = 0
    /// Records that stand twice.
    public var duplicate = 0
    /// Records another version replaces.
    public var superseded = 0
    /// Records read more than without the faults: rows that were added.
    public var added = 0

    /// Makes the expectation for a file without faults.
    public init() {}
  }

  /// How many faults of each kind were planted.
  public var planted: [FaultKind: Int] = [:]
  /// What each file's report should show, by file name.
  public var files: [String: Expected] = [:]
  /// How many quarantined records each fault should have.
  public var quarantined: [Fault: Int] = [:]
  /// The files the importer should refuse.
  public var refused: [String] = []

  /// Makes an empty manifest.
  public init() {}

  /// The number of faults planted.
  public var total: Int { planted.values.reduce(0, +) }

  mutating func note(_ kind: FaultKind, in file: GeneratedFile, added: Int = 0) {
    planted[kind, default: 0] += 1
    var expected = files[file.rawValue] ?? Expected()
    expected.added += added
    switch kind.end {
    case .quarantined: expected.quarantined += 1
    case .corrected: expected.corrected += 1
    case .duplicate: expected.duplicate += 1
    case .superseded: expected.superseded += 1
    case .finding: break
    case .refused: refused.append(file.rawValue)
    }
    files[file.rawValue] = expected
    if kind.end == .quarantined, let fault = kind.fault { quarantined[fault, default: 0] += 1 }
  }

  mutating func noteInside(faultyPerson count: Int, in file: GeneratedFile) {
    files[file.rawValue, default: Expected()].quarantined += count
    quarantined[.personElementFaulty, default: 0] += count
  }

  mutating func add(_ other: FaultManifest) {
    planted.merge(other.planted, uniquingKeysWith: +)
    quarantined.merge(other.quarantined, uniquingKeysWith: +)
    refused += other.refused
    files.merge(other.files) { one, two in
      var sum = one
      sum.quarantined += two.quarantined
      sum.corrected += two.corrected
      sum.duplicate += two.duplicate
      sum.superseded += two.superseded
      sum.added += two.added
      return sum
    }
  }
}
