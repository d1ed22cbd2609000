public import Register
public import Rulebook

/// Why a list cannot be screened with the book and settings that were given.
public enum ScreeningFault: Error, Sendable, Hashable {
  /// The book cannot be used on the day.
  case book(RuleBookFault)
  /// The book asks for a fact that cannot be drawn from the registers; the nearest one.
  case unknownFact(file: String, line: Int, fact: String, nearest: String?)
  /// The book declares a fact with another type than it has.
  case wrongFactType(file: String, line: Int, fact: String, expected: String)
  /// A caseworker's decision is none of the book's; the nearest ones.
  case unknownDecision(String, allowed: [String])
}

/// Something about the screening that must be said first, before any result.
public enum ScreeningWarning: Sendable, Hashable {
  /// A parameter past the day until which somebody has checked it.
  case parameterUnchecked(id: String, checkUntil: Day, reference: String)
  /// A register that should hold every client, but no file of it was there.
  case registerNotRead(SourceRegister)
  /// A register that could not be read to its end.
  case registerNotWhole(SourceRegister)
  /// A register the project does not consult.
  case registerNotConsulted(SourceRegister)
  /// Caseworkers' decisions about persons who are not on the list, how many.
  case overridesNotOnList(Int)
}
