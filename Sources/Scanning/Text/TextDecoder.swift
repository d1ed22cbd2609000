/// Turns the bytes of a file into UTF-8, block by block.
///
/// A byte or unit the encoding does not have becomes one byte FF. No valid UTF-8 holds it, so the
/// one check for valid UTF-8 that follows finds the faults of every encoding; and it counts as one
/// unit, so that a place in the decoded bytes can be turned back into a place in the file.
struct TextDecoder {
  private let encoding: TextEncoding
  /// The first byte of a UTF-16 unit whose second byte is in the next block.
  private var halfUnit: UInt8?
  /// The first half of a surrogate pair.
  private var leadSurrogate: UInt16?

  init(_ encoding: TextEncoding) {
    self.encoding = encoding
  }

  /// Room that a number of bytes needs at most when decoded, with what was kept from before.
  static func room(_ count: Int) -> Int { count * 3 + 8 }

  /// Decodes a block, and returns the number of bytes written; `out` has `room` for them.
  mutating func decode(
    _ block: UnsafeBufferPointer<UInt8>, into out: UnsafeMutablePointer<UInt8>, atEnd: Bool
  ) -> Int {
    switch encoding {
    case .utf8, .utf8BOM:
      if let base = block.baseAddress { out.update(from: base, count: block.count) }
      return block.count
    case .utf16LE: return decodeWide(block, into: out, atEnd: atEnd, bigEndian: false)
    case .utf16BE: return decodeWide(block, into: out, atEnd: atEnd, bigEndian: true)
    case .windows1252: return decodeNarrow(block, into: out, table: TextDecoder.windows1252)
    case .latin1: return decodeNarrow(block, into: out, table: TextDecoder.latin1)
    case .latin9: return decodeNarrow(block, into: out, table: TextDecoder.latin9)
    }
  }

  private func decodeNarrow(
    _ block: UnsafeBufferPointer<UInt8>, into out: UnsafeMutablePointer<UInt8>, table: [UInt32]
  ) -> Int {
    guard let bytes = block.baseAddress else { return 0 }
    let count = block.count
    var index = 0
    var written = 0
    table.withUnsafeBufferPointer { table in
      while index < count {
        if index &+ 8 <= count {
          let word = Word.load(bytes + index)
          if word & Word.high == 0 {
            UnsafeMutableRawPointer(out + written).storeBytes(
              of: word.littleEndian, as: UInt64.self)
            index &+= 8
            written &+= 8
            continue
          }
        }
        let byte = bytes[index]
        index &+= 1
        if byte < 0x80 {
          out[written] = byte
          written &+= 1
        } else {
          written &+= TextDecoder.write(table[Int(byte & 0x7f)], to: out + written)
        }
      }
    }
    return written
  }

  private mutating func decodeWide(
    _ block: UnsafeBufferPointer<UInt8>, into out: UnsafeMutablePointer<UInt8>, atEnd: Bool,
    bigEndian: Bool
  ) -> Int {
    var written = 0
    for byte in block {
      guard let first = halfUnit else {
        halfUnit = byte
        continue
      }
      halfUnit = nil
      let unit =
        bigEndian ? UInt16(first) << 8 | UInt16(byte) : UInt16(byte) << 8 | UInt16(first)
      if let lead = leadSurrogate {
        leadSurrogate = nil
        if unit & 0xfc00 == 0xdc00 {
          let scalar = 0x10000 + (UInt32(lead & 0x3ff) << 10 | UInt32(unit & 0x3ff))
          written += TextDecoder.write(scalar, to: out + written)
          continue
        }
        written += TextDecoder.write(TextDecoder.bad, to: out + written)
      }
      if unit & 0xfc00 == 0xd800 {
        leadSurrogate = unit
      } else if unit & 0xfc00 == 0xdc00 {
        written += TextDecoder.write(TextDecoder.bad, to: out + written)
      } else {
        written += TextDecoder.write(UInt32(unit), to: out + written)
      }
    }
    if atEnd {
      if leadSurrogate != nil { written += TextDecoder.write(TextDecoder.bad, to: out + written) }
      if halfUnit != nil { written += TextDecoder.write(TextDecoder.bad, to: out + written) }
      leadSurrogate = nil
      halfUnit = nil
    }
    return written
  }

  /// Stands for a unit the encoding does not have.
  ///
  /// U+FFFF is no character, but a UTF-16 file can
  /// hold it; so this is a value that no unit has.
  private static let bad: UInt32 = 0xffff_ffff

  @inline(__always)
  private static func write(_ scalar: UInt32, to out: UnsafeMutablePointer<UInt8>) -> Int {
    switch scalar {
    case 0..<0x80:
      out[0] = UInt8(truncatingIfNeeded: scalar)
      return 1
    case 0x80..<0x800:
      out[0] = UInt8(truncatingIfNeeded: 0xc0 | scalar >> 6)
      out[1] = UInt8(truncatingIfNeeded: 0x80 | scalar & 0x3f)
      return 2
    case 0x800..<0x10000:
      out[0] = UInt8(truncatingIfNeeded: 0xe0 | scalar >> 12)
      out[1] = UInt8(truncatingIfNeeded: 0x80 | scalar >> 6 & 0x3f)
      out[2] = UInt8(truncatingIfNeeded: 0x80 | scalar & 0x3f)
      return 3
    case 0x10000..<0x110000:
      out[0] = UInt8(truncatingIfNeeded: 0xf0 | scalar >> 18)
      out[1] = UInt8(truncatingIfNeeded: 0x80 | scalar >> 12 & 0x3f)
      out[2] = UInt8(truncatingIfNeeded: 0x80 | scalar >> 6 & 0x3f)
      out[3] = UInt8(truncatingIfNeeded: 0x80 | scalar & 0x3f)
      return 4
    default:
      out[0] = 0xff
      return 1
    }
  }
}
