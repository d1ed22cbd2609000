/// A text with places for values: `{name}` is replaced by the value, `{days|päivä|päivää}` by the
/// number and the word that fits it (one, otherwise).
///
/// One template is one whole sentence in one language: nothing is glued from fragments.
public struct Template: Sendable, Hashable {
  enum Piece: Sendable, Hashable {
    case text(String)
    case value(String)
    case counted(String, one: String, many: String)
  }

  /// The template as it was written.
  public let source: String
  let pieces: [Piece]

  /// Reads a template; a brace without its partner is kept as text.
  public init(_ source: String) {
    self.source = source
    var pieces: [Piece] = []
    var text: [UInt8] = []
    let bytes = Array(source.utf8)
    var index = 0
    while index < bytes.count {
      if bytes[index] == UInt8(ascii: "{"),
        let close = bytes[index...].firstIndex(of: UInt8(ascii: "}"))
      {
        if !text.isEmpty { pieces.append(.text(String(decoding: text, as: UTF8.self))) }
        text = []
        let parts = bytes[(index + 1)..<close].split(
          separator: UInt8(ascii: "|"), omittingEmptySubsequences: false
        ).map { String(decoding: $0, as: UTF8.self) }
        if parts.count == 3 {
          pieces.append(.counted(parts[0], one: parts[1], many: parts[2]))
        } else {
          pieces.append(.value(parts[0]))
        }
        index = close + 1
      } else {
        text.append(bytes[index])
        index += 1
      }
    }
    if !text.isEmpty { pieces.append(.text(String(decoding: text, as: UTF8.self))) }
    self.pieces = pieces
  }

  /// The names of the values the template needs.
  public var names: [String] {
    pieces.compactMap {
      switch $0 {
      case .text: nil
      case .value(let name), .counted(let name, _, _): name
      }
    }
  }

  /// The text with its values filled in; a value that is not given stands as `{name}`.
  public func render(_ values: [String: String]) -> String {
    var result = ""
    for piece in pieces {
      switch piece {
      case .text(let text): result += text
      case .value(let name): result += values[name] ?? "{\(name)}"
      case .counted(let name, let one, let many):
        let value = values[name] ?? "{\(name)}"
        result += value + "\u{A0}" + (value == "1" || value == "-1" ? one : many)
      }
    }
    return result
  }
}
