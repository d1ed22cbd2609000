/// The form a code must have to be taken although its table does not know it.
enum CodeForm: Sendable, Hashable {
  /// So many digits.
  case digits(Int)
  /// One to eight letters or digits.
  case code
  /// Any text.
  case text

  /// Reads a form as it stands in a layout: `digits-3`, `code`, `text`.
  init?(id: String) {
    switch id {
    case "code": self = .code
    case "text": self = .text
    default:
      guard id.hasPrefix("digits-"), let count = Int(id.dropFirst(7)), (1...9).contains(count)
      else { return nil }
      self = .digits(count)
    }
  }

  /// What is expected, in a form that needs no translation.
  var example: String {
    switch self {
    case .digits(let count): String("123456789".prefix(count))
    case .code: "A1"
    case .text: ""
    }
  }

  /// Whether a text has the form.
  func fits(_ text: Span<UInt8>) -> Bool {
    switch self {
    case .text: return true
    case .digits(let count):
      guard text.count == count else { return false }
      for index in text.indices where text[index] &- 48 > 9 { return false }
      return true
    case .code:
      guard text.count >= 1, text.count <= 8 else { return false }
      for index in text.indices {
        let byte = text[index]
        let isLetter = (byte | 32) &- 97 < 26
        if !isLetter, byte &- 48 > 9 { return false }
      }
      return true
    }
  }
}
