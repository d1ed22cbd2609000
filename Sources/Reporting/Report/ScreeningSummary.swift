public import Screening

/// The screened list in counts: all that the page needs, and nothing about any one person.
public struct ScreeningSummary: Sendable, Hashable {
  /// What one rule decided.
  public struct RuleCount: Sendable, Hashable {
    /// Id of the rule.
    public var rule: String
    /// Id of the decision.
    public var decision: String
    /// Id of who carries on.
    public var responsible: String
    /// The group the decision puts a person in.
    public var group: PersonGroup
    /// Persons.
    public var count: Int
  }

  /// In how many reviews a fact is missing.
  public struct MissingFact: Sendable, Hashable {
    /// Id of the fact.
    public var fact: String
    /// Reviews in which nothing else is missing: knowing it settles them.
    public var alone: Int
    /// Reviews in which it is missing, alone or with others.
    public var total: Int
  }

  /// Persons on the list.
  public private(set) var listed = 0
  /// Persons known to be in the target group.
  public private(set) var inTargetGroup = 0
  /// Persons of whom it is not known.
  public private(set) var targetGroupUnknown = 0
  /// Persons by group.
  public private(set) var groups: [PersonGroup: Int] = [:]
  /// Persons by region and group; the empty id stands for no region.
  public private(set) var regions: [String: [PersonGroup: Int]] = [:]
  /// Persons by who carries on, and group.
  public private(set) var responsible: [String: [PersonGroup: Int]] = [:]
  /// Persons by rule, decision and responsible, sorted by these.
  public private(set) var rules: [RuleCount] = []
  /// Missing facts, the one that settles most first.
  public private(set) var missing: [MissingFact] = []
  /// Decisions that a caseworker replaced.
  public private(set) var overridden = 0

  /// Counts a list.
  public init(_ list: [ScreenedPerson]) {
    var byRule: [RuleCount: Int] = [:]
    var facts: [String: MissingFact] = [:]
    for person in list {
      listed += 1
      switch person.inTargetGroup {
      case true: inTargetGroup += 1
      case nil: targetGroupUnknown += 1
      default: break
      }
      let group = PersonGroup(decision: person.decision, inTargetGroup: person.inTargetGroup)
      groups[group, default: 0] += 1
      regions[person.region, default: [:]][group, default: 0] += 1
      responsible[person.responsible, default: [:]][group, default: 0] += 1
      let key = RuleCount(
        rule: person.rule, decision: person.decision, responsible: person.responsible,
        group: group, count: 0)
      byRule[key, default: 0] += 1
      if person.overridden { overridden += 1 }
      guard group == .review else { continue }
      for fact in person.missing {
        facts[fact, default: MissingFact(fact: fact, alone: 0, total: 0)].total += 1
        if person.missing.count == 1 {
          facts[fact, default: MissingFact(fact: fact, alone: 0, total: 0)].alone += 1
        }
      }
    }
    rules = byRule.map { key, count in
      var rule = key
      rule.count = count
      return rule
    }.sorted {
      ($0.rule, $0.decision, $0.responsible, $0.group.rawValue)
        < ($1.rule, $1.decision, $1.responsible, $1.group.rawValue)
    }
    missing = facts.values.sorted {
      ($1.alone, $1.total, $0.fact) < ($0.alone, $0.total, $1.fact)
    }
  }

  /// Persons of a group.
  public func count(_ group: PersonGroup) -> Int { groups[group] ?? 0 }

  /// Persons whose decision is `review`.
  public var reviews: Int { count(.review) }
}
