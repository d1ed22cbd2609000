package import Scanning

/// The slow and obvious scanner that judges the fast one: the whole file at once, a byte at a time,
/// each rule written down as it is spoken.
package struct CSVTwin {
  /// The decoded file; a unit its encoding does not have is FF.
  package var bytes: [UInt8]
  /// Where in the file each decoded byte's character begins, and the end of the file.
  package var offsets: [Int]
  package var separator: UInt8
  package var quote: UInt8
  package var limits: CSVLimits

  /// Makes a scanner of a decoded file.
  package init(
    bytes: [UInt8], offsets: [Int], separator: UInt8, quote: UInt8, limits: CSVLimits
  ) {
    self.bytes = bytes
    self.offsets = offsets
    self.separator = separator
    self.quote = quote
    self.limits = limits
  }

  private func isBreak(_ at: Int) -> Bool { bytes[at] == 0x0a || bytes[at] == 0x0d }

  /// Length of the line break at a place.
  private func breakLength(_ at: Int) -> Int {
    bytes[at] == 0x0d && at + 1 < bytes.count && bytes[at + 1] == 0x0a ? 2 : 1
  }

  private func isBlank(_ at: Int) -> Bool {
    bytes[at] == 0x20 || (bytes[at] == 0x09 && separator != 0x09)
  }

  private func isQuote(_ at: Int) -> Bool { quote != 0 && bytes[at] == quote }

  /// All rows of the file.
  package func rows() -> [PlainRow] {
    var rows: [PlainRow] = []
    var at = 0
    var line = 1
    while at < bytes.count {
      if isBreak(at) {
        at += breakLength(at)
        line += 1
        continue
      }
      let row = row(from: at, line: line)
      rows.append(row.plain)
      at = row.end
      line += row.breaks
    }
    return rows
  }

  private func row(from start: Int, line: Int) -> (plain: PlainRow, end: Int, breaks: Int) {
    var at = start
    var fields: [[UInt8]] = []
    var kept: Int?
    var faults: [CSVRow.Fault] = []
    var breaks = 0
    while true {
      let field = field(from: at)
      breaks += field.breaks
      if field.isStray { faults.append(.strayQuote) }
      if field.isOpen { faults.append(.unclosedQuote) }
      let isTooLong = field.end - at > limits.fieldBytes && !field.isOpen
      if isTooLong { faults.append(.fieldTooLong) }
      if kept == nil, field.isOpen || isTooLong, at - start <= limits.rowBytes {
        kept = fields.count
      }
      fields.append(field.value)
      at = field.end
      if at < bytes.count, bytes[at] == separator {
        at += 1
        continue
      }
      break
    }
    if at - start > limits.rowBytes {
      faults.append(.fieldTooLong)
      if kept == nil { kept = 0 }
    }
    let text = bytes[start..<at]
    if text.contains(0) { faults.append(.nulByte) }
    if String(validating: text, as: UTF8.self) == nil { faults.append(.badEncoding) }
    let worst: [CSVRow.Fault] = [
      .unclosedQuote, .badEncoding, .nulByte, .fieldTooLong, .strayQuote,
    ]
    var lineCount = breaks + 1
    if faults.contains(.unclosedQuote), isBreak(bytes.count - 1) { lineCount -= 1 }
    let plain = PlainRow(
      fields: Array(fields.prefix(kept ?? fields.count)), line: line, lineCount: lineCount,
      byte: offsets[start], byteCount: offsets[at] - offsets[start],
      fault: worst.first(where: faults.contains) ?? .none)
    return (plain, at, breaks)
  }

  private struct Field {
    var value: [UInt8] = []
    var end = 0
    var breaks = 0
    var isStray = false
    var isOpen = false
  }

  private func field(from start: Int) -> Field {
    var field = Field()
    var at = start
    while at < bytes.count, isBlank(at) { at += 1 }
    if at < bytes.count, isQuote(at) {
      at += 1
      while true {
        if at == bytes.count {
          field.isOpen = true
          field.end = at
          return field
        }
        if isQuote(at) {
          if at + 1 < bytes.count, isQuote(at + 1) {
            field.value.append(quote)
            at += 2
            continue
          }
          at += 1
          break
        }
        if isBreak(at) {
          let length = breakLength(at)
          field.value += bytes[at..<at + length]
          field.breaks += 1
          at += length
        } else {
          field.value.append(bytes[at])
          at += 1
        }
      }
      while at < bytes.count, isBlank(at) { at += 1 }
      if at == bytes.count || isBreak(at) || bytes[at] == separator {
        field.end = at
        return field
      }
      field.isStray = true
    }
    while at < bytes.count, !isBreak(at), bytes[at] != separator {
      if isQuote(at) { field.isStray = true }
      at += 1
    }
    field.value = Array(bytes[start..<at])
    field.end = at
    return field
  }
}
