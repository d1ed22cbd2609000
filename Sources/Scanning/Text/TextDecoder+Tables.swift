/// What the upper 128 bytes of the 8-bit encodings stand for.
///
/// Source: the mapping tables of the Unicode Consortium, CP1252.TXT, 8859-1.TXT and 8859-15.TXT.
extension TextDecoder {
  /// Stands for nothing: the encoding does not have the byte.
  private static let none: UInt32 = 0xffff_ffff

  /// ISO-8859-1: every byte is its own code point.
  static let latin1: [UInt32] = (0x80...0xff).map { $0 }

  /// ISO-8859-15: eight places differ from ISO-8859-1.
  static let latin9: [UInt32] = {
    var table = latin1
    let changed: [(byte: Int, scalar: UInt32)] = [
      (0xa4, 0x20ac),
      (0xa6, 0x0160),
      (0xa8, 0x0161),
      (0xb4, 0x017d),
      (0xb8, 0x017e),
      (0xbc, 0x0152),
      (0xbd, 0x0153),
      (0xbe, 0x0178),
    ]
    for (byte, scalar) in changed { table[byte - 0x80] = scalar }
    return table
  }()

  /// Windows-1252: letters and marks where ISO-8859-1 has control codes; five bytes are nothing.
  static let windows1252: [UInt32] = {
    let lower: [UInt32] = [
      0x20ac, none, 0x201a, 0x0192, 0x201e, 0x2026, 0x2020, 0x2021,
      0x02c6, 0x2030, 0x0160, 0x2039, 0x0152, none, 0x017d, none,
      none, 0x2018, 0x2019, 0x201c, 0x201d, 0x2022, 0x2013, 0x2014,
      0x02dc, 0x2122, 0x0161, 0x203a, 0x0153, none, 0x017e, 0x0178,
    ]
    return lower + latin1[0x20...]
  }()
}
