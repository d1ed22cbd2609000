extension TextEncoding {
  /// Guesses the encoding from the first bytes of a file, and says why.
  public static func guess(_ head: Span<UInt8>) -> (encoding: TextEncoding, reason: String) {
    (.utf8, "")
  }

  /// The head of a file as UTF-8: mark left out, an incomplete last character left out, and
  /// U+FFFD for what the encoding does not have. For guessing and for messages, not for data.
  public func decode(_ head: Span<UInt8>) -> [UInt8] {
    []
  }
}
