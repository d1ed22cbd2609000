/// A short text kept once and named by a number: a code, a place, a name.
@frozen public struct Symbol: Sendable, Hashable {
  /// The text's index in its table; 0 is the empty text.
  public var rawValue: UInt32
  /// Makes a symbol from its index.
  @inlinable public init(rawValue: UInt32) { self.rawValue = rawValue }
  /// The empty text: a missing value.
  @inlinable public static var none: Symbol { Symbol(rawValue: 0) }
  /// Whether the value is missing.
  @inlinable public var isNone: Bool { rawValue == 0 }
}
