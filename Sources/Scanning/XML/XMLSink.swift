internal import CLibXML2

/// Takes what libxml2 reports, and makes events of it.
///
/// It lives at a fixed address, which libxml2 hands to every callback.
struct XMLSink {
  let limits: XMLLimits
  /// The parser that reports; nil only before there is one.
  var parser: xmlParserCtxtPtr?
  var names = XMLNames()
  var batch = XMLBatch()
  var places: XMLPlaces
  /// Number of bytes given to libxml2 so far.
  var pushed: UInt64 = 0
  /// The first fault; nothing is taken after it.
  var fault: ScanFault?
  /// The schema the file is held against, if it is.
  var schema: XMLSchemaCheck?
  /// Line where the last start tag began.
  private(set) var startLine = 1

  /// Offsets in the file of the open elements' start tags.
  private var open: [UInt64] = []
  /// Names of the open elements.
  private var openNames: [UInt16] = []
  /// Line where the last tag ended.
  private var tagLine = 1
  /// Where the text begins in the batch's bytes; it ends where they end.
  private var textStart = 0
  private var textIsBlank = true

  init(limits: XMLLimits, places: XMLPlaces) {
    self.limits = limits
    self.places = places
    open.reserveCapacity(limits.depth + 1)
    openNames.reserveCapacity(limits.depth + 1)
  }

  /// Gives the events so far, and begins anew; a text that may go on is kept.
  mutating func deliver(into other: inout XMLBatch) {
    swap(&batch, &other)
    batch.events.removeAll(keepingCapacity: true)
    batch.bytes.removeAll(keepingCapacity: true)
    let text = other.bytes.count - textStart
    if text > 0 {
      batch.bytes.append(contentsOf: other.bytes[textStart...])
      other.bytes.removeLast(text)
    }
    textStart = 0
  }

  /// A start tag, with its attributes as libxml2 gives them: five pointers each.
  mutating func start(
    _ name: UnsafePointer<UInt8>, _ attributes: UnsafeMutablePointer<UnsafePointer<UInt8>?>?,
    _ attributeCount: Int, prefixes: UnsafeMutablePointer<UnsafePointer<UInt8>?>? = nil,
    _ prefixCount: Int = 0
  ) {
    guard fault == nil, let input = parser?.pointee.input, let place = input.pointee.cur,
      let base = input.pointee.base, let end = input.pointee.end
    else { return }
    endText()
    // libxml2 stands behind the last attribute. No attribute can hold a `<`, so the last one before
    // is the tag's own.
    let length = XMLSink.distanceBack(from: place, to: UInt8(ascii: "<"), atMost: place - base)
    let closing = place < end && place[0] == UInt8(ascii: "/") ? 2 : 1
    let line = Int(input.pointee.line)
    if length + closing > limits.tagBytes {
      return refuse(.tagTooLong, line: line)
    }
    if open.count >= limits.depth {
      return refuse(.tooDeep, line: line)
    }
    // Only a tag that began on an earlier line can hold line breaks.
    let breaks = line == tagLine ? 0 : Word.count(0x0a, place - length, length)
    let tagStartLine = line - breaks
    startLine = tagStartLine
    let byte = places.file(pushed &- UInt64(end - place + length))
    let number = names.number(name)
    let depth = UInt16(truncatingIfNeeded: open.count + 1)
    let lineNumber = UInt32(clamping: tagStartLine)
    open.append(byte)
    openNames.append(number)
    tagLine = line
    batch.events.append(
      XMLEvent(
        kind: .start, name: number, depth: depth, line: lineNumber, start: 0, count: 0, byte: byte))
    if let attributes {
      for index in 0..<attributeCount {
        let parts = attributes + 5 * index
        guard let name = parts[0], let valueStart = parts[3], let valueEnd = parts[4] else {
          continue
        }
        let start = batch.bytes.count
        append(attribute: UnsafeBufferPointer(start: valueStart, count: valueEnd - valueStart))
        batch.events.append(
          XMLEvent(
            kind: .attribute, name: names.number(name), depth: depth, line: lineNumber,
            start: UInt32(truncatingIfNeeded: start),
            count: UInt32(truncatingIfNeeded: batch.bytes.count - start), byte: byte))
      }
    }
    textStart = batch.bytes.count
    // A declared prefix is a name too: libxml2 looks through all of them for each new one.
    if let prefixes {
      for index in 0..<prefixCount {
        if let prefix = prefixes[2 * index] { _ = names.number(prefix) }
      }
    }
    if names.names.count > limits.names {
      refuse(.tooManyColumns, line: line, detail: "names")
    }
  }

  /// An end tag, or the end of an empty element.
  mutating func end() {
    guard fault == nil, let input = parser?.pointee.input, let place = input.pointee.cur,
      let end = input.pointee.end
    else { return }
    endText(isLast: true)
    guard let byte = open.popLast(), let number = openNames.popLast() else { return }
    tagLine = Int(input.pointee.line)
    let after = places.file(pushed &- UInt64(end - place))
    batch.events.append(
      XMLEvent(
        kind: .end, name: number, depth: UInt16(truncatingIfNeeded: open.count + 1),
        line: UInt32(clamping: tagLine), start: 0, count: UInt32(clamping: after &- byte),
        byte: byte))
  }

  /// A piece of text; all pieces between two tags are one text.
  mutating func text(_ bytes: UnsafePointer<UInt8>, _ count: Int) {
    guard fault == nil, count > 0 else { return }
    if batch.bytes.count - textStart + count > limits.textBytes {
      return refuse(.textTooLong, line: Int(parser?.pointee.input?.pointee.line ?? 0))
    }
    let piece = UnsafeBufferPointer(start: bytes, count: count)
    if textIsBlank {
      textIsBlank = piece.allSatisfy { $0 == 0x20 || ($0 >= 0x09 && $0 <= 0x0d) }
    }
    batch.bytes.append(contentsOf: piece)
  }

  /// Ends the text before a tag; blank text between tags is layout, not content.
  private mutating func endText(isLast: Bool = false) {
    let count = batch.bytes.count - textStart
    if count > 0 {
      if let schema {
        batch.bytes[textStart...].withUnsafeBufferPointer {
          schema.text($0, isBlank: textIsBlank, isLast: isLast)
        }
      }
      if textIsBlank {
        batch.bytes.removeLast(count)
      } else if let byte = open.last, let name = openNames.last {
        batch.events.append(
          XMLEvent(
            kind: .text, name: name, depth: UInt16(truncatingIfNeeded: open.count),
            line: UInt32(clamping: tagLine), start: UInt32(truncatingIfNeeded: textStart),
            count: UInt32(truncatingIfNeeded: count), byte: byte))
      }
    }
    textStart = batch.bytes.count
    textIsBlank = true
  }

  /// Stops the parser; what came before stays.
  mutating func refuse(
    _ problem: ScanFault.Problem, line: Int, column: Int = 0, detail: String = ""
  ) {
    guard fault == nil else { return }
    batch.bytes.removeLast(batch.bytes.count - min(textStart, batch.bytes.count))
    fault = ScanFault(problem, line: line, column: column, detail: detail)
    if let parser { xmlStopParser(parser) }
  }

  /// Without entity substitution libxml2 leaves `&` in an attribute as `&#38;`.
  @inline(__always)
  private mutating func append(attribute value: UnsafeBufferPointer<UInt8>) {
    guard value.contains(UInt8(ascii: "&")) else {
      batch.bytes.append(contentsOf: value)
      return
    }
    var index = 0
    while index < value.count {
      batch.bytes.append(value[index])
      let isReference = value[index] == UInt8(ascii: "&")
      index += isReference ? 5 : 1
    }
  }

  /// How far back the nearest such byte before a place is; 0 if there is none.
  @inline(__always)
  private static func distanceBack(
    from place: UnsafePointer<UInt8>, to byte: UInt8, atMost limit: Int
  ) -> Int {
    var distance = 0
    let pattern = Word.repeating(byte)
    while distance + 8 <= limit {
      let word = Word.load(place - distance - 8) ^ pattern
      let found = ~(((word & Word.low) &+ Word.low) | word) & Word.high
      if found != 0 { return distance + 1 + found.leadingZeroBitCount >> 3 }
      distance += 8
    }
    while distance < limit {
      distance += 1
      if (place - distance).pointee == byte { return distance }
    }
    return 0
  }
}
