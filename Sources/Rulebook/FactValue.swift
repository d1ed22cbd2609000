/// What is known of one fact about one person.
///
/// The number means what the fact's type says: whole numbers as they are, decimals in hundredths,
/// answers 0 or 1, words their place in the fact's list, texts their token in the rule table.
@frozen public struct FactValue: Sendable, Hashable {
  /// How much is known.
  @frozen public enum State: UInt8, Sendable, Hashable {
    /// Nobody asked: the fact drops out of every condition.
    case leftOut
    /// Not known.
    case unknown
    /// Known that there is nothing.
    case none
    /// Known, with a value.
    case known
  }

  /// How much is known.
  public var state: State
  /// The value, where one is known.
  public var number: Int32

  /// Makes a value of its parts.
  @inlinable public init(_ state: State, _ number: Int32 = 0) {
    self.state = state
    self.number = number
  }

  /// Not known.
  @inlinable public static var unknown: FactValue { FactValue(.unknown) }
  /// Known that there is nothing.
  @inlinable public static var none: FactValue { FactValue(.none) }
  /// Not consulted.
  @inlinable public static var leftOut: FactValue { FactValue(.leftOut) }
  /// Known, with a value.
  @inlinable public static func known(_ number: Int32) -> FactValue { FactValue(.known, number) }
}
