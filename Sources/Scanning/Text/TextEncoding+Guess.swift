extension TextEncoding {
  /// The reason of a guess that a byte-order mark decided.
  public static let markReason = "mark"

  /// Guesses the encoding from the first bytes of a file, and says why.
  ///
  /// A byte-order mark decides. Without one: zero bytes at every other place make UTF-16; valid
  /// UTF-8 (an incomplete last character is fine) makes UTF-8, also with fewer bad places than
  /// good characters beyond ASCII, so that one bad byte does not spoil a whole file; anything
  /// else is an 8-bit encoding. Of those Windows-1252 is taken: it has all of ISO-8859-1's
  /// letters, and what it differs in from ISO-8859-15 does not show in the bytes.
  /// The reason is a stable word: `mark`, `zero-bytes`, `ascii`, `valid-utf-8`, `mostly-utf-8`,
  /// `not-utf-8`.
  public static func guess(_ head: Span<UInt8>) -> (encoding: TextEncoding, reason: String) {
    if let mark = mark(head) { return (mark.encoding, markReason) }
    if let wide = guessWide(head) { return (wide, "zero-bytes") }
    let tally = head.withUnsafeBufferPointer { buffer in
      buffer.baseAddress.map { UTF8Check.tally($0, buffer.count) } ?? (0, 0)
    }
    switch tally {
    case (0, 0): return (.utf8, "ascii")
    case (_, 0): return (.utf8, "valid-utf-8")
    case (let valid, let invalid) where valid > invalid: return (.utf8, "mostly-utf-8")
    default: return (.windows1252, "not-utf-8")
    }
  }

  /// UTF-16 without a mark: most of an export is ASCII, so every other byte is mostly zero.
  private static func guessWide(_ head: Span<UInt8>) -> TextEncoding? {
    let looked = min(head.count, 1 << 16) & ~1
    guard looked >= 4 else { return nil }
    var even = 0
    var odd = 0
    for index in stride(from: 0, to: looked, by: 2) {
      if head[index] == 0 { even += 1 }
      if head[index + 1] == 0 { odd += 1 }
    }
    let units = looked / 2
    if odd * 2 >= units, even * 10 <= odd { return .utf16LE }
    if even * 2 >= units, odd * 10 <= even { return .utf16BE }
    return nil
  }

  /// The head of a file as UTF-8, for guessing a layout and for messages.
  ///
  /// A byte-order mark is left out, and so is what the bytes end in the middle of. Where the
  /// encoding does not have a byte, one byte FF stands, which no valid UTF-8 has.
  public func decode(_ head: Span<UInt8>) -> [UInt8] {
    let skipped = markCount(head)
    var decoder = TextDecoder(self)
    return head.withUnsafeBufferPointer { buffer in
      let body = UnsafeBufferPointer(rebasing: buffer[min(skipped, buffer.count)...])
      return [UInt8](unsafeUninitializedCapacity: TextDecoder.room(body.count)) { out, count in
        guard let base = out.baseAddress else { return }
        count = decoder.decode(body, into: base, atEnd: false)
      }
    }
  }
}
