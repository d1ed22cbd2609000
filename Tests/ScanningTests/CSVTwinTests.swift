import Judging
import Testing

@testable import Scanning

/// The fast scanner against the slow one, on files made of what is hard.
@Suite struct CSVTwinTests {
  /// A made-up file: pieces glued together, most of them marks and their neighbours.
  func make(_ random: inout Seeded, separator: String, encoding: TextEncoding) -> Made {
    var made = Made()
    let plain = ["a", "bc", "1.1.2011", "010170-901A", "pitkähkö kenttä ilman merkkejä", "€", "å"]
    let marks = [separator, separator, separator, "\n", "\r\n", "\r", "\"", "\"\"", " ", "\t", ";"]
    let quoted = ["\"x\"", "\"x\(separator)y\"", "\"a\nb\"", "\"a\r\nb\"", "\"a\"\"b\"", " \"q\" "]
    let rare = ["\0", "\u{1}", "\"open", "\"a\"b", "x\"y", "\"\n\n\"", "𝄞", "\"a\r\""]
    for _ in 0..<random.below(40) {
      switch random.below(20) {
      case 0..<7: made.add(random.pick(plain), encoding)
      case 7..<15: made.add(random.pick(marks), encoding)
      case 15..<18: made.add(random.pick(quoted), encoding)
      case 18: made.add(random.pick(rare), encoding)
      default: made.addBad(&random, encoding)
      }
    }
    return made
  }

  /// A file with its decoded bytes and their places.
  struct Made {
    var file: [UInt8] = []
    var decoded: [UInt8] = []
    var offsets: [Int] = []

    mutating func add(_ text: String, _ encoding: TextEncoding) {
      for scalar in text.unicodeScalars {
        let start = file.count
        switch encoding {
        case .utf8, .utf8BOM: file += Array(String(scalar).utf8)
        case .utf16LE:
          for unit in String(scalar).utf16 { file += [UInt8(unit & 0xff), UInt8(unit >> 8)] }
        case .utf16BE:
          for unit in String(scalar).utf16 { file += [UInt8(unit >> 8), UInt8(unit & 0xff)] }
        case .windows1252, .latin1, .latin9:
          guard let byte = narrow(scalar, encoding) else { continue }
          file.append(byte)
        }
        for byte in String(scalar).utf8 {
          decoded.append(byte)
          offsets.append(start)
        }
      }
    }

    private func narrow(_ scalar: Unicode.Scalar, _ encoding: TextEncoding) -> UInt8? {
      if scalar.value < 0x100 { return UInt8(scalar.value) }
      guard scalar == "€" else { return nil }
      return encoding == .windows1252 ? 0x80 : encoding == .latin9 ? 0xa4 : nil
    }

    mutating func addBad(_ random: inout Seeded, _ encoding: TextEncoding) {
      let start = file.count
      switch encoding {
      case .utf8, .utf8BOM:
        let bad: [[UInt8]] = [
          [0xe4], [0xc0, 0xaf], [0xed, 0xa0, 0x80], [0xf4, 0x90, 0x80, 0x80], [0xe2, 0x82], [0x80],
          [0xf0, 0x80, 0x80, 0x80], [0xff], [0xc3],
        ]
        for byte in random.pick(bad) {
          offsets.append(file.count)
          file.append(byte)
          decoded.append(byte)
        }
        return
      case .utf16LE: file += [0x00, 0xdc]
      case .utf16BE: file += [0xdc, 0x00]
      case .windows1252: file.append(random.pick([0x81, 0x8d, 0x8f, 0x90, 0x9d]))
      case .latin1, .latin9: return
      }
      offsets.append(start)
      decoded.append(0xff)
    }

    func twin(_ dialect: CSVDialect, _ limits: CSVLimits) -> CSVTwin {
      CSVTwin(
        bytes: decoded, offsets: offsets + [file.count], separator: dialect.separator,
        quote: dialect.quote, limits: limits)
    }
  }

  @Test(arguments: [";", ",", "\t", "|"])
  func theFastScannerAgreesWithTheSlowOneAtEveryBlockSize(separator: String) throws {
    let folder = TemporaryFolder()
    var random = Seeded(UInt64(separator.utf8.first ?? 0))
    let dialect = CSVDialect(separator: separator.utf8.first ?? 0)
    for round in 0..<400 {
      let made = make(&random, separator: separator, encoding: .utf8)
      guard !made.file.isEmpty, !made.file.starts(with: [0xef, 0xbb, 0xbf]) else { continue }
      let file = try folder.file(made.file)
      var limits = CSVLimits()
      if round % 3 == 0 { limits.fieldBytes = 1 + random.below(12) }
      if round % 3 == 0 { limits.rowBytes = limits.fieldBytes * (1 + random.below(4)) }
      let expected = made.twin(dialect, limits).rows()
      for block in Array(1...min(made.file.count + 1, 24)) + [made.file.count, 1 << 20] {
        limits.blockBytes = block
        let rows = try readRows(file, dialect: dialect, limits: limits)
        guard rows == expected else {
          Issue.record("block \(block) limits \(limits) \(made.file)\n\(rows)\n\(expected)")
          return
        }
      }
    }
  }

  @Test(arguments: [TextEncoding.windows1252, .latin1, .latin9, .utf16LE, .utf16BE])
  func placesAreThoseOfTheOriginalFileInEveryEncoding(encoding: TextEncoding) throws {
    let folder = TemporaryFolder()
    var random = Seeded(7)
    let dialect = CSVDialect(separator: 0x3b)
    for round in 0..<400 {
      let made = make(&random, separator: ";", encoding: encoding)
      guard !made.file.isEmpty else { continue }
      let file = try folder.file(made.file)
      var limits = CSVLimits()
      if round % 3 == 0 { limits.fieldBytes = 1 + random.below(12) }
      if round % 3 == 0 { limits.rowBytes = limits.fieldBytes * (1 + random.below(4)) }
      let expected = made.twin(dialect, limits).rows()
      for block in [1, 2, 3, 5, 8, 13, 32, 1 << 20] {
        limits.blockBytes = block
        let rows = try readRows(file, encoding: encoding, dialect: dialect, limits: limits)
        guard rows == expected else {
          Issue.record("block \(block) limits \(limits) \(made.file)\n\(rows)\n\(expected)")
          return
        }
      }
    }
  }

  @Test func withoutAQuoteEveryQuoteIsText() throws {
    let folder = TemporaryFolder()
    var random = Seeded(11)
    let dialect = CSVDialect(separator: 0x3b, quote: 0)
    for _ in 0..<200 {
      let made = make(&random, separator: ";", encoding: .utf8)
      guard !made.file.isEmpty else { continue }
      let file = try folder.file(made.file)
      for block in [1, 7, 1 << 20] {
        var limits = CSVLimits()
        limits.blockBytes = block
        let rows = try readRows(file, dialect: dialect, limits: limits)
        #expect(rows == made.twin(dialect, limits).rows())
        #expect(!rows.contains { $0.fault == .strayQuote || $0.fault == .unclosedQuote })
      }
    }
  }
}
