public import Register
import Scanning

/// The quarantined records of a file in the file's own layout, to be mended and put back.
///
/// Rows and elements are copied as they stand, in UTF-8, each with a reference to what it replaces.
public struct CorrectionFile: Sendable {
  private let file: FileBytes
  private let report: FileReport
  private let encoding: TextEncoding
  private let records: [Quarantined]
  // The elements round the persons, below the root.
  private let wrappers: [String]

  // More than this is no row that anybody could mend.
  private static let maximumBytes: UInt64 = 256 << 20

  /// Prepares the correction file of a file, or nothing if no row of it can be mended.
  ///
  /// - Parameter layout: the file's layout, which knows what stands round its persons.
  public init?(
    _ report: FileReport, path: String, quarantined: [Quarantined], layout: Layout? = nil
  ) {
    let records = quarantined.filter {
      $0.length > 0 && $0.length <= CorrectionFile.maximumBytes
    }
    guard report.refused == nil, !records.isEmpty, let file = try? FileBytes(path: path) else {
      return nil
    }
    self.file = file
    self.report = report
    self.records = records
    wrappers = Array(layout?.personPath.dropLast() ?? [])
    // What is called ASCII is UTF-8 too.
    encoding = TextEncoding(rawValue: report.encoding) ?? .utf8
  }

  /// The name for a correction file: not that of the file itself, which it must not replace.
  public static func name(of file: String) -> String {
    // What is compressed comes out as it is read.
    let file = GzipFile.isNamed(file) ? String(file.dropLast(GzipFile.ending.count)) : file
    guard let point = file.lastIndex(of: "."), point != file.startIndex else {
      return file + "-korjattavat"
    }
    return "\(file[..<point])-korjattavat\(file[point...])"
  }

  /// Writes the file, a piece at a time.
  public func write(to sink: (inout [UInt8]) throws -> Void) throws {
    if report.separator.isEmpty {
      try writeXML(sink)
    } else {
      try writeCSV(sink)
    }
  }

  // MARK: CSV

  private func writeCSV(_ sink: (inout [UInt8]) throws -> Void) throws {
    let separator = report.separator.utf8.first ?? UInt8(ascii: ";")
    guard report.headerLength > 0 else { return }
    let row = try file.bytes(at: report.headerByte, count: Int(report.headerLength))
    let header = encoding.decode(row.span)
    var out: [UInt8] = [0xef, 0xbb, 0xbf]
    out.append(contentsOf: Replacement.name.utf8)
    out.append(separator)
    out.append(contentsOf: header)
    out.append(contentsOf: [0x0d, 0x0a])
    var last: UInt64?
    for record in records where record.element != last {
      last = record.element
      let text = try text(record)
      let reference = quoted(Replacement(file: report.name, line: record.line).text, separator)
      // What an open quote swallowed are rows of their own once it is closed.
      let lines =
        record.fault == .unclosedQuote
        ? text.split(whereSeparator: { $0 == 0x0a || $0 == 0x0d }) : [text[...]]
      for (index, line) in lines.enumerated() {
        if index == 0 { out.append(contentsOf: reference) }
        out.append(separator)
        out.append(contentsOf: line)
        out.append(contentsOf: [0x0d, 0x0a])
      }
      if out.count > 1 << 20 { try sink(&out) }
    }
    try sink(&out)
  }

  private func quoted(_ text: String, _ separator: UInt8) -> [UInt8] {
    let bytes = Array(text.utf8)
    guard bytes.contains(separator) || bytes.contains(UInt8(ascii: "\"")) else { return bytes }
    return [UInt8(ascii: "\"")] + bytes.flatMap { $0 == UInt8(ascii: "\"") ? [$0, $0] : [$0] }
      + [UInt8(ascii: "\"")]
  }

  private func text(_ record: Quarantined) throws -> [UInt8] {
    let bytes = try file.bytes(at: record.element, count: Int(record.length))
    return encoding.decode(bytes.span)
  }

  // MARK: XML

  private func writeXML(_ sink: (inout [UInt8]) throws -> Void) throws {
    let head = try file.head(1 << 16)
    guard let root = XMLProlog.rootTag(encoding.decode(head.span)) else { return }
    var out = Array("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n".utf8)
    out.append(contentsOf: root.tag)
    for wrapper in wrappers { out.append(contentsOf: "<\(wrapper)>".utf8) }
    out.append(contentsOf: "\n".utf8)
    var index = 0
    while index < records.count {
      let person = records[index].element
      var own: [Quarantined] = []
      while index < records.count, records[index].element == person {
        own.append(records[index])
        index += 1
      }
      out.append(contentsOf: "  ".utf8)
      out.append(contentsOf: try element(own))
      out.append(contentsOf: "\n".utf8)
      if out.count > 1 << 20 { try sink(&out) }
    }
    for wrapper in wrappers.reversed() { out.append(contentsOf: "</\(wrapper)>".utf8) }
    out.append(contentsOf: "</\(root.name)>\n".utf8)
    try sink(&out)
  }

  // A person's element with a reference in every tag whose record was kept aside.
  private func element(_ own: [Quarantined]) throws -> [UInt8] {
    let bytes = try file.bytes(at: own[0].element, count: Int(own[0].length))
    let escaped = report.name.utf8.flatMap { byte -> [UInt8] in
      switch byte {
      case UInt8(ascii: "&"): Array("&amp;".utf8)
      case UInt8(ascii: "<"): Array("&lt;".utf8)
      case UInt8(ascii: "\""): Array("&quot;".utf8)
      default: [byte]
      }
    }
    var out: [UInt8] = []
    var done = 0
    var last: UInt64?
    for record in own.sorted(by: { $0.byte < $1.byte }) where record.byte != last {
      last = record.byte
      let start = Int(record.byte - own[0].element)
      // The reference stands behind the tag's name; in wide encodings a character has two bytes.
      let unit = encoding == .utf16LE || encoding == .utf16BE ? 2 : 1
      var end = start + unit
      while end < bytes.count {
        let character = encoding == .utf16BE ? bytes[min(end + 1, bytes.count - 1)] : bytes[end]
        if character <= 0x20 || character == UInt8(ascii: ">") || character == UInt8(ascii: "/") {
          break
        }
        end += unit
      }
      guard end <= bytes.count, done <= end else { continue }
      let before = Array(bytes[done..<end])
      out.append(contentsOf: encoding.decode(before.span))
      out.append(contentsOf: " \(Replacement.name)=\"".utf8)
      out.append(contentsOf: escaped)
      out.append(contentsOf: ":\(record.line)\"".utf8)
      done = end
      // A tag that came from a correction file has a reference already, right behind its name.
      let old = Array(" \(Replacement.name)=\"".utf8)
      if bytes[end...].starts(with: old),
        let quote = bytes[(end + old.count)...].firstIndex(of: UInt8(ascii: "\""))
      {
        done = quote + 1
      }
    }
    let rest = Array(bytes[done...])
    return out + encoding.decode(rest.span)
  }
}
