public import Register

/// One thing to ask so that a review can be decided: the fact, whom to ask, and how far the answer
/// would settle the decision.
public struct ReviewQuestion: Sendable, Hashable {
  /// How far a decision is settled once one fact is known.
  ///
  /// The rules are evaluated with the fact set to every answer that they can tell apart, and with
  /// everything else that is known of the person as it is.
  public enum Effect: String, Sendable, Hashable, CaseIterable {
    /// Whatever the answer is, the decision is made.
    case always
    /// Some answers make the decision, others leave it open.
    case sometimes
    /// No answer makes it: other facts are missing as well.
    case never
  }

  /// Id of the fact.
  public var fact: String
  /// The registers that could tell and do not; empty where none could, as for somebody's age.
  public var registers: [SourceRegister]
  /// Why it is not known, in the order of the registers.
  public var reasons: [UnknownReason]
  /// How far the answer would settle the decision.
  public var effect: Effect

  /// Makes a question.
  public init(
    fact: String, registers: [SourceRegister], reasons: [UnknownReason], effect: Effect
  ) {
    self.fact = fact
    self.registers = registers
    self.reasons = reasons
    self.effect = effect
  }
}
