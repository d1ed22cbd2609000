import CMarks

// What nearly all of a file is made of: tags that differ from earlier ones in their values only, line
// breaks and blanks between them, and short texts. Here they are passed in a few steps; whatever is
// anything else is left as it stands, to be read byte by byte.
extension XMLPlainCursor {
  /// Passes a start tag that is written as one before; false if it is not.
  @inline(__always)
  mutating func passKnownTag() -> Bool {
    var form = forms.first(bytes + place)
    while form >= 0 {
      if pass(form) { return true }
      form = forms.forms[form].next
    }
    return false
  }

  @inline(__always)
  private mutating func pass(_ number: Int) -> Bool {
    let form = forms.forms[number]
    var piece = forms.pieces[form.firstPiece]
    let tag = bytes + place
    guard forms.stands(piece, at: tag) else { return false }
    let byte = block.base &+ UInt64(place)
    // The first record behind the part is for the next one.
    if depth == 1, byte >= block.end { return false }
    guard depth < limits.depth else { return false }
    let level = UInt16(truncatingIfNeeded: depth &+ 1)
    let firstLine = UInt32(clamping: line)
    var at = tag + piece.count
    var event = eventCount &+ 1
    let last = form.firstPiece &+ form.attributeCount
    var index = form.firstPiece
    while index < last {
      let end = XMLPlainCursor.value(at)
      index &+= 1
      let next = forms.pieces[index]
      guard forms.stands(next, at: end) else { return false }
      events[event] = XMLEvent(
        kind: .attribute, name: piece.name, depth: level, line: firstLine,
        start: UInt32(truncatingIfNeeded: at - bytes), count: UInt32(truncatingIfNeeded: end - at),
        byte: byte)
      event &+= 1
      piece = next
      at = end + piece.count
    }
    guard at - tag <= limits.tagBytes else { return false }
    events[eventCount] = XMLEvent(
      kind: .start, name: form.name, depth: level, line: firstLine,
      start: UInt32(truncatingIfNeeded: number &+ 1), count: 0, byte: byte)
    eventCount = event
    line &+= form.lines
    tagLine = line
    place = at - bytes
    if form.isEmpty {
      emitEnd(form.name, depth &+ 1, byte)
    } else {
      stack[depth] = Open(
        number: form.name, name: tag + 1, nameCount: forms.pieces[last &+ 1].count &- 3,
        byte: byte, endPiece: last &+ 1)
      depth &+= 1
    }
    return true
  }

  // Where a value ends, or where it needs a closer look.
  @inline(__always)
  private static func value(_ start: UnsafePointer<UInt8>) -> UnsafePointer<UInt8> {
    stop(start, UInt8(ascii: "\""), UInt8(ascii: "<"), UInt8(ascii: "&"))
  }

  // The first of three bytes or of what needs a closer look; zeros stand behind every block.
  @inline(__always)
  private static func stop(
    _ start: UnsafePointer<UInt8>, _ one: UInt8, _ two: UInt8, _ three: UInt8
  ) -> UnsafePointer<UInt8> {
    var at = start
    while true {
      let stops = polku_stops(at, one, two, three)
      if stops == 0 {
        at += Int(POLKU_STOPS_WIDTH)
        continue
      }
      at += stops.trailingZeroBitCount
      // The bytes are known to be UTF-8. EF is looked at, for what is no character.
      switch at.pointee {
      case 0xc2...0xdf: at += 2
      case 0xe0...0xee: at += 3
      case 0xf0...0xf4: at += 4
      default: return at
      }
    }
  }

  /// Passes the text before the next tag if it is a line break with blanks, or none of which every
  /// byte needs a look; false if it is anything else.
  @inline(__always)
  mutating func passShortText() -> Bool {
    let start = bytes + place
    var at = start
    if at.pointee == 0x0a {
      at = XMLPlainCursor.spaces(at + 1)
      guard isTag(at), at - start <= limits.textBytes else { return false }
      line &+= 1
    } else if at.pointee != UInt8(ascii: "<") {
      guard at.pointee > 0x20 else { return false }
      at = XMLPlainCursor.stop(
        start, UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "&"))
      guard isTag(at), at - start <= limits.textBytes else { return false }
      let open = stack[depth &- 1]
      events[eventCount] = XMLEvent(
        kind: .text, name: open.number, depth: UInt16(truncatingIfNeeded: depth),
        line: UInt32(clamping: tagLine), start: UInt32(truncatingIfNeeded: place),
        count: UInt32(truncatingIfNeeded: at - start), byte: open.byte)
      eventCount &+= 1
    } else {
      guard isTag(at) else { return false }
    }
    place = at - bytes
    return true
  }

  // A tag, and no comment or something rarer; so many bytes as the longer way wants to see.
  @inline(__always)
  private func isTag(_ at: UnsafePointer<UInt8>) -> Bool {
    at.pointee == UInt8(ascii: "<") && at[1] != UInt8(ascii: "!") && at - bytes &+ 4 <= block.count
  }

  @inline(__always)
  private static func spaces(_ start: UnsafePointer<UInt8>) -> UnsafePointer<UInt8> {
    var at = start
    while true {
      let other = Word.load(at) ^ Word.repeating(0x20)
      if other != 0 { return at + other.trailingZeroBitCount >> 3 }
      at += 8
    }
  }

  /// Passes the end tag of the innermost element if it is written in the usual way and belongs to a
  /// start tag that was known.
  @inline(__always)
  mutating func passKnownEnd() -> Bool {
    let open = stack[depth &- 1]
    guard open.endPiece >= 0, depth > 1 else { return false }
    let piece = forms.pieces[open.endPiece]
    guard forms.stands(piece, at: bytes + place) else { return false }
    place &+= piece.count
    tagLine = line
    emitEnd(open.number, depth, open.byte)
    depth &-= 1
    return true
  }

  /// Keeps how a start tag was written that was read byte by byte and is good.
  @inline(never)
  mutating func learn(
    _ tag: Range<Int>, name: UInt16, nameCount: Int, isEmpty: Bool, attributes: Range<Int>
  ) {
    let values = attributes.map { index in
      let start = Int(events[index].start) - tag.lowerBound
      return (start..<start + Int(events[index].count), events[index].name)
    }
    forms.learn(
      UnsafeBufferPointer(start: bytes + tag.lowerBound, count: tag.count), name: name,
      nameCount: nameCount, isEmpty: isEmpty, values: values)
  }
}
