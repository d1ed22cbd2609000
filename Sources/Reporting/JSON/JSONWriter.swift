/// Writes JSON: the same value always gives the same bytes.
public enum JSONWriter {
  /// The document as UTF-8 bytes, ending with a line feed.
  ///
  /// - Parameter indented: Two spaces a level, one member or element a line; else one line in all.
  public static func bytes(_ value: JSONValue, indented: Bool = true) -> [UInt8] {
    var bytes: [UInt8] = []
    write(value, indent: indented ? 0 : nil, into: &bytes)
    bytes.append(10)
    return bytes
  }

  /// The document as text, without a line feed at the end.
  public static func text(_ value: JSONValue, indented: Bool = false) -> String {
    String(decoding: bytes(value, indented: indented).dropLast(), as: UTF8.self)
  }

  /// Writes a value at the end of a buffer, on one line: for lists that are streamed.
  public static func append(_ value: JSONValue, to bytes: inout [UInt8]) {
    write(value, indent: nil, into: &bytes)
  }

  private static func write(_ value: JSONValue, indent: Int?, into bytes: inout [UInt8]) {
    switch value {
    case .null: bytes.append(contentsOf: "null".utf8)
    case .bool(let value): bytes.append(contentsOf: (value ? "true" : "false").utf8)
    case .integer(let value): FigureText.integer(value, into: &bytes)
    case .hundredths(let value): FigureText.hundredths(value, point: point, into: &bytes)
    case .share(let value): FigureText.share(value, point: point, into: &bytes)
    case .real(let value):
      if value.isFinite {
        FigureText.real(value, point: point, into: &bytes)
      } else {
        bytes.append(contentsOf: "null".utf8)
      }
    case .string(let text): string(text, into: &bytes)
    case .array(let elements):
      list(elements.count, "[", "]", indent: indent, into: &bytes) { index, inner, bytes in
        write(elements[index], indent: inner, into: &bytes)
      }
    case .object(let members):
      list(members.count, "{", "}", indent: indent, into: &bytes) { index, inner, bytes in
        string(members[index].key, into: &bytes)
        bytes.append(contentsOf: (inner == nil ? ":" : ": ").utf8)
        write(members[index].value, indent: inner, into: &bytes)
      }
    }
  }

  private static var point: UInt8 { UInt8(ascii: ".") }

  private static func list(
    _ count: Int, _ open: String, _ close: String, indent: Int?, into bytes: inout [UInt8],
    element: (Int, Int?, inout [UInt8]) -> Void
  ) {
    bytes.append(contentsOf: open.utf8)
    for index in 0..<count {
      if index > 0 { bytes.append(UInt8(ascii: ",")) }
      if let indent { newLine(indent + 1, into: &bytes) }
      element(index, indent.map { $0 + 1 }, &bytes)
    }
    if let indent, count > 0 { newLine(indent, into: &bytes) }
    bytes.append(contentsOf: close.utf8)
  }

  private static func newLine(_ indent: Int, into bytes: inout [UInt8]) {
    bytes.append(10)
    for _ in 0..<(2 * indent) { bytes.append(UInt8(ascii: " ")) }
  }

  private static func string(_ text: String, into bytes: inout [UInt8]) {
    bytes.append(UInt8(ascii: "\""))
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "\""): bytes.append(contentsOf: "\\\"".utf8)
      case UInt8(ascii: "\\"): bytes.append(contentsOf: "\\\\".utf8)
      case 10: bytes.append(contentsOf: "\\n".utf8)
      case 13: bytes.append(contentsOf: "\\r".utf8)
      case 9: bytes.append(contentsOf: "\\t".utf8)
      case 0..<0x20, 0x7F:
        bytes.append(contentsOf: "\\u00".utf8)
        bytes.append(hex(byte >> 4))
        bytes.append(hex(byte & 0xF))
      default: bytes.append(byte)
      }
    }
    bytes.append(UInt8(ascii: "\""))
  }

  private static func hex(_ digit: UInt8) -> UInt8 { digit < 10 ? 48 + digit : 87 + digit }
}
