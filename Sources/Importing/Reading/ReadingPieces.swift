package import Scanning

/// In what pieces files are read: how long it takes depends on them, and nothing else.
package struct ReadingPieces: Sendable {
  /// How much of a file is read by itself.
  package var partBytes = FileStretches.usualBytes
  /// How much of a CSV file is held at a time.
  package var csv = CSVLimits()
  /// How much of a plain XML file is held at a time.
  package var xml = XMLLimits()
  /// Whether XML files that are plain are read in parts by our own scanner; libxml2 reads the others.
  package var readsPlainXML = true

  /// The usual pieces.
  package init() {}
}
