/// Why a file could not be read to its end.
public struct ScanFault: Error, Sendable, Hashable {
  /// The kinds of trouble that end the reading of a file.
  public enum Problem: String, Sendable, Hashable, CaseIterable {
    case unreadable, notRegularFile, emptyFile, doctype, brokenXML, xmlVersion
    case unsupportedEncoding, encodingMismatch, tooDeep, tagTooLong, textTooLong, tooManyColumns
    case expansionTooLarge, brokenGzip, noRoomToUnpack
  }

  /// What happened.
  public var problem: Problem
  /// Line in the file, from 1; 0 if there is none.
  public var line: Int
  /// Column in the line, from 1; 0 if there is none.
  public var column: Int
  /// What exactly, in words that hold nothing of the file's text.
  public var detail: String

  /// Makes a fault.
  public init(_ problem: Problem, line: Int = 0, column: Int = 0, detail: String = "") {
    self.problem = problem
    self.line = line
    self.column = column
    self.detail = detail
  }
}
