/// Makes events of plain XML: tags, attributes, text and comments, and nothing else.
///
/// Nearly every export holds nothing else, and what is so simple can be read several times faster
/// than by a library that must be ready for everything. Whatever is not plain is no error here: the
/// scanner stops, and the file is given to libxml2, which alone decides what is well-formed. So two
/// things are asked of it: what it accepts libxml2 accepts too, and the events are the same.
///
/// Not plain are: a declaration or processing instruction, CDATA, a name with a colon or beyond
/// ASCII, a declared namespace, references but for the five named ones, a line break in a value or
/// a CR in a text, and whatever exceeds a limit.
struct XMLPlainScanner {
  /// What scanning a block came to.
  enum End {
    /// The bytes ended inside an element, or behind the last whole one.
    case more
    /// The next record element begins behind the part.
    case next
    /// The root element ended.
    case root
    /// Something is not plain.
    case notPlain
  }

  let limits: XMLLimits
  /// The root element: its name and the offset of its start tag.
  let rootName: [UInt8]
  let rootByte: UInt64
  let rootNumber: UInt16
  /// The number of the elements a part may begin and end at.
  let recordNumber: UInt16
  private(set) var numbers: XMLWordNumbers
  private var forms = XMLTagForms()
  /// The line of the next byte.
  private(set) var line: Int
  /// The line where the last tag ended.
  private(set) var tagLine: Int
  /// Bytes that stand in no block: values with references resolved.
  private(set) var extra: [UInt8] = []
  private let kinds = XMLByteKinds.table

  init(
    limits: XMLLimits, rootName: [UInt8], rootByte: UInt64, recordName: [UInt8], line: Int,
    tagLine: Int
  ) {
    self.limits = limits
    self.rootName = rootName
    self.rootByte = rootByte
    self.line = line
    self.tagLine = tagLine
    var numbers = XMLWordNumbers()
    rootNumber = XMLPlainScanner.number(rootName, &numbers)
    recordNumber = XMLPlainScanner.number(recordName, &numbers)
    self.numbers = numbers
  }

  private static func number(_ name: [UInt8], _ numbers: inout XMLWordNumbers) -> UInt16 {
    name.withUnsafeBufferPointer { name in
      name.baseAddress.map { numbers.number($0, name.count) } ?? 0
    }
  }

  /// Scans the children of the root element in a block; returns how far they are whole.
  ///
  /// `bytes` are valid UTF-8 and have padding of zeros behind them. `base` is the offset in the file
  /// of the first byte, `extraStart` where the extra bytes will stand, and `end` the offset the next
  /// part begins at. Events of a child that is not whole are left out; it is to be scanned again.
  mutating func scan(
    _ bytes: UnsafePointer<UInt8>, _ count: Int, base: UInt64, end: UInt64, extraStart: Int,
    into events: inout [XMLEvent]
  ) -> (end: End, whole: Int) {
    var result = End.notPlain
    var whole = 0
    // Every event stands for a byte at least.
    events.append(addingCapacity: count + 8) { (span: inout OutputSpan<XMLEvent>) in
      span.withUnsafeMutableBufferPointer { buffer, filled in
        guard let buffer = buffer.baseAddress else { return }
        let begin = XMLPlainCursor.Begin(
          limits: limits, recordNumber: recordNumber, rootNumber: rootNumber,
          rootNameCount: rootName.count, rootByte: rootByte, line: line, tagLine: tagLine)
        Self.withWorkingSpace(kinds, rootName, limits) { kinds, root, stack in
          var cursor = XMLPlainCursor(
            block: .init(bytes: bytes, count: count, base: base, end: end, extraStart: extraStart),
            begin: begin, kinds: kinds, rootName: root, stack: stack, events: buffer)
          // Given away for the time, so that there is one holder of each.
          swap(&cursor.numbers, &numbers)
          swap(&cursor.forms, &forms)
          swap(&cursor.extra, &extra)
          cursor.extra.removeAll(keepingCapacity: true)
          result = cursor.scan()
          swap(&cursor.numbers, &numbers)
          swap(&cursor.forms, &forms)
          swap(&cursor.extra, &extra)
          line = cursor.whole.line
          tagLine = cursor.whole.tagLine
          whole = cursor.whole.place
          filled = cursor.whole.events
        }
      }
    }
    return (numbers.names.count <= limits.names ? result : .notPlain, whole)
  }

  private static func withWorkingSpace(
    _ kinds: [UInt8], _ rootName: [UInt8], _ limits: XMLLimits,
    _ work: (
      UnsafePointer<UInt8>, UnsafePointer<UInt8>, UnsafeMutablePointer<XMLPlainCursor.Open>
    ) -> Void
  ) {
    kinds.withUnsafeBufferPointer { kinds in
      rootName.withUnsafeBufferPointer { root in
        withUnsafeTemporaryAllocation(of: XMLPlainCursor.Open.self, capacity: limits.depth + 1) {
          guard let kinds = kinds.baseAddress, let root = root.baseAddress,
            let stack = $0.baseAddress
          else { return }
          work(kinds, root, stack)
        }
      }
    }
  }
}
