/// What a byte means to the plain scanner, looked up in one table.
enum XMLByteKinds {
  /// A letter of a name, anywhere in it.
  static let nameStart: UInt8 = 1
  /// Something that may stand in a name, but not begin it.
  static let nameRest: UInt8 = 2
  /// Space, tab or line break.
  static let blank: UInt8 = 4
  /// Ends the run of a text: a mark, a reference, a line break, or what needs a closer look.
  static let endsText: UInt8 = 8
  /// Ends the run of an attribute's value.
  static let endsValue: UInt8 = 16

  /// The kinds of all bytes.
  static let table: [UInt8] = (0...255).map { value in
    let byte = UInt8(value)
    var kind: UInt8 = 0
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "_"):
      kind |= nameStart
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."):
      kind |= nameRest
    case 0x20, 0x09, 0x0a, 0x0d: kind |= blank
    default: break
    }
    // U+FFFE and U+FFFF begin with EF; whatever else does is looked at, and let pass.
    if byte < 0x20 || byte == 0xef || "<&".utf8.contains(byte) { kind |= endsText | endsValue }
    if byte == UInt8(ascii: ">") { kind |= endsText }
    if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") { kind |= endsValue }
    return kind
  }
}
