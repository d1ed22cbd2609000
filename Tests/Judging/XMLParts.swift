package import Scanning

/// The events of a plain XML file read in stretches of one size, and how many were read again.
package struct XMLParts {
  package var events: [PlainEvent] = []
  package var again = 0

  /// Reads a file whose records are `record` elements; nothing if it is not plain.
  package init?(
    _ file: FileBytes, record: String, size: UInt64, limits: XMLLimits = XMLLimits()
  ) throws(ScanFault) {
    guard let root = XMLPlainRoot(file: file) else { return nil }
    events = plain(root.batch, root.names, lines: 0)
    var chain = PartChain(from: root.content)
    var start = root.content.byte
    while start < file.count {
      let end = min(start + size, file.count)
      var part: XMLPartReader
      let isFirst = start == root.content.byte
      if isFirst {
        part = XMLPartReader(
          file: file, root: root, record: record, limits: limits, from: root.content, until: end)
      } else {
        part = try XMLPartReader(
          file: file, root: root, record: record, limits: limits, supposedIn: start..<end)
      }
      start = end
      var own = try XMLParts.read(&part)
      var lines = 0
      switch isFirst ? .accept(lines: 0) : chain.judge(first: part.first, end: end) {
      case .skip: continue
      case .accept(let more): lines = more
      case .readAgain(let place):
        again += 1
        part = XMLPartReader(
          file: file, root: root, record: record, limits: limits, from: place, until: end)
        own = try XMLParts.read(&part)
      }
      guard part.isPlain else { return nil }
      for (batch, names) in own { events += plain(batch, names, lines: lines) }
      chain.advance(to: part.next, lines: lines)
    }
    // The end of the root must have been met.
    guard chain.known == nil, events.last?.depth == 1 else { return nil }
  }

  private static func read(
    _ part: inout XMLPartReader
  ) throws(ScanFault) -> [(XMLBatch, [String])] {
    var batches: [(XMLBatch, [String])] = []
    var batch = XMLBatch()
    while try part.next(into: &batch) { batches.append((batch, part.names)) }
    return batches
  }
}
