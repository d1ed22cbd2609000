public import Register

/// `quarantine.csv`: every record kept aside, with its place and cause.
public enum QuarantineList {
  /// The header.
  public static let columns = ["file", "line", "byte", "field", "fault", "read", "expected"]

  /// Writes the whole file, in the order given (by file, line and byte).
  public static func write(
    _ records: [Quarantined], files: [String], to sink: @escaping CSVWriter.Sink
  ) throws {
    var writer = CSVWriter(sink: sink)
    try writer.header(columns)
    for record in records {
      let file = Int(record.file)
      writer.text(files.indices.contains(file) ? files[file] : "")
      writer.number(Int(record.line))
      writer.number(Int(clamping: record.byte))
      writer.text(record.field)
      writer.text(record.fault.id)
      writer.text(record.read)
      writer.text(record.expected)
      try writer.endRow()
    }
    try writer.finish()
  }
}

/// `findings.csv`: what a person should know about the data, without a code or a name.
public enum FindingList {
  /// The header.
  public static let columns = ["fault", "row", "file", "line", "detail"]

  /// Writes the whole file, in the order given.
  ///
  /// - Parameter row: The row of `screening.csv`, from 1, of a person of the person table; nothing
  ///   if the person is not on the list.
  public static func write(
    _ findings: [Finding], files: [String], to sink: @escaping CSVWriter.Sink,
    row: (UInt32) -> Int?
  ) throws {
    var writer = CSVWriter(sink: sink)
    try writer.header(columns)
    for finding in findings {
      writer.text(finding.fault.id)
      writer.number(finding.person.flatMap { row($0) })
      let file = finding.file.map { Int($0) } ?? -1
      writer.text(files.indices.contains(file) ? files[file] : "")
      writer.number(finding.line.map { Int($0) })
      writer.text(finding.detail)
      try writer.endRow()
    }
    try writer.finish()
  }
}
