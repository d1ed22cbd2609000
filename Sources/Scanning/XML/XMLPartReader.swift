/// Reads the children of the root element that begin in one stretch of a plain XML file.
///
/// Where such an element begins cannot be known from the middle of a file: what looks like its
/// start tag may stand in a comment or inside another element. So, as with the rows of a CSV file,
/// a part supposes it, tells where it began, and is believed only if the part before it came to the
/// very same place as a child of the root.
public struct XMLPartReader {
  /// The first element; nothing until one was met.
  public private(set) var first: PartPlace?
  /// The first element behind the part; nothing if the root ends before there is one.
  public private(set) var next: PartPlace?
  /// Whether something was met that is not plain: then the part says nothing.
  public private(set) var isPlain = true

  private let file: FileBytes
  private let end: UInt64
  private let isASCII: Bool
  private let limits: XMLLimits
  private var scanner: XMLPlainScanner
  /// Offset in the file of the next byte to be read.
  private var position: UInt64
  /// Offset in the file of the carry's first byte.
  private var base: UInt64
  /// The bytes behind the last whole element.
  private var carry: [UInt8] = []
  private var isDone = false
  /// Bytes of resolved references at the end of the last batch.
  private var extraCount = 0

  // An element that does not fit in so much is for libxml2.
  private static let maximumBytes = 4 << 20

  /// The local names met so far; an event's `name` is an index in it.
  public var names: [String] { scanner.numbers.names }

  /// Starts at a place in the content of the root that is known.
  package init(
    file: FileBytes, root: XMLPlainRoot, record: String, limits: XMLLimits,
    from place: PartPlace, until end: UInt64
  ) {
    self.init(
      file: file, root: root, record: record, limits: limits, from: place, until: end,
      tagLine: place.line)
  }

  /// Starts at the first tag in a stretch that looks like a record's.
  package init(
    file: FileBytes, root: XMLPlainRoot, record: String, limits: XMLLimits,
    supposedIn range: Range<UInt64>
  ) throws(ScanFault) {
    let found = try XMLPartReader.findTag(file, record, range)
    let place = PartPlace(byte: found ?? range.upperBound, line: 1)
    self.init(
      file: file, root: root, record: record, limits: limits, from: place,
      until: range.upperBound, tagLine: 1)
    if found == nil { isDone = true } else { first = place }
  }

  private init(
    file: FileBytes, root: XMLPlainRoot, record: String, limits: XMLLimits,
    from place: PartPlace, until end: UInt64, tagLine: Int
  ) {
    self.file = file
    self.end = end
    self.limits = limits
    isASCII = root.isASCII
    scanner = XMLPlainScanner(
      limits: limits, rootName: root.name, rootByte: root.byte,
      recordName: Array(record.utf8), line: place.line, tagLine: tagLine)
    position = place.byte
    base = place.byte
  }

  /// The next run of whole children, or false behind the last of the part.
  public mutating func next(into batch: inout XMLBatch) throws(ScanFault) -> Bool {
    batch.events.removeAll(keepingCapacity: true)
    while !isDone, isPlain, batch.events.isEmpty { try read(&batch) }
    return isPlain && !batch.events.isEmpty
  }

  private mutating func read(_ batch: inout XMLBatch) throws(ScanFault) {
    batch.bytes.removeLast(min(extraCount, batch.bytes.count))
    extraCount = 0
    // Twice as much each time an element does not fit, and little beyond the end of the part.
    let rest = end - min(end, position)
    let wanted = max(
      carry.count, Int(min(UInt64(limits.blockBytes), rest + UInt64(limits.aheadBytes))))
    let filled = carry.count
    TextSource.grow(&batch.bytes, to: filled + wanted + CSVScanner.padding)
    batch.bytes.replaceSubrange(0..<filled, with: carry)
    let count = filled + (try fill(&batch.bytes, from: filled, count: wanted))
    let atEnd = position >= file.count || count < filled + wanted
    let extraStart = batch.bytes.count
    let base = base
    let end = end
    let isASCII = isASCII
    var events: [XMLEvent] = []
    swap(&events, &batch.events)
    let scanned = batch.bytes.withUnsafeMutableBufferPointer {
      buffer -> (end: XMLPlainScanner.End, whole: Int) in
      guard let bytes = buffer.baseAddress else { return (.notPlain, 0) }
      for index in count..<count + CSVScanner.padding { bytes[index] = 0 }
      guard UTF8Check.isText(bytes, count, isASCII: isASCII, mayBeCut: !atEnd) else {
        return (.notPlain, 0)
      }
      return scanner.scan(
        bytes, count, base: base, end: end, extraStart: extraStart, into: &events)
    }
    swap(&events, &batch.events)
    batch.bytes.append(contentsOf: scanner.extra)
    extraCount = scanner.extra.count
    carry.removeAll(keepingCapacity: true)
    switch scanned.end {
    case .notPlain: isPlain = false
    case .next:
      next = PartPlace(byte: base + UInt64(scanned.whole), line: scanner.line)
      isDone = true
    case .root:
      isDone = true
      isPlain = try endsPlainly(from: base + UInt64(scanned.whole))
    case .more:
      // Nothing comes that could end the element, or it is longer than what is held.
      let left = count - scanned.whole
      if atEnd || left > XMLPartReader.maximumBytes { isPlain = false }
      carry.append(contentsOf: batch.bytes[scanned.whole..<count])
      self.base = base + UInt64(scanned.whole)
    }
  }

  private mutating func fill(
    _ buffer: inout [UInt8], from start: Int, count: Int
  ) throws(ScanFault) -> Int {
    var fault: ScanFault?
    var step = 0
    let place = position
    buffer.withUnsafeMutableBytes { bytes in
      do throws(ScanFault) {
        let part = UnsafeMutableRawBufferPointer(rebasing: bytes[start..<start + count])
        step = try file.read(at: place, into: part)
      } catch {
        fault = error
      }
    }
    if let fault { throw fault }
    position += UInt64(step)
    return step
  }

  // Whether only blanks and comments stand behind the root element; there is never much of it.
  private func endsPlainly(from place: UInt64) throws(ScanFault) -> Bool {
    let rest = try file.bytes(at: place, count: 1 << 16)
    guard place + UInt64(rest.count) == file.count else { return false }
    var index = 0
    var line = 1
    rest.withUnsafeBufferPointer {
      guard let bytes = $0.baseAddress else { return }
      XMLPlainComment.passAll(bytes, rest.count, place: &index, line: &line)
    }
    return index == rest.count && UTF8Check.isText(rest[...], isASCII: isASCII)
  }

  // The first place in a stretch where `<record` stands, followed by what may follow a name.
  private static func findTag(
    _ file: FileBytes, _ record: String, _ range: Range<UInt64>
  ) throws(ScanFault) -> UInt64? {
    let tag = Array("<\(record)".utf8)
    var place = range.lowerBound
    while place < range.upperBound {
      let block = try file.bytes(at: place, count: 64 << 10)
      guard block.count > tag.count else { return nil }
      for index in 0..<block.count - tag.count where block[index] == tag[0] {
        guard block[index..<index + tag.count].elementsEqual(tag) else { continue }
        let after = block[index + tag.count]
        guard [0x20, 0x09, 0x0a, 0x0d, 0x2f, 0x3e].contains(after) else { continue }
        let found = place + UInt64(index)
        return found < range.upperBound ? found : nil
      }
      place += UInt64(block.count - tag.count)
    }
    return nil
  }
}
