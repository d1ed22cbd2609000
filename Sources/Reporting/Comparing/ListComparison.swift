public import Register
public import Screening

/// Two lists compared: who joined, who left and where to, and whose decision changed and why.
///
/// With the flow of every region. Rows and counts only; the codes that joined the lists are shown
/// nowhere.
public struct ListComparison: Sendable, Hashable {
  /// What happened to a person between the lists.
  public enum Kind: String, Sendable, Hashable, CaseIterable {
    case joined, left
    /// The decision is another one.
    case decision
    /// The decision is the same, but another rule made it.
    case rule
  }

  /// Where somebody who left is known to have gone.
  public struct Reason: Sendable, Hashable {
    /// Its id; empty where the registers do not tell.
    public var id: String
    /// Since when, or missing.
    public var since: Day

    /// Makes a reason.
    public init(_ id: String, since: Day = .missing) {
      self.id = id
      self.since = since
    }
  }

  /// One difference.
  public struct Change: Sendable, Hashable {
    /// What happened.
    public var kind: Kind
    /// The row in the earlier list.
    public var before: ListedRow?
    /// The row in the later list.
    public var after: ListedRow?
    /// What changed behind the decision.
    public var answer: ChangedFacts.Answer?
    /// Why somebody left.
    public var reason: Reason?
  }

  /// One region's flow: `before - left - movedOut + joined + movedIn` is `after`.
  public struct Flow: Sendable, Hashable {
    /// Id of the region; empty for none.
    public var region: String
    /// On the earlier list.
    public var before = 0
    /// Left the list.
    public var left = 0
    /// Still on the list, in another region.
    public var movedOut = 0
    /// New on the list.
    public var joined = 0
    /// Was on the list in another region.
    public var movedIn = 0
    /// On the later list.
    public var after = 0
    /// Of those in the region on the later list and on the earlier one, how many got another
    /// decision.
    public var changed = 0
  }

  /// The earlier list's name: a run or a file.
  public var before: String
  /// The later list's name.
  public var after: String
  /// The differences: by kind, then by the row in the later list, or the earlier one for leavers.
  public private(set) var changes: [Change] = []
  /// How many are on both lists with the same decision by the same rule.
  public private(set) var unchanged = 0
  /// The regions, by id; those of no region first.
  public private(set) var flows: [Flow] = []
  /// Whether the registers were at hand to tell why people left.
  public var tellsReasons: Bool
  /// Whether both lists hold decisions; list files of an office hold none.
  public var hasDecisions: Bool

  /// Compares two lists.
  ///
  /// - Parameters:
  ///   - answer: Why two decisions about one person differ; nothing where the rules are not known.
  ///   - reason: Why somebody who left did; nothing where the registers are not at hand.
  public init(
    before: (name: String, rows: [ListedRow]), after: (name: String, rows: [ListedRow]),
    answer: ((ListedRow, ListedRow) -> ChangedFacts.Answer?)?,
    reason: ((ListedRow) -> Reason)?
  ) {
    self.before = before.name
    self.after = after.name
    tellsReasons = reason != nil
    hasDecisions = ![before.rows, after.rows].contains { rows in
      rows.contains(where: \.decision.isEmpty)
    }
    var earlier: [String: ListedRow] = [:]
    for row in before.rows where earlier[row.person] == nil { earlier[row.person] = row }
    var flows: [String: Flow] = [:]
    func count(_ region: String, _ path: WritableKeyPath<Flow, Int>) {
      flows[region, default: Flow(region: region)][keyPath: path] += 1
    }
    var parts: [Kind: [Change]] = [:]
    var seen: Set<String> = []
    for row in after.rows where seen.insert(row.person).inserted {
      count(row.region, \.after)
      guard let old = earlier[row.person] else {
        count(row.region, \.joined)
        parts[.joined, default: []].append(Change(kind: .joined, after: row))
        continue
      }
      if old.region != row.region {
        count(old.region, \.movedOut)
        count(row.region, \.movedIn)
      }
      let isSame = !hasDecisions || old.decision == row.decision
      guard !isSame || (hasDecisions && old.rule != row.rule) else {
        unchanged += 1
        continue
      }
      if !isSame { count(row.region, \.changed) }
      let kind = isSame ? Kind.rule : .decision
      parts[kind, default: []].append(
        Change(kind: kind, before: old, after: row, answer: answer?(old, row)))
    }
    var counted: Set<String> = []
    for row in before.rows where counted.insert(row.person).inserted {
      count(row.region, \.before)
      guard !seen.contains(row.person) else { continue }
      count(row.region, \.left)
      parts[.left, default: []].append(Change(kind: .left, before: row, reason: reason?(row)))
    }
    changes = Kind.allCases.flatMap { parts[$0] ?? [] }
    self.flows = flows.values.sorted {
      Array($0.region.utf8).lexicographicallyPrecedes(Array($1.region.utf8))
    }
  }

  /// How many differences of a kind there are.
  public func count(_ kind: Kind) -> Int { changes.count { $0.kind == kind } }
}
