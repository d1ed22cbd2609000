public import Register

/// When a rule holds: a structure of questions about facts, not a language.
public indirect enum Condition: Sendable, Hashable {
  /// All of these hold.
  case all([Condition])
  /// At least one of these holds.
  case any([Condition])
  /// This does not hold.
  case not(Condition)
  /// One question about one fact.
  case leaf(Leaf)
  /// Always holds: the last rule of a table.
  case otherwise

  /// One question about one fact.
  public struct Leaf: Sendable, Hashable {
    /// The fact asked about.
    public var fact: String
    /// How it is compared.
    public var comparison: Comparison
    /// With what.
    public var operand: Operand
    /// The sentences by case: `holds` `fails` `none`, and those with a variant such as `none-ended`.
    public var sentences: [String: [Language: Template]]
    /// The line in the file.
    public var line: Int
  }

  /// The ways a fact can be compared.
  public enum Comparison: String, Sendable, Hashable, CaseIterable {
    /// Less than.
    case below
    /// Not less than.
    case atLeast = "at-least"
    /// More than.
    case above
    /// Not more than.
    case atMost = "at-most"
    /// So many days ago or less.
    case within
    /// Exactly this.
    case `is`
    /// One of these.
    case `in`
    /// There is one at all.
    case exists
  }

  /// What a fact is compared with.
  public enum Operand: Sendable, Hashable {
    /// The value of a parameter on the day.
    case parameter(String)
    /// A value written in the rule itself.
    case literal(Parameter.Value)
  }

  /// The questions in the order they are written.
  public var leaves: [Leaf] {
    switch self {
    case .all(let parts), .any(let parts): parts.flatMap(\.leaves)
    case .not(let part): part.leaves
    case .leaf(let leaf): [leaf]
    case .otherwise: []
    }
  }
}
