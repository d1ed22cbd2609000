extension CSVGrammar {
  /// One of the first rows of a text, and the line it begins on.
  public struct FirstRow: Sendable, Hashable {
    /// The fields, in UTF-8.
    public var cells: [[UInt8]]
    /// Line of the first byte, from 1.
    public var line: Int
  }

  /// The first rows of a text in UTF-8, blank lines left out.
  ///
  /// A row that breaks the grammar is cut at its delimiters, quotes or not: it is a title, most
  /// likely, and not what is looked for.
  public func firstRows(of text: [UInt8], most: Int) -> [FirstRow] {
    let parser = LooseParser(text, grammar: self)
    var plain = self
    plain.quote = 0
    let cutter = LooseParser(text, grammar: plain)
    var rows: [FirstRow] = []
    var place = 0
    var line = 1
    while rows.count < most {
      let blank = parser.skipBlankLines(place)
      place = blank.place
      line += blank.count
      guard place < text.count else { break }
      let row = parser.plainRow(at: place, line: line) ?? cutter.plainRow(at: place, line: line)
      guard let row else { break }
      rows.append(FirstRow(cells: row.texts, line: line))
      line += row.lineCount
      place = max(row.end, place + 1)
    }
    return rows
  }
}
