public import Register

/// Why a rule book cannot be used on a day, apart from errors in its file (those are `YAMLFault`).
public enum RuleBookFault: Error, Sendable, Hashable {
  /// There is no book of this id; the nearest one.
  case unknownBook(String, nearest: String?)
  /// A parameter has no value on the day.
  case parameterWithoutValue(book: String, file: String, line: Int, parameter: String, day: Day)
  /// A trial names a parameter that the book does not have; the nearest one.
  case unknownParameter(String, nearest: String?)
  /// A trial's value has the wrong form.
  case trialValue(parameter: String, read: String)
}
