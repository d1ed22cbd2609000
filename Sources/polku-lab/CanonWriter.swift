/// Writes rows as RFC 4180 has them: comma, doubled quotes, CRLF, quotes only where they are needed.
struct CanonWriter {
  private(set) var bytes: [UInt8] = []

  mutating func write(_ row: [[UInt8]]) {
    for (index, field) in row.enumerated() {
      if index > 0 { bytes.append(UInt8(ascii: ",")) }
      let isMarked = field.contains { $0 == 0x2c || $0 == 0x22 || $0 == 0x0a || $0 == 0x0d }
      // A row of one empty field would be a blank line.
      guard isMarked || (row.count == 1 && field.isEmpty) else {
        bytes.append(contentsOf: field)
        continue
      }
      bytes.append(0x22)
      for byte in field {
        if byte == 0x22 { bytes.append(0x22) }
        bytes.append(byte)
      }
      bytes.append(0x22)
    }
    bytes.append(0x0d)
    bytes.append(0x0a)
  }
}
