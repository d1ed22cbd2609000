import Register

/// What reading one file gave: its report, and the parts it was read in, in their order.
struct ReadFile: Sendable {
  var report: FileReport
  var parts: [FileContents] = []

  /// Whether the file was read to its end and holds no unclosed quote.
  var isWhole: Bool { report.refused == nil && parts.allSatisfy(\.isWhole) }

  /// A file of which nothing was read in parts.
  init(_ contents: FileContents) {
    report = contents.report
    parts = [contents]
    parts[0].report = FileReport(name: report.name)
    report.rows = 0
    report.read = 0
    add(contents.report)
  }

  /// Adds a part that follows those before.
  mutating func append(_ part: FileContents) {
    add(part.report)
    parts.append(part)
  }

  private mutating func add(_ part: FileReport) {
    report.rows += part.rows
    report.read += part.read
    if part.extracted != nil { report.extracted = part.extracted }
  }

  /// Takes back everything that was read: the file is refused.
  mutating func refuse(_ fault: Fault, line: Int = 0, detail: String = "") {
    report.refused = fault
    report.refusal = detail
    report.refusalLine = line > 0 ? UInt32(clamping: line) : nil
    for index in parts.indices {
      parts[index].rejectRecords()
      parts[index].notes = []
      parts[index].overrides = []
      parts[index].isWhole = false
    }
  }
}
