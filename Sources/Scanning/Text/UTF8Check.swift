/// Strict UTF-8: no overlong forms, no surrogates, nothing above U+10FFFF.
enum UTF8Check {
  /// Number of bytes of the valid character at the start of some bytes; 0 if there is none.
  ///
  /// `cut` becomes true if the bytes end inside what may still become a valid character.
  @inline(__always)
  static func character(
    _ bytes: UnsafePointer<UInt8>, _ count: Int, cut: inout Bool
  ) -> Int {
    let lead = bytes[0]
    if lead < 0x80 { return 1 }
    var lower: UInt8 = 0x80
    var upper: UInt8 = 0xbf
    let length: Int
    switch lead {
    case 0xc2...0xdf: length = 2
    case 0xe0:
      length = 3
      lower = 0xa0
    case 0xed:
      length = 3
      upper = 0x9f
    case 0xe1...0xef: length = 3
    case 0xf0:
      length = 4
      lower = 0x90
    case 0xf4:
      length = 4
      upper = 0x8f
    case 0xf1...0xf3: length = 4
    default: return 0
    }
    var index = 1
    while index < length {
      guard index < count else {
        cut = true
        return 0
      }
      let byte = bytes[index]
      guard byte >= lower, byte <= upper else { return 0 }
      lower = 0x80
      upper = 0xbf
      index += 1
    }
    return length
  }

  /// Whether the bytes are valid; an incomplete last character is fine if `mayBeCut`.
  static func isValid(_ bytes: UnsafePointer<UInt8>, _ count: Int, mayBeCut: Bool) -> Bool {
    let valid = validCount(bytes, count)
    return valid == count || (mayBeCut && isCut(bytes + valid, count - valid))
  }

  /// Whether the bytes are valid and, where that is asked, ASCII only.
  static func isText(
    _ bytes: UnsafePointer<UInt8>, _ count: Int, isASCII: Bool, mayBeCut: Bool
  ) -> Bool {
    isASCII
      ? skipASCII(bytes, 0, count) == count : isValid(bytes, count, mayBeCut: mayBeCut)
  }

  /// The same for whole characters in an array.
  static func isText(_ bytes: ArraySlice<UInt8>, isASCII: Bool) -> Bool {
    bytes.withUnsafeBufferPointer { buffer in
      buffer.baseAddress.map {
        isText($0, buffer.count, isASCII: isASCII, mayBeCut: false)
      } ?? true
    }
  }

  /// Number of bytes from the start on that are whole valid characters.
  static func validCount(_ bytes: UnsafePointer<UInt8>, _ count: Int) -> Int {
    var index = 0
    while true {
      index = skipASCII(bytes, index, count)
      guard index < count else { return count }
      var cut = false
      let length = character(bytes + index, count - index, cut: &cut)
      guard length > 0 else { return index }
      index += length
    }
  }

  /// Whether these bytes to the end are the beginning of a valid character.
  static func isCut(_ bytes: UnsafePointer<UInt8>, _ count: Int) -> Bool {
    guard count > 0 else { return false }
    var cut = false
    return character(bytes, count, cut: &cut) == 0 && cut
  }

  /// How many characters beyond ASCII are valid, and how many places are not.
  static func tally(
    _ bytes: UnsafePointer<UInt8>, _ count: Int
  ) -> (valid: Int, invalid: Int) {
    var index = 0
    var valid = 0
    var invalid = 0
    while true {
      index = skipASCII(bytes, index, count)
      guard index < count else { return (valid, invalid) }
      var cut = false
      let length = character(bytes + index, count - index, cut: &cut)
      if length > 0 {
        valid += 1
      } else if !cut {
        invalid += 1
      }
      index += max(1, length)
    }
  }

  /// The first index from `start` on that holds a byte beyond ASCII, or `count`.
  @inline(__always)
  static func skipASCII(_ bytes: UnsafePointer<UInt8>, _ start: Int, _ count: Int) -> Int {
    var index = start
    while index &+ 32 <= count {
      let any =
        Word.load(bytes + index) | Word.load(bytes + index + 8)
        | Word.load(bytes + index + 16) | Word.load(bytes + index + 24)
      if any & Word.high != 0 { break }
      index &+= 32
    }
    while index &+ 8 <= count {
      let mask = Word.load(bytes + index) & Word.high
      if mask != 0 { return index &+ Word.first(mask) }
      index &+= 8
    }
    while index < count, bytes[index] < 0x80 { index &+= 1 }
    return index
  }
}

/// Strict UTF-8, one byte at a time, for text that is not kept.
struct UTF8Progress {
  private var wanted = 0
  private var lower: UInt8 = 0x80
  private var upper: UInt8 = 0xbf
  /// Whether everything so far was valid, an incomplete last character aside.
  private(set) var isValid = true

  /// Whether everything so far was valid and no character is incomplete.
  var isComplete: Bool { isValid && wanted == 0 }

  mutating func take(_ byte: UInt8) {
    if wanted > 0 {
      if byte >= lower, byte <= upper {
        wanted -= 1
        lower = 0x80
        upper = 0xbf
        return
      }
      isValid = false
      wanted = 0
    }
    lower = 0x80
    upper = 0xbf
    switch byte {
    case 0..<0x80: break
    case 0xc2...0xdf: wanted = 1
    case 0xe0...0xef:
      wanted = 2
      if byte == 0xe0 { lower = 0xa0 }
      if byte == 0xed { upper = 0x9f }
    case 0xf0...0xf4:
      wanted = 3
      if byte == 0xf0 { lower = 0x90 }
      if byte == 0xf4 { upper = 0x8f }
    default: isValid = false
    }
  }
}
