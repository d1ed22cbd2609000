import Scanning

/// How a file is to be read where its guess would be wrong: what the project file says of it.
public struct FileReading: Sendable, Hashable {
  var encoding: TextEncoding?
  var separator: UInt8?

  /// Makes an empty reading: everything is guessed.
  public init() {}

  /// The encodings by their names.
  public static let encodings = TextEncoding.allCases.map(\.rawValue)

  /// The separators by the words for them.
  public static let separators = [";", ",", "|", "tab"]

  /// The word for a separator; empty for none.
  public static func word(_ separator: String) -> String { separator == "\t" ? "tab" : separator }

  /// States the encoding, one of `encodings`.
  public mutating func state(encoding name: String) { encoding = TextEncoding(rawValue: name) }

  /// States the separator, one of `separators`.
  public mutating func state(separator word: String) {
    separator = word == "tab" ? 0x09 : word.utf8.first
  }
}
