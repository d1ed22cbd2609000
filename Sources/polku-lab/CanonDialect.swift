import ArgumentParser
import Foundation
import Scanning

/// What a dialect file says; everything may be missing, and other keys are passed over.
struct CanonDialect {
  var delimiter: [UInt8]?
  var quote: UInt8?
  var escape: UInt8?
  var rowDelimiter: [UInt8] = []
  var encoding: TextEncoding?
  var preambleLines: Int?
  var headerLines: Int?

  init() {}

  init(path: String) throws {
    guard let data = FileManager.default.contents(atPath: path),
      let object = try? JSONSerialization.jsonObject(with: data) as? [String: Any]
    else { throw ValidationError("\(path): not a JSON object.") }
    if let text = object["delimiter"] as? String, !text.isEmpty { delimiter = Array(text.utf8) }
    quote = try CanonDialect.mark(object, "quotechar", path)
    escape = try CanonDialect.mark(object, "escapechar", path)
    if let text = object["row_delimiter"] as? String {
      let bytes = Array(text.utf8)
      // The three usual line ends are all read, whichever is named.
      let isUsual = bytes == [0x0d, 0x0a] || bytes == [0x0a] || bytes == [0x0d]
      rowDelimiter = isUsual ? [] : bytes
    }
    if let text = object["encoding"] as? String, !text.isEmpty {
      guard let found = CanonDialect.encoding(text) else {
        throw ValidationError(
          "\(path): encoding \(text) is not known. Allowed: "
            + TextEncoding.allCases.map(\.rawValue).joined(separator: ", "))
      }
      encoding = found.encoding
    }
    preambleLines = CanonDialect.number(object["preamble_lines"])
    headerLines = CanonDialect.number(object["header_lines"])
  }

  private static func mark(
    _ object: [String: Any], _ key: String, _ path: String
  ) throws -> UInt8? {
    guard let text = object[key] as? String else { return nil }
    let bytes = Array(text.utf8)
    guard bytes.count <= 1 else {
      throw ValidationError("\(path): \(key) must be one ASCII character or empty.")
    }
    return bytes.first ?? 0
  }

  private static func number(_ value: Any?) -> Int? {
    if let number = value as? Int { return number }
    return (value as? String).flatMap { Int($0) }
  }

  /// The encoding of a name as programs write it; nothing inside for "look at the bytes".
  private static func encoding(_ name: String) -> (encoding: TextEncoding?, Void)? {
    let plain = name.lowercased().filter { $0.isLetter || $0.isNumber }
    switch plain {
    // ASCII says only what everything is: the bytes decide.
    case "ascii", "usascii", "utf16", "ucs2": return (nil, ())
    case "utf8": return (.utf8, ())
    case "utf8sig", "utf8bom": return (.utf8BOM, ())
    case "utf16le": return (.utf16LE, ())
    case "utf16be": return (.utf16BE, ())
    case "windows1252", "cp1252", "ansi": return (.windows1252, ())
    case "iso88591", "latin1", "l1": return (.latin1, ())
    case "iso885915", "latin9", "l9": return (.latin9, ())
    default: return nil
    }
  }
}
