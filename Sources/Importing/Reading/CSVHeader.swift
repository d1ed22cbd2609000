import Register
import Scanning

/// The names in the header row of a CSV file, without regard to case and blanks.
struct CSVHeader: Sendable {
  /// The names as they are compared.
  let names: [String]

  /// The number of columns.
  var count: Int { names.count }

  /// Reads the header row.
  init(_ batch: CSVBatch, row: CSVRow) {
    let bytes = batch.bytes.span
    var names: [String] = []
    for index in 0..<Int(row.fieldCount) {
      let raw = batch.fields[Int(row.firstField) + index]
      let cell = CellReading.trimmed(bytes, start: Int(raw.start), count: Int(raw.count))
      let text = bytes.extracting(cell.range)
      let normal = CellReading.normalised(text, endings: [])
      names.append(String(decoding: normal, as: UTF8.self))
    }
    self.names = names
  }

  /// Makes a header of names.
  init(names: [String]) {
    self.names = names.map {
      let bytes = Array($0.utf8)
      return String(decoding: CellReading.normalised(bytes.span, endings: []), as: UTF8.self)
    }
  }

  /// The names that may be shown, or nothing if the row looks like data rather than a header.
  var shown: String {
    let shown = names.filter {
      let bytes = Array($0.utf8)
      return CellText.isColumnName(bytes.span)
    }
    // A cell without a letter is a value: the row is data, and a name may stand in it.
    let isData = names.contains { name in !name.isEmpty && !name.contains(where: \.isLetter) }
    return !isData && shown.count == names.filter { !$0.isEmpty }.count
      ? shown.prefix(40).joined(separator: " ") : ""
  }

  /// For each field of a layout its column or -1, the columns nobody asked for, the first field
  /// that stands twice, and the column of a correction file or -1.
  func columns(
    of layout: Layout
  ) -> (positions: [Int], unknown: [String], repeated: String?, replaces: Int) {
    var taken: Set<Int> = []
    var positions: [Int] = []
    var repeated: String?
    for field in layout.shape.fields {
      let allowed = [field.name.lowercased()] + field.names.map { $0.lowercased() }
      let found = names.indices.filter { allowed.contains(names[$0]) }
      if found.count > 1 { repeated = repeated ?? field.name }
      taken.formUnion(found)
      positions.append(found.first ?? -1)
    }
    let replaces = names.firstIndex(of: Replacement.name) ?? -1
    taken.formUnion(names.indices.filter { names[$0] == Replacement.name })
    var unknown: [String] = []
    for (index, name) in names.enumerated() where !taken.contains(index) {
      let bytes = Array(name.utf8)
      if name.isEmpty || !CellText.isColumnName(bytes.span) {
        unknown.append("#\(index + 1)")
      } else if !unknown.contains(name) {
        unknown.append(name)
      }
    }
    return (positions, unknown, repeated, replaces)
  }
}
