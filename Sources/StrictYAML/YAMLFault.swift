/// An error in a YAML file, with its place and what to do about it.
public struct YAMLFault: Error, Sendable, Hashable {
  /// The file as the user knows it.
  public var file: String
  /// Line, from 1.
  public var line: Int
  /// Column, from 1.
  public var column: Int
  /// What is wrong, the kind of it.
  public var problem: Problem

  /// The kinds of error a YAML file can have.
  public enum Problem: Sendable, Hashable {
    /// Not YAML at all; the parser's own words.
    case syntax(String)
    /// A key that is not known here, the nearest right one, and all that are allowed.
    case unknownKey(String, nearest: String?, allowed: [String])
    /// A key that must be there and is not.
    case missingKey(String)
    /// A key given twice.
    case repeatedKey(String)
    /// A value of the wrong form: what was read, what is expected.
    case wrongValue(read: String, expected: String)
    /// A word outside its list, the nearest right one, and all that are allowed.
    case unknownWord(String, nearest: String?, allowed: [String])
    /// An id given twice.
    case repeatedID(String)
    /// Something else, as a stable message key and its values.
    case other(key: String, values: [String: String])
  }

  /// Makes a fault.
  public init(file: String, line: Int, column: Int, problem: Problem) {
    self.file = file
    self.line = line
    self.column = column
    self.problem = problem
  }
}
