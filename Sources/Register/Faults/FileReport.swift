/// What became of one input file: the five counts and how it was read.
public struct FileReport: Sendable, Hashable {
  /// The file's name, without its folder.
  public var name: String
  /// Size in bytes.
  public var bytes: UInt64
  /// SHA-256 of the bytes as hexadecimal digits; filled in by the run.
  public var sha256: String
  /// Id of the layout, empty if none fits.
  public var layout: String
  /// The register the file belongs to, where its header or root element says so.
  public var register: SourceRegister?
  /// The encoding it was read in, such as `utf-8`, `utf-8-bom` or `windows-1252`.
  public var encoding: String
  /// The separator of a CSV file, empty for XML.
  public var separator: String
  /// Offset in the file of a CSV file's header row: titles may stand above it.
  public var headerByte: UInt64 = 0
  /// Bytes of that row.
  public var headerLength: UInt64 = 0
  /// Rows below the header, or person elements.
  public var rows = 0
  /// Canonical records read; always the sum of the five below.
  public var read = 0
  /// Records accepted as they were.
  public var accepted = 0
  /// Records accepted after a named correction.
  public var corrected = 0
  /// Records that stood already elsewhere.
  public var duplicate = 0
  /// Records replaced by another version.
  public var superseded = 0
  /// Records kept aside with their fault.
  public var quarantined = 0
  /// Why the file was refused, if it was.
  public var refused: Fault?
  /// What to say of the refusal: what was expected and found.
  public var refusal: String
  /// The line of the fault that refused the file, if it has one.
  public var refusalLine: UInt32?
  /// The day the register was extracted, where the file says it.
  public var extracted: Day?
  /// How often the file breaks the schema of its layout; nothing if it was not held against one.
  public var schemaFaults: Int?
  /// How many faults of each kind were found that are not listed one by one.
  public var unlisted: [Fault: Int] = [:]

  /// Makes an empty report for a file.
  public init(name: String, bytes: UInt64 = 0) {
    self.name = name
    self.bytes = bytes
    sha256 = ""
    layout = ""
    encoding = ""
    separator = ""
    refusal = ""
  }

  /// Whether every record read has exactly one end.
  public var balances: Bool {
    read == accepted + corrected + duplicate + superseded + quarantined
  }
}
