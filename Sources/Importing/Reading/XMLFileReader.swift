import Register
import Scanning

/// Reads one XML file from its root to its end.
struct XMLFileReader {
  /// The file's layout; nothing where it is only looked at for faults.
  let layout: Layout?
  let codes: CodeSource
  let asOf: Day?
  /// The schema the file is held against, if it is.
  var schema: LayoutSchema?

  /// Reads a file into contents that name its layout already.
  func read(_ file: FileBytes, into start: FileContents) -> FileContents {
    var contents = start
    let layout = layout.flatMap { $0.isCounted ? $0 : nil }
    let plan = layout.map { FilePlan($0, codes: codes, symbols: &contents.symbols) }
    var persons = plan.map { XMLPersonReader(plan: $0, asOf: asOf, contents: contents) }
    // The reader of persons is to be the only one that holds what it adds to.
    contents = start
    var encoding = ""
    let findings = SchemaFindings(schema)
    do throws(ScanFault) {
      let reader = try XMLReader(file: file, schema: findings.check)
      var batch = XMLBatch()
      while try reader.next(into: &batch) {
        encoding = reader.encoding
        try persons?.read(batch, names: reader.names)
        // A file that fits no layout is only looked at until its first element is seen whole.
        if layout == nil, self.layout == nil { break }
      }
      encoding = reader.encoding
      if var result = persons?.builder.contents {
        result.records.sort()
        contents = result
      }
      for note in persons?.unknown.notes ?? [] { contents.notes.append(note) }
      findings.add(to: &contents)
    } catch {
      if let result = persons?.builder.contents { contents = result }
      contents.refuse(FileReader.fault(error.problem), line: error.line, detail: error.detail)
    }
    contents.report.encoding = encoding
    return contents
  }
}
