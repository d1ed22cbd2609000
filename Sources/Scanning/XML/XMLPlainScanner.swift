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

  /// An element whose end tag is still to come.
  struct Open {
    var name: UInt16
    /// Where its name stands in the block.
    var nameStart: Int
    var nameCount: Int
    /// Offset in the file of its start tag.
    var byte: UInt64
  }

  let limits: XMLLimits
  /// The root element: its name and the offset of its start tag.
  let rootName: [UInt8]
  let rootByte: UInt64
  /// The name of the elements a part may begin and end at.
  let recordName: [UInt8]
  var numbers = XMLWordNumbers()
  let rootNumber: UInt16
  let recordNumber: UInt16
  /// The line of the next byte.
  var line: Int
  /// The line where the last tag ended.
  var tagLine: Int
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
    self.recordName = recordName
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
  /// `bytes` are valid UTF-8 and have padding behind them. `base` is the offset in the file of the
  /// first byte, `extraStart` where the extra bytes will stand, and `end` the offset the next part
  /// begins at. Events of a child that is not whole are left out; it is to be scanned again.
  mutating func scan(
    _ bytes: UnsafePointer<UInt8>, _ count: Int, base: UInt64, end: UInt64, extraStart: Int,
    into events: inout [XMLEvent]
  ) -> (end: End, whole: Int) {
    extra.removeAll(keepingCapacity: true)
    var result = End.notPlain
    var whole = 0
    let table = kinds
    // Every event stands for a byte at least.
    events.append(addingCapacity: count + 8) { (span: inout OutputSpan<XMLEvent>) in
      span.withUnsafeMutableBufferPointer { buffer, filled in
        withUnsafeTemporaryAllocation(of: Open.self, capacity: limits.depth + 1) { stack in
          table.withUnsafeBufferPointer { kinds in
            guard let buffer = buffer.baseAddress, let stack = stack.baseAddress,
              let kinds = kinds.baseAddress
            else { return }
            (result, whole, filled) = scan(
              bytes, count, base: base, end: end, extraStart: extraStart, buffer, stack, kinds)
          }
        }
      }
    }
    guard numbers.names.count <= limits.names else { return (.notPlain, whole) }
    return (result, whole)
  }

  // The same with working space: `events` for what is found, `stack` for the open elements, and the
  // kinds of all bytes. Returns the number of events of whole children too.
  private mutating func scan(
    _ bytes: UnsafePointer<UInt8>, _ count: Int, base: UInt64, end: UInt64, extraStart: Int,
    _ events: UnsafeMutablePointer<XMLEvent>, _ stack: UnsafeMutablePointer<Open>,
    _ kinds: UnsafePointer<UInt8>
  ) -> (End, whole: Int, events: Int) {
    stack[0] = Open(name: rootNumber, nameStart: -1, nameCount: 0, byte: rootByte)
    var depth = 1
    var eventCount = 0
    // What is known where the last child ended; what comes after it is taken back at the end.
    var whole = 0
    var wholeLine = line
    var wholeTagLine = tagLine
    var wholeEvents = 0
    var line = line
    var tagLine = tagLine
    var place = 0
    var result = End.notPlain
    scan: while true {
      // The text up to the next tag, and the comments in it.
      let textStart = place
      var textEnd = -1
      var isBlank = true
      var hasReference = false
      var hasComment = false
      let extraText = extra.count
      text: while true {
        guard place < count else {
          result = .more
          break scan
        }
        let byte = bytes[place]
        if kinds[Int(byte)] & XMLByteKinds.endsText == 0 {
          if byte != 0x20 { isBlank = false }
          if hasReference { extra.append(byte) }
          place &+= 1
          continue
        }
        switch byte {
        case 0x0a:
          line &+= 1
          if hasReference { extra.append(byte) }
          place &+= 1
        case 0x09:
          if hasReference { extra.append(byte) }
          place &+= 1
        case 0x0d:
          // A CR is blank here, and becomes another byte in a text that is not.
          if hasReference {
            result = .notPlain
            break scan
          }
          textEnd = -2
          place &+= 1
        case UInt8(ascii: "<"):
          if place &+ 4 > count {
            result = .more
            break scan
          }
          guard bytes[place &+ 1] == UInt8(ascii: "!") else { break text }
          // Text with a comment in it is put together by libxml2.
          guard isBlank, !hasReference,
            let after = comment(bytes, place, count, &line)
          else {
            result = bytes[place &+ 2] == UInt8(ascii: "-") && isBlank ? .more : .notPlain
            break scan
          }
          guard after > 0 else {
            result = .notPlain
            break scan
          }
          hasComment = true
          place = after
        case UInt8(ascii: "&"):
          if !hasReference {
            hasReference = true
            extra.append(
              contentsOf: UnsafeBufferPointer(start: bytes + textStart, count: place &- textStart)
            )
          }
          isBlank = false
          guard place &+ 8 <= count else {
            result = .more
            break scan
          }
          let (length, byte) = XMLPlainScanner.reference(bytes + place)
          guard length > 0 else {
            result = .notPlain
            break scan
          }
          extra.append(byte)
          place &+= length
        case 0xef:
          guard place &+ 3 <= count, bytes[place &+ 1] != 0xbf || bytes[place &+ 2] < 0xbe else {
            result = place &+ 3 <= count ? .notPlain : .more
            break scan
          }
          isBlank = false
          if hasReference { extra.append(byte) }
          place &+= 1
        default:
          result = .notPlain
          break scan
        }
      }
      if !isBlank {
        guard !hasComment, textEnd != -2, place &- textStart <= limits.textBytes,
          depth > 0
        else {
          result = .notPlain
          break scan
        }
        let open = stack[depth &- 1]
        textEnd = place
        events[eventCount] = XMLEvent(
          kind: .text, name: open.name, depth: UInt16(truncatingIfNeeded: depth),
          line: UInt32(clamping: tagLine),
          start: UInt32(
            truncatingIfNeeded: hasReference ? extraStart &+ extraText : textStart),
          count: UInt32(
            truncatingIfNeeded: hasReference ? extra.count &- extraText : textEnd &- textStart),
          byte: open.byte)
        eventCount &+= 1
      }

      // The tag.
      let tagStart = place
      place &+= 1
      if bytes[place] == UInt8(ascii: "/") {
        place &+= 1
        let open = stack[depth &- 1]
        let nameStart = place
        let isRoot = depth == 1
        let expected = isRoot ? rootName.count : open.nameCount
        guard place &+ expected < count else {
          result = .more
          break scan
        }
        if isRoot {
          for (index, byte) in rootName.enumerated() where bytes[place &+ index] != byte {
            result = .notPlain
            break scan
          }
        } else {
          let name = bytes + open.nameStart
          var index = 0
          while index < expected {
            if bytes[place &+ index] != name[index] {
              result = .notPlain
              break scan
            }
            index &+= 1
          }
        }
        place = nameStart &+ expected
        while place < count, kinds[Int(bytes[place])] & XMLByteKinds.blank != 0 {
          if bytes[place] == 0x0a { line &+= 1 }
          place &+= 1
        }
        guard place < count else {
          result = .more
          break scan
        }
        guard bytes[place] == UInt8(ascii: ">") else {
          result = .notPlain
          break scan
        }
        place &+= 1
        tagLine = line
        events[eventCount] = XMLEvent(
          kind: .end, name: open.name, depth: UInt16(truncatingIfNeeded: depth),
          line: UInt32(clamping: line), start: 0,
          count: UInt32(clamping: base &+ UInt64(place) &- open.byte), byte: open.byte)
        eventCount &+= 1
        depth &-= 1
        if isRoot {
          whole = place
          wholeLine = line
          wholeTagLine = tagLine
          wholeEvents = eventCount
          result = .root
          break scan
        }
      } else {
        // A start tag.
        guard kinds[Int(bytes[place])] & XMLByteKinds.nameStart != 0 else {
          result = .notPlain
          break scan
        }
        let nameStart = place
        repeat {
          place &+= 1
        } while kinds[Int(bytes[place])] & (XMLByteKinds.nameStart | XMLByteKinds.nameRest) != 0
        guard place < count else {
          result = .more
          break scan
        }
        let nameCount = place &- nameStart
        let number = numbers.number(bytes + nameStart, nameCount)
        let byte = base &+ UInt64(tagStart)
        let tagStartLine = line
        if depth == 1, byte >= end, number == recordNumber {
          whole = tagStart
          wholeLine = line
          wholeTagLine = tagLine
          wholeEvents = eventCount
          result = .next
          break scan
        }
        guard depth < limits.depth else {
          result = .notPlain
          break scan
        }
        let level = UInt16(truncatingIfNeeded: depth &+ 1)
        events[eventCount] = XMLEvent(
          kind: .start, name: number, depth: level, line: UInt32(clamping: line), start: 0,
          count: 0, byte: byte)
        eventCount &+= 1
        let firstAttribute = eventCount
        var isEmpty = false
        attributes: while true {
          let blankStart = place
          while kinds[Int(bytes[place])] & XMLByteKinds.blank != 0 {
            if bytes[place] == 0x0a { line &+= 1 }
            place &+= 1
            if place >= count {
              result = .more
              break scan
            }
          }
          guard place &+ 1 < count else {
            result = .more
            break scan
          }
          switch bytes[place] {
          case UInt8(ascii: ">"):
            place &+= 1
            break attributes
          case UInt8(ascii: "/"):
            guard bytes[place &+ 1] == UInt8(ascii: ">") else {
              result = .notPlain
              break scan
            }
            place &+= 2
            isEmpty = true
            break attributes
          default: break
          }
          guard place > blankStart, kinds[Int(bytes[place])] & XMLByteKinds.nameStart != 0 else {
            result = .notPlain
            break scan
          }
          let attributeStart = place
          repeat {
            place &+= 1
          } while kinds[Int(bytes[place])] & (XMLByteKinds.nameStart | XMLByteKinds.nameRest) != 0
          guard place &+ 2 < count else {
            result = .more
            break scan
          }
          let quote = bytes[place &+ 1]
          guard bytes[place] == UInt8(ascii: "="),
            quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'")
          else {
            result = .notPlain
            break scan
          }
          let attributeCount = place &- attributeStart
          if attributeCount == 5, isNamespace(bytes + attributeStart) {
            result = .notPlain
            break scan
          }
          let attribute = numbers.number(bytes + attributeStart, attributeCount)
          place &+= 2
          let valueStart = place
          let extraValue = extra.count
          var hasReference = false
          while true {
            let byte = bytes[place]
            if kinds[Int(byte)] & XMLByteKinds.endsValue == 0 {
              if hasReference { extra.append(byte) }
              place &+= 1
              continue
            }
            guard place < count else {
              result = .more
              break scan
            }
            if byte == quote { break }
            if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") {
              if hasReference { extra.append(byte) }
              place &+= 1
            } else if byte == UInt8(ascii: "&") {
              if !hasReference {
                hasReference = true
                extra.append(
                  contentsOf: UnsafeBufferPointer(
                    start: bytes + valueStart, count: place &- valueStart))
              }
              guard place &+ 8 <= count else {
                result = .more
                break scan
              }
              let (length, byte) = XMLPlainScanner.reference(bytes + place)
              guard length > 0 else {
                result = .notPlain
                break scan
              }
              extra.append(byte)
              place &+= length
            } else if byte == 0xef {
              guard place &+ 3 <= count else {
                result = .more
                break scan
              }
              guard bytes[place &+ 1] != 0xbf || bytes[place &+ 2] < 0xbe else {
                result = .notPlain
                break scan
              }
              if hasReference { extra.append(byte) }
              place &+= 1
            } else {
              result = .notPlain
              break scan
            }
          }
          var index = firstAttribute
          while index < eventCount {
            if events[index].name == attribute {
              result = .notPlain
              break scan
            }
            index &+= 1
          }
          guard index &- firstAttribute < 64 else {
            result = .notPlain
            break scan
          }
          events[eventCount] = XMLEvent(
            kind: .attribute, name: attribute, depth: level,
            line: UInt32(clamping: tagStartLine),
            start: UInt32(
              truncatingIfNeeded: hasReference ? extraStart &+ extraValue : valueStart),
            count: UInt32(
              truncatingIfNeeded: hasReference ? extra.count &- extraValue : place &- valueStart
            ),
            byte: byte)
          eventCount &+= 1
          place &+= 1
        }
        guard place <= count else {
          result = .more
          break scan
        }
        guard place &- tagStart <= limits.tagBytes else {
          result = .notPlain
          break scan
        }
        tagLine = line
        if isEmpty {
          events[eventCount] = XMLEvent(
            kind: .end, name: number, depth: level, line: UInt32(clamping: line), start: 0,
            count: UInt32(clamping: base &+ UInt64(place) &- byte), byte: byte)
          eventCount &+= 1
        } else {
          stack[depth] = Open(
            name: number, nameStart: nameStart, nameCount: nameCount, byte: byte)
          depth &+= 1
        }
      }
      if depth == 1 {
        whole = place
        wholeLine = line
        wholeTagLine = tagLine
        wholeEvents = eventCount
      }
    }
    self.line = wholeLine
    self.tagLine = wholeTagLine
    return (result, whole, wholeEvents)
  }

  // The place behind a comment, nothing if its end is not in the block, and 0 if it is no comment
  // or none that is plain.
  private func comment(
    _ bytes: UnsafePointer<UInt8>, _ start: Int, _ count: Int, _ line: inout Int
  ) -> Int? {
    guard bytes[start + 2] == UInt8(ascii: "-"), bytes[start + 3] == UInt8(ascii: "-") else {
      return 0
    }
    var place = start + 4
    var breaks = 0
    while place + 2 < count {
      let byte = bytes[place]
      if byte == UInt8(ascii: "-"), bytes[place + 1] == UInt8(ascii: "-") {
        guard bytes[place + 2] == UInt8(ascii: ">") else { return 0 }
        line += breaks
        return place + 3
      }
      if byte == 0x0a { breaks += 1 }
      if byte < 0x20, byte != 0x0a, byte != 0x09, byte != 0x0d { return 0 }
      if byte == 0xef, bytes[place + 1] == 0xbf, bytes[place + 2] >= 0xbe { return 0 }
      if place - start > limits.tagBytes { return 0 }
      place += 1
    }
    return nil
  }

  // The length of a reference and the byte it stands for; nothing if it is not one of the five.
  private static func reference(_ bytes: UnsafePointer<UInt8>) -> (Int, UInt8) {
    switch bytes[1] {
    case UInt8(ascii: "a"):
      if bytes[2] == UInt8(ascii: "m"), bytes[3] == UInt8(ascii: "p"), bytes[4] == 0x3b {
        return (5, UInt8(ascii: "&"))
      }
      if bytes[2] == UInt8(ascii: "p"), bytes[3] == UInt8(ascii: "o"),
        bytes[4] == UInt8(ascii: "s"),
        bytes[5] == 0x3b
      {
        return (6, UInt8(ascii: "'"))
      }
    case UInt8(ascii: "l"):
      if bytes[2] == UInt8(ascii: "t"), bytes[3] == 0x3b { return (4, UInt8(ascii: "<")) }
    case UInt8(ascii: "g"):
      if bytes[2] == UInt8(ascii: "t"), bytes[3] == 0x3b { return (4, UInt8(ascii: ">")) }
    case UInt8(ascii: "q"):
      if bytes[2] == UInt8(ascii: "u"), bytes[3] == UInt8(ascii: "o"),
        bytes[4] == UInt8(ascii: "t"),
        bytes[5] == 0x3b
      {
        return (6, UInt8(ascii: "\""))
      }
    default: break
    }
    return (0, 0)
  }

  private func isNamespace(_ name: UnsafePointer<UInt8>) -> Bool {
    for (index, byte) in "xmlns".utf8.enumerated() where name[index] != byte { return false }
    return true
  }
}
