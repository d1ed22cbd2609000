import Register
import Scanning

/// Reads the rows of `overrides.csv`; few enough that they may be strings.
struct OverrideReader {
  let layout: Layout
  let overrides: LayoutOverrides
  let columns: [Int]
  /// How many columns the header has.
  let width: Int

  /// Reads the rows of a batch; a faulty row is found, not counted.
  mutating func read(_ batch: CSVBatch, from first: Int, into contents: inout FileContents) {
    guard first < batch.rows.count else { return }
    for index in first..<batch.rows.count {
      let row = batch.rows[index]
      contents.report.rows += 1
      if let (fault, detail) = read(row, in: batch, into: &contents) {
        contents.notes.append(
          FileContents.Note(fault: fault, person: nil, line: row.line, detail: detail))
      }
    }
  }

  private func read(
    _ row: CSVRow, in batch: CSVBatch, into contents: inout FileContents
  ) -> (Fault, String)? {
    guard row.fault == .none else { return (CSVFileReader.fault(row.fault), "") }
    // A separator too many may stand before the decision as well as after it.
    guard Int(row.fieldCount) == width else { return (.raggedRow, "\(width)") }
    let bytes = batch.bytes.span
    var texts: [[UInt8]] = []
    for (field, column) in columns.enumerated() {
      guard column >= 0, column < Int(row.fieldCount) else {
        return (.raggedRow, layout.shape.fields[field].name)
      }
      let raw = batch.fields[Int(row.firstField) + column]
      let cell = CellReading.trimmed(bytes, start: Int(raw.start), count: Int(raw.count))
      var text: [UInt8] = []
      for index in cell.range { text.append(bytes[index]) }
      if text.isEmpty, layout.shape.fields[field].isRequired {
        return (.missingValue, layout.shape.fields[field].name)
      }
      texts.append(text)
    }
    let name = { layout.shape.fields[$0].name }
    let person: PersonCode
    let code = texts[overrides.person]
    switch PersonCode.read(code.span) {
    case .refused(let fault): return (fault, name(overrides.person))
    case .accepted(let code, _): person = code
    }
    let written = texts[overrides.day]
    guard let day = CellReading.day(written.span) else {
      return (.badDay, name(overrides.day))
    }
    let text = { String(decoding: texts[$0], as: UTF8.self) }
    let known = layout.words[overrides.decisions]?.list ?? []
    let word = text(overrides.decision).lowercased()
    guard let decision = known.first(where: { $0.word == word }) else {
      return (.unknownCode, name(overrides.decision))
    }
    contents.overrides.append(
      ImportedOverride(
        key: PersonKey(person), day: day, decision: decision.meaning.id ?? decision.word,
        reason: text(overrides.reason), author: text(overrides.author), file: 0,
        line: row.line))
    return nil
  }
}
