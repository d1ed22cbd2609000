public import Register
public import Screening

/// How the decisions fall on groups of people: each rule by age group, sex and region.
///
/// Counts only; small ones are hidden when they are shown.
public struct FairnessSummary: Sendable, Hashable {
  /// By what people are grouped.
  public enum Dimension: String, Sendable, Hashable, CaseIterable {
    case age, sex, region
  }

  /// A decision of a rule.
  public struct Line: Sendable, Hashable {
    /// Id of the rule.
    public var rule: String
    /// Id of the decision.
    public var decision: String
    /// The group the decision puts a person in.
    public var group: PersonGroup
  }

  /// Counts below this are hidden.
  public var threshold: Int
  /// The decisions, in the order of their first row on the list.
  public private(set) var lines: [Line] = []
  private var counts: [Dimension: [Line: [String: Int]]] = [:]
  private var totals: [Dimension: [String: Int]] = [:]

  private static let ages = TabSeparated(PackageResources.age_groups_tsv).rows

  /// Ids of the age groups, in their order.
  public static var ageGroups: [String] { ages.map { $0["id"] } }

  /// The age group of an age; empty if the age is not known.
  static func ageGroup(_ age: Int?) -> String {
    guard let age else { return "" }
    let row = ages.first { row in
      (Int(row["from"]) ?? 0) <= age && age <= (Int(row["until"]) ?? Int.max)
    }
    return row?["id"] ?? ""
  }

  /// Counts a list.
  public init(_ list: [ScreenedPerson], people: PersonTable, threshold: Int) {
    self.threshold = threshold
    var known: Set<Line> = []
    for person in list {
      let line = Line(
        rule: person.rule, decision: person.decision,
        group: PersonGroup(decision: person.decision, inTargetGroup: person.inTargetGroup))
      if known.insert(line).inserted { lines.append(line) }
      let code =
        people.keys.indices.contains(person.person) ? people.keys[person.person].code : nil
      let groups: [(Dimension, String)] = [
        (.age, FairnessSummary.ageGroup(person.age)),
        (.sex, code.map { $0.isMale ? "men" : "women" } ?? ""), (.region, person.region),
      ]
      for (dimension, group) in groups {
        counts[dimension, default: [:]][line, default: [:]][group, default: 0] += 1
        totals[dimension, default: [:]][group, default: 0] += 1
      }
    }
  }

  /// How many persons of a group a rule gave a decision.
  public func count(_ line: Line, _ dimension: Dimension, _ group: String) -> Int {
    counts[dimension]?[line]?[group] ?? 0
  }

  /// How many persons a group has; the empty id stands for those of whom it is not known.
  public func total(_ dimension: Dimension, _ group: String) -> Int {
    totals[dimension]?[group] ?? 0
  }

  /// Ids of the groups that have somebody, in byte order.
  public func groups(_ dimension: Dimension) -> [String] {
    (totals[dimension] ?? [:]).keys.sorted {
      Array($0.utf8).lexicographicallyPrecedes(Array($1.utf8))
    }
  }
}
