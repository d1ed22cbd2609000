/// Goes through one block of plain XML, from mark to mark.
///
/// Every step returns nothing to go on, or why the scan ends. What is read of a child that does not
/// end in the block counts for nothing: only `whole` does.
struct XMLPlainCursor {
  typealias End = XMLPlainScanner.End

  /// The bytes of a block and their place in the file.
  struct Block {
    let bytes: UnsafePointer<UInt8>
    let count: Int
    /// Offset in the file of the first byte.
    let base: UInt64
    /// Offset in the file the next part begins at.
    let end: UInt64
    /// Where the extra bytes will stand in the batch.
    let extraStart: Int
  }

  /// What is known before the block: the file's limits, its root and the lines so far.
  struct Begin {
    let limits: XMLLimits
    /// The number of the elements a part may begin and end at.
    let recordNumber: UInt16
    let rootNumber: UInt16
    let rootNameCount: Int
    /// Offset in the file of the root's start tag.
    let rootByte: UInt64
    /// The line of the first byte, and the line where the last tag before it ended.
    let line: Int
    let tagLine: Int
  }

  /// An element whose end tag is still to come.
  struct Open {
    var number: UInt16
    var name: UnsafePointer<UInt8>
    var nameCount: Int
    /// Offset in the file of its start tag.
    var byte: UInt64
    /// The piece that is its end tag, if its start tag was known; else -1.
    var endPiece = -1
  }

  /// How far the children of the root are whole.
  struct Whole {
    var place = 0
    var line: Int
    var tagLine: Int
    var events = 0
  }

  /// A text or value that is being read.
  private struct Run {
    let start: Int
    /// Where its resolved bytes begin in `extra`, if it has a reference.
    let extraStart: Int
    var hasReference = false
  }

  var numbers = XMLWordNumbers()
  var forms = XMLTagForms()
  var extra: [UInt8] = []
  private(set) var whole: Whole

  let block: Block
  let bytes: UnsafePointer<UInt8>
  let stack: UnsafeMutablePointer<Open>
  let events: UnsafeMutablePointer<XMLEvent>
  let limits: XMLLimits
  var place = 0
  var depth = 1
  var eventCount = 0
  var line: Int
  var tagLine: Int
  private let kinds: UnsafePointer<UInt8>
  private let recordNumber: UInt16

  /// Starts at the beginning of a block, as a child of the root; `events` has room for as many as
  /// there are bytes, `stack` for the deepest element.
  init(
    block: Block, begin: Begin, kinds: UnsafePointer<UInt8>,
    rootName: UnsafePointer<UInt8>, stack: UnsafeMutablePointer<Open>,
    events: UnsafeMutablePointer<XMLEvent>
  ) {
    self.block = block
    bytes = block.bytes
    self.kinds = kinds
    self.stack = stack
    self.events = events
    limits = begin.limits
    recordNumber = begin.recordNumber
    line = begin.line
    tagLine = begin.tagLine
    whole = Whole(line: line, tagLine: tagLine)
    stack[0] = Open(
      number: begin.rootNumber, name: rootName, nameCount: begin.rootNameCount,
      byte: begin.rootByte)
  }

  /// Scans to the end of the block, of the part or of the root, or to what is not plain.
  mutating func scan() -> End {
    while true {
      if !passShortText(), let end = passText() { return end }
      if bytes[place &+ 1] == UInt8(ascii: "/") {
        if !passKnownEnd(), let end = passEndTag() { return end }
      } else {
        if !passKnownTag(), let end = passStartTag() { return end }
      }
      if depth == 1 { settle() }
    }
  }

  private mutating func settle() {
    whole = Whole(place: place, line: line, tagLine: tagLine, events: eventCount)
  }

  // MARK: Text

  // Up to the next tag, with the comments on the way.
  @inline(never)
  private mutating func passText() -> End? {
    var run = Run(start: place, extraStart: extra.count)
    var isBlank = true
    // Beside text they change it: a CR becomes another byte, a comment cuts it in two.
    var hasReturn = false
    var hasComment = false
    while true {
      guard place < block.count else { return .more }
      let byte = bytes[place]
      if kinds[Int(byte)] & XMLByteKinds.endsText == 0 {
        if byte != 0x20 { isBlank = false }
        keep(byte, run)
        continue
      }
      switch byte {
      case 0x0a:
        line &+= 1
        keep(byte, run)
      case 0x09: keep(byte, run)
      case 0x0d:
        hasReturn = true
        keep(byte, run)
      case UInt8(ascii: "<"):
        guard place &+ 4 <= block.count else { return .more }
        if bytes[place &+ 1] != UInt8(ascii: "!") {
          guard place &- run.start <= limits.textBytes else { return .notPlain }
          if isBlank { return nil }
          guard !hasReturn, !hasComment else { return .notPlain }
          let open = stack[depth &- 1]
          emit(.text, open.number, depth, line: tagLine, byte: open.byte, run)
          return nil
        }
        guard isBlank else { return .notPlain }
        hasComment = true
        let end = XMLPlainComment.pass(
          bytes, block.count, most: limits.tagBytes, place: &place, line: &line)
        if let end { return end }
      default:
        isBlank = false
        if let end = passSpecial(byte, &run) { return end }
      }
    }
  }

  @inline(__always)
  private mutating func keep(_ byte: UInt8, _ run: Run) {
    if run.hasReference { extra.append(byte) }
    place &+= 1
  }

  // A reference, or a character that may be none; whatever else is not plain.
  private mutating func passSpecial(_ byte: UInt8, _ run: inout Run) -> End? {
    switch byte {
    case UInt8(ascii: "&"):
      guard place &+ XMLPlainReference.longest <= block.count else { return .more }
      guard let reference = XMLPlainReference(bytes + place) else { return .notPlain }
      if !run.hasReference {
        run.hasReference = true
        extra.append(
          contentsOf: UnsafeBufferPointer(start: bytes + run.start, count: place &- run.start))
      }
      extra.append(reference.byte)
      place &+= reference.length
      return nil
    case 0xef:
      guard place &+ 3 <= block.count else { return .more }
      // U+FFFE and U+FFFF are no characters.
      guard bytes[place &+ 1] != 0xbf || bytes[place &+ 2] < 0xbe else { return .notPlain }
      keep(byte, run)
      return nil
    default: return .notPlain
    }
  }

  // MARK: Tags

  @inline(never)
  private mutating func passEndTag() -> End? {
    place &+= 2
    let open = stack[depth &- 1]
    guard place &+ open.nameCount < block.count else { return .more }
    var index = 0
    while index < open.nameCount {
      if bytes[place &+ index] != open.name[index] { return .notPlain }
      index &+= 1
    }
    place &+= open.nameCount
    passBlanks()
    guard place < block.count else { return .more }
    guard bytes[place] == UInt8(ascii: ">") else { return .notPlain }
    place &+= 1
    tagLine = line
    emitEnd(open.number, depth, open.byte)
    depth &-= 1
    guard depth == 0 else { return nil }
    settle()
    return .root
  }

  @inline(never)
  private mutating func passStartTag() -> End? {
    let tagStart = place
    let tagStartLine = line
    place &+= 1
    let nameStart = place
    guard passName() else { return .notPlain }
    guard place < block.count else { return .more }
    let nameCount = place &- nameStart
    let number = numbers.number(bytes + nameStart, nameCount)
    let byte = block.base &+ UInt64(tagStart)
    if depth == 1, byte >= block.end, number == recordNumber {
      place = tagStart
      settle()
      return .next
    }
    guard depth < limits.depth else { return .notPlain }
    let level = depth &+ 1
    emit(.start, number, level, line: tagStartLine, byte: byte)
    let firstAttribute = eventCount
    let extraCount = extra.count
    while true {
      let blankStart = place
      passBlanks()
      guard place &+ 1 < block.count else { return .more }
      let mark = bytes[place]
      if mark == UInt8(ascii: ">") || mark == UInt8(ascii: "/") { break }
      guard place > blankStart else { return .notPlain }
      if let end = passAttribute(from: firstAttribute, level, tagStartLine, byte) { return end }
    }
    let isEmpty = bytes[place] == UInt8(ascii: "/")
    if isEmpty {
      place &+= 1
      guard bytes[place] == UInt8(ascii: ">") else { return .notPlain }
    }
    place &+= 1
    guard place &- tagStart <= limits.tagBytes else { return .notPlain }
    tagLine = line
    if extra.count == extraCount {
      learn(
        tagStart..<place, name: number, nameCount: nameCount, isEmpty: isEmpty,
        attributes: firstAttribute..<eventCount)
    }
    if isEmpty {
      emitEnd(number, level, byte)
    } else {
      stack[depth] = Open(
        number: number, name: bytes + nameStart, nameCount: nameCount, byte: byte)
      depth = level
    }
    return nil
  }

  @inline(__always)
  private mutating func passAttribute(
    from first: Int, _ level: Int, _ tagStartLine: Int, _ tagByte: UInt64
  ) -> End? {
    let nameStart = place
    guard passName() else { return .notPlain }
    guard place &+ 2 < block.count else { return .more }
    let nameCount = place &- nameStart
    let quote = bytes[place &+ 1]
    guard bytes[place] == UInt8(ascii: "="),
      quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'"),
      !declaresNamespace(bytes + nameStart, nameCount)
    else { return .notPlain }
    let number = numbers.number(bytes + nameStart, nameCount)
    var other = first
    while other < eventCount {
      if events[other].name == number { return .notPlain }
      other &+= 1
    }
    guard eventCount &- first < XMLPlainCursor.mostAttributes else { return .notPlain }
    place &+= 2
    var run = Run(start: place, extraStart: extra.count)
    while true {
      let byte = bytes[place]
      if kinds[Int(byte)] & XMLByteKinds.endsValue == 0 {
        keep(byte, run)
        continue
      }
      guard place < block.count else { return .more }
      if byte == quote { break }
      if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") {
        keep(byte, run)
      } else if let end = passSpecial(byte, &run) {
        return end
      }
    }
    emit(.attribute, number, level, line: tagStartLine, byte: tagByte, run)
    place &+= 1
    return nil
  }

  // More are looked through one by one for a name that stands twice, which must not take long.
  private static let mostAttributes = 64

  private func declaresNamespace(_ name: UnsafePointer<UInt8>, _ count: Int) -> Bool {
    guard count == 5 else { return false }
    for (index, byte) in "xmlns".utf8.enumerated() where name[index] != byte { return false }
    return true
  }

  // False if no name begins here. Behind the block stand zeros, which end a name.
  @inline(__always)
  private mutating func passName() -> Bool {
    guard kinds[Int(bytes[place])] & XMLByteKinds.nameStart != 0 else { return false }
    repeat {
      place &+= 1
    } while kinds[Int(bytes[place])] & (XMLByteKinds.nameStart | XMLByteKinds.nameRest) != 0
    return true
  }

  @inline(__always)
  private mutating func passBlanks() {
    while kinds[Int(bytes[place])] & XMLByteKinds.blank != 0 {
      if bytes[place] == 0x0a { line &+= 1 }
      place &+= 1
    }
  }

  // MARK: Events

  @inline(__always)
  private mutating func emit(
    _ kind: XMLEvent.Kind, _ number: UInt16, _ depth: Int, line: Int, byte: UInt64,
    _ run: Run? = nil
  ) {
    var start = 0
    var count = 0
    if let run {
      start = run.hasReference ? block.extraStart &+ run.extraStart : run.start
      count = run.hasReference ? extra.count &- run.extraStart : place &- run.start
    }
    events[eventCount] = XMLEvent(
      kind: kind, name: number, depth: UInt16(truncatingIfNeeded: depth),
      line: UInt32(clamping: line), start: UInt32(truncatingIfNeeded: start),
      count: UInt32(truncatingIfNeeded: count), byte: byte)
    eventCount &+= 1
  }

  // The end of an element: it holds the element's length.
  @inline(__always)
  mutating func emitEnd(_ number: UInt16, _ depth: Int, _ byte: UInt64) {
    events[eventCount] = XMLEvent(
      kind: .end, name: number, depth: UInt16(truncatingIfNeeded: depth),
      line: UInt32(clamping: line), start: 0,
      count: UInt32(clamping: block.base &+ UInt64(place) &- byte), byte: byte)
    eventCount &+= 1
  }
}
