/// Why made-up registers could not be written.
public enum GeneratorError: Error, Sendable, Hashable {
  /// The number of persons is outside 1 to 10,000,000.
  case personsOutOfRange(Int)
  /// A share is not between 0 and 1; names the setting.
  case shareOutOfRange(String)
  /// The list share is so large that there are not enough made-up codes of its ages.
  case tooFewCodes
  /// A file of that name is there already and was not made to be replaced.
  case alreadyThere(String)
  /// A file or folder cannot be written; the path and the system's error number.
  case cannotWrite(path: String, errno: Int32)
}
