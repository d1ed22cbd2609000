/// What tells one person from another in a run: the person code, or a register's local number.
///
/// A client without a code is normal in social care; such a client is known by the local number
/// of one register, and nothing else is joined to it.
@frozen public struct PersonKey: Sendable, Hashable, Comparable {
  /// The packed code, or a mark, the register and the local number's symbol.
  public var rawValue: UInt64

  /// Makes a key from its packed form.
  @inlinable public init(rawValue: UInt64) { self.rawValue = rawValue }

  /// The key of a person with a code.
  @inlinable public init(_ code: PersonCode) { rawValue = UInt64(code.rawValue) }

  /// The key of a client known only by a register's own number.
  @inlinable public init(register: SourceRegister, number: Symbol) {
    rawValue = 1 << 63 | UInt64(register.rawValue) << 32 | UInt64(number.rawValue)
  }

  /// Whether one key sorts before another: codes first, by their text.
  @inlinable public static func < (left: PersonKey, right: PersonKey) -> Bool {
    left.rawValue < right.rawValue
  }

  /// The person code, if the person has one.
  @inlinable public var code: PersonCode? {
    rawValue >> 63 == 0 ? PersonCode(rawValue: UInt32(truncatingIfNeeded: rawValue)) : nil
  }

  /// The local number, if the person has no code.
  @inlinable public var number: Symbol? {
    rawValue >> 63 == 1 ? Symbol(rawValue: UInt32(truncatingIfNeeded: rawValue)) : nil
  }
}
