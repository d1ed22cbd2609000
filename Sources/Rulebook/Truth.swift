/// True, false, or not known: the three values of a condition, after Kleene.
///
/// What is not known never counts as no: `false` and unknown is false, `true` and unknown is
/// unknown, and the opposite of unknown is unknown.
@frozen public enum Truth: UInt8, Sendable, Hashable, CaseIterable {
  case `false`, unknown, `true`

  /// Both hold: the weaker of the two.
  @inlinable public func and(_ other: Truth) -> Truth {
    rawValue < other.rawValue ? self : other
  }

  /// One of the two holds: the stronger of the two.
  @inlinable public func or(_ other: Truth) -> Truth {
    rawValue > other.rawValue ? self : other
  }

  /// The opposite.
  @inlinable public var not: Truth {
    switch self {
    case .false: .true
    case .unknown: .unknown
    case .true: .false
    }
  }

  /// The stable name used in files.
  public var id: String {
    switch self {
    case .false: "false"
    case .unknown: "unknown"
    case .true: "true"
    }
  }
}
