/// How far a register of this run can be believed to be complete.
public struct RegisterState: Sendable, Hashable {
  /// Whether any file of the register was read and used.
  public var wasRead: Bool
  /// Whether every file of it was read to its end: none refused, no unclosed quote.
  public var isWhole: Bool

  /// Makes a state.
  public init(wasRead: Bool, isWhole: Bool) {
    self.wasRead = wasRead
    self.isWhole = isWhole
  }
}
