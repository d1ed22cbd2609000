import Register
public import Screening

/// The open decisions by what they wait for: rows of the list and counts, no names and no codes.
public struct ReviewSummary: Sendable, Hashable {
  /// One open decision.
  public struct Open: Sendable, Hashable {
    /// Row of `screening.csv`, from 1.
    public var row: Int
    /// What to ask, in the rule book's order; empty where a caseworker asked for the review.
    public var questions: [ReviewQuestion]

    /// Makes an open decision.
    public init(row: Int, questions: [ReviewQuestion]) {
      self.row = row
      self.questions = questions
    }
  }

  /// One missing fact with all who lack it.
  public struct Fact: Sendable, Hashable {
    /// Id of the fact.
    public var fact: String
    /// Ids of the offices to ask, sorted.
    public var ask: [String] = []
    /// Decisions by how far the answer would settle them.
    public var effects: [ReviewQuestion.Effect: Int] = [:]

    /// How many lack the fact.
    public var persons: Int { effects.values.reduce(0, +) }

    /// Decisions that the answer settles so far.
    public func count(_ effect: ReviewQuestion.Effect) -> Int { effects[effect] ?? 0 }
  }

  /// The decisions that wait for the same facts.
  public struct Group: Sendable, Hashable {
    /// Ids of the facts, in the rule book's order; empty where a caseworker asked for the review.
    public var facts: [String]
    /// Rows of `screening.csv`, rising.
    public var rows: [Int]
  }

  /// The open decisions, by row.
  public private(set) var open: [Open]
  /// The missing facts: those that settle most whatever the answer come first, then those that
  /// most lack, then by id.
  public private(set) var facts: [Fact] = []
  /// The groups: the largest first, then by their first row.
  public private(set) var groups: [Group] = []

  /// Counts the open decisions, given by row.
  public init(_ open: [Open]) {
    self.open = open
    var facts: [String: Fact] = [:]
    var asked: [String: Set<String>] = [:]
    var groups: [[String]: [Int]] = [:]
    for one in open {
      groups[one.questions.map(\.fact), default: []].append(one.row)
      for question in one.questions {
        facts[question.fact, default: Fact(fact: question.fact)]
          .effects[question.effect, default: 0] += 1
        asked[question.fact, default: []].formUnion(ReviewSummary.ask(question))
      }
    }
    self.facts = facts.values.map { fact in
      var fact = fact
      fact.ask = (asked[fact.fact] ?? []).sorted()
      return fact
    }.sorted {
      ($1.count(.always), $1.persons, $0.fact) < ($0.count(.always), $0.persons, $1.fact)
    }
    self.groups = groups.map { Group(facts: $0.key, rows: $0.value) }
      .sorted { ($1.rows.count, $0.rows[0]) < ($0.rows.count, $1.rows[0]) }
  }

  /// Open decisions that wait for no fact, because a caseworker asked for the review.
  public var withoutQuestion: Int { open.count { $0.questions.isEmpty } }

  /// Ids of the offices that can answer a question; whoever has the person's papers where no
  /// register could tell.
  public static func ask(_ question: ReviewQuestion) -> [String] {
    if question.registers.isEmpty {
      return question.reasons.contains(.noStatement)
        ? ["kela", "employment-office"]
        : ["employment-office"]
    }
    return question.registers.map(office)
  }

  private static func office(_ register: SourceRegister) -> String {
    switch register {
    case .ura: "employment-office"
    case .effica: "social-office"
    case .kela: "kela"
    case .project: "project"
    }
  }
}
