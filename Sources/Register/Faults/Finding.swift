/// Something about the data that a person should know; it stops nothing.
public struct Finding: Sendable, Hashable {
  /// What was found.
  public var fault: Fault
  /// The person it is about, as an index in the person table; nothing if it is about a file.
  public var person: UInt32?
  /// Index of the file, or nothing if it is about the whole run.
  public var file: UInt16?
  /// Line in the file, or nothing.
  public var line: UInt32?
  /// What exactly, in words that name no person: a column, a code, a number.
  public var detail: String

  /// Makes a finding.
  public init(
    _ fault: Fault, person: UInt32? = nil, file: UInt16? = nil, line: UInt32? = nil,
    detail: String = ""
  ) {
    self.fault = fault
    self.person = person
    self.file = file
    self.line = line
    self.detail = detail
  }

  /// How often each fault was found, listed one by one or not.
  public static func counts(_ findings: [Finding], files: [FileReport]) -> [Fault: Int] {
    var counts: [Fault: Int] = [:]
    for finding in findings { counts[finding.fault, default: 0] += 1 }
    for file in files { counts.merge(file.unlisted, uniquingKeysWith: +) }
    return counts
  }
}
