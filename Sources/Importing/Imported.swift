public import Register

/// A file to be read.
public struct InputFile: Sendable, Hashable {
  /// Where it lies.
  public var path: String
  /// Its name without the folder: what reports, findings and messages call it.
  public var name: String

  /// Makes a file to be read.
  public init(path: String, name: String) {
    self.path = path
    self.name = name
  }
}

/// What reading the registers gave: the persons, and what became of every record.
public struct Imported: Sendable {
  /// One report for each file, sorted by name.
  public var files: [FileReport]
  /// The accepted and corrected records, by person.
  public var people: PersonTable
  /// The quarantined records, by file, line and byte.
  public var quarantine: [Quarantined]
  /// What was found, by fault, file, line and person.
  public var findings: [Finding]
  /// How far each register can be believed to be complete.
  public var registers: [SourceRegister: RegisterState]
  /// Caseworkers' own decisions, by file and line; read, but never counted.
  public var overrides: [ImportedOverride] = []

  /// Makes a result of its parts.
  public init(
    files: [FileReport], people: PersonTable, quarantine: [Quarantined], findings: [Finding],
    registers: [SourceRegister: RegisterState]
  ) {
    self.files = files
    self.people = people
    self.quarantine = quarantine
    self.findings = findings
    self.registers = registers
  }
}
