/// What a row of a correction file replaces: a quarantined record, by its file and line.
///
/// A correction file is in the layout of the file it came from, with one column or attribute more,
/// `korvaa`, that says `file:line`. Put back into the folder, the row is read like any other, and
/// what it replaces is superseded by it.
struct Replacement: Sendable, Hashable {
  /// The name of the column or attribute.
  static let name = "korvaa"

  /// The name of the file.
  var file: String
  /// The line in it, from 1.
  var line: UInt32

  /// Makes a reference.
  init(file: String, line: UInt32) {
    self.file = file
    self.line = line
  }

  /// Reads a reference; nothing if the text is none.
  init?(_ text: Span<UInt8>) {
    let written = CellText.string(text)
    guard let colon = written.lastIndex(of: ":"), colon != written.startIndex,
      let line = UInt32(written[written.index(after: colon)...])
    else { return nil }
    self.init(file: String(written[..<colon]), line: line)
  }

  /// The reference as it is written.
  var text: String { "\(file):\(line)" }
}
