/// Texts that are said again and again, each kept once and known by its number; 0 is the empty one.
struct Phrases: Sendable {
  private var texts = [""]
  private var numbers: [String: UInt32] = ["": 0]

  /// The number of a text, which is added if it is new.
  mutating func number(of text: String) -> UInt32 {
    if text.isEmpty { return 0 }
    if let number = numbers[text] { return number }
    let number = UInt32(texts.count)
    texts.append(text)
    numbers[text] = number
    return number
  }

  /// The text with a number.
  subscript(_ number: UInt32) -> String { texts[Int(number)] }
}
