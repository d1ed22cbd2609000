// Where person codes stand that have no business there: in arguments, in names of files.
extension PersonCode {
  /// Whether a text holds something that looks like a person code, in any writing.
  public static func isHeld(by text: String) -> Bool {
    let bytes = Array(text.utf8)
    return likeness(in: bytes, from: 0) != nil
  }

  /// A text with what looks like a person code hidden: `######-####` stands for each.
  public static func hiding(in text: String) -> String {
    let bytes = Array(text.utf8)
    var result: [UInt8] = []
    var place = 0
    while let range = likeness(in: bytes, from: place) {
      result += bytes[place..<range.lowerBound]
      result += Array("######-####".utf8)
      place = range.upperBound
    }
    return String(decoding: result + bytes[place...], as: UTF8.self)
  }

  // Six digits, a sign (a typographic dash has three bytes), three digits and a letter or digit.
  private static func likeness(in bytes: [UInt8], from first: Int) -> Range<Int>? {
    guard bytes.count >= first + 11 else { return nil }
    for start in first...(bytes.count - 11) where digits(bytes, start, 6) {
      for signLength in [1, 3] {
        let rest = start + 6 + signLength
        guard rest + 4 <= bytes.count, digits(bytes, rest, 3), isLetterOrDigit(bytes[rest + 3])
        else { continue }
        if signLength == 3, bytes[start + 6] != 0xE2 { continue }
        if signLength == 1, !isSign(bytes[start + 6]) { continue }
        return start..<rest + 4
      }
    }
    return nil
  }

  private static func digits(_ bytes: [UInt8], _ start: Int, _ count: Int) -> Bool {
    bytes[start..<(start + count)].allSatisfy { $0 >= 48 && $0 <= 57 }
  }

  private static func isLetterOrDigit(_ byte: UInt8) -> Bool {
    (byte >= 48 && byte <= 57) || (byte >= 65 && byte <= 90) || (byte >= 97 && byte <= 122)
  }

  private static func isSign(_ byte: UInt8) -> Bool {
    Array("+-ABCDEFUVWXYabcdefuvwxy".utf8).contains(byte)
  }
}
