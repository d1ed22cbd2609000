import Testing

@testable import Scanning

/// Which encoding a file is in, and what its bytes mean.
@Suite struct TextEncodingTests {
  static let guesses: [([UInt8], TextEncoding, String)] = [
    ([0xef, 0xbb, 0xbf, 0x61], .utf8BOM, "mark"),
    ([0xff, 0xfe, 0x61, 0], .utf16LE, "mark"),
    ([0xfe, 0xff, 0, 0x61], .utf16BE, "mark"),
    ([0x61, 0, 0x3b, 0, 0x62, 0], .utf16LE, "zero-bytes"),
    ([0, 0x61, 0, 0x3b, 0, 0x62], .utf16BE, "zero-bytes"),
    (Array("a;b;c\n1;2;\0\n".utf8), .utf8, "ascii"),
    ([], .utf8, "ascii"),
    (Array("päivä".utf8), .utf8, "valid-utf-8"),
    (Array("päivä".utf8).dropLast(), .utf8, "valid-utf-8"),
    (Array("päivää".utf8) + [0x3b, 0xe4, 0x3b], .utf8, "mostly-utf-8"),
    ([0x70, 0xe4, 0x69], .windows1252, "not-utf-8"),
    ([0x80, 0x35], .windows1252, "not-utf-8"),
  ]

  @Test(arguments: guesses.indices)
  func theBytesDecide(index: Int) {
    let (bytes, encoding, reason) = Self.guesses[index]
    let guess = TextEncoding.guess(bytes.span)
    #expect(guess.encoding == encoding)
    #expect(guess.reason == reason)
  }

  @Test func everyByteOfTheNarrowEncodingsMeansWhatItsTableSays() {
    let all = [UInt8](0...255)
    let windows = TextEncoding.windows1252.decode(all.span)
    // The five bytes that stand for nothing.
    #expect(windows.filter { $0 == 0xff }.count == 5)
    #expect(String(decoding: windows, as: UTF8.self).contains("€\u{fffd}‚ƒ„…†‡ˆ‰Š‹Œ\u{fffd}Ž"))
    let latin1 = TextEncoding.latin1.decode(all.span)
    #expect(
      String(decoding: latin1, as: UTF8.self).unicodeScalars.map(\.value) == (0...255).map { $0 })
    let latin9 = TextEncoding.latin9.decode(all.span)
    let differing = zip(
      String(decoding: latin9, as: UTF8.self).unicodeScalars, (0...255).map(UInt32.init)
    ).filter { $0.0.value != $0.1 }
    #expect(differing.map { Character($0.0) } == ["€", "Š", "š", "Ž", "ž", "Œ", "œ", "Ÿ"])
    #expect(differing.map(\.1) == [0xa4, 0xa6, 0xa8, 0xb4, 0xb8, 0xbc, 0xbd, 0xbe])
  }

  @Test func surrogatePairsAreOneCharacterAndLoneHalvesAreNone() {
    let pair: [UInt8] = [0x34, 0xd8, 0x1e, 0xdd, 0x61, 0]
    #expect(TextEncoding.utf16LE.decode(pair.span) == Array("𝄞a".utf8))
    let lone: [UInt8] = [0x34, 0xd8, 0x61, 0, 0x1e, 0xdd]
    #expect(TextEncoding.utf16LE.decode(lone.span) == [0xff, 0x61, 0xff])
  }

  @Test func validityAgreesWithTheStandardLibraryOnEveryShortSequence() {
    var random = Seeded(3)
    let bytes: [UInt8] = [
      0, 0x41, 0x7f, 0x80, 0x8f, 0x90, 0x9f, 0xa0, 0xbf, 0xc0, 0xc1, 0xc2, 0xdf, 0xe0, 0xe1, 0xec,
      0xed, 0xee, 0xef, 0xf0, 0xf1, 0xf3, 0xf4, 0xf5, 0xff,
    ]
    for _ in 0..<20_000 {
      let count = random.below(12)
      let sequence = (0..<count).map { _ in random.pick(bytes) }
      let isValid = String(validating: sequence, as: UTF8.self) != nil
      let ours = sequence.withUnsafeBufferPointer { buffer in
        buffer.baseAddress.map { UTF8Check.isValid($0, buffer.count, mayBeCut: false) } ?? true
      }
      var progress = UTF8Progress()
      for byte in sequence { progress.take(byte) }
      #expect(ours == isValid)
      #expect(progress.isComplete == isValid)
    }
  }

  @Test func aMarkThatContradictsTheStatedEncodingIsRefused() throws {
    let folder = TemporaryFolder()
    let file = try folder.file([0xef, 0xbb, 0xbf, 0x61])
    let dialect = CSVDialect(separator: 0x3b)
    #expect(throws: ScanFault.self) {
      _ = try CSVReader(file: file, encoding: .windows1252, dialect: dialect)
    }
    #expect(try CSVReader(file: file, encoding: .utf8, dialect: dialect).encoding == .utf8BOM)
  }

  @Test func theSeparatorIsTheOneFoundMostOutsideQuotesInTheHeader() {
    let headers: [(String, Character)] = [
      ("a;b;c\n1,2,3,4,5\n", ";"), ("a,b\n", ","), ("a\tb;c\td\n", "\t"), ("a|b|c", "|"),
      ("\"a;b;c\",d\n", ","), ("\n\r\na,b\n;;;;;", ","), ("yksi", ";"), ("", ";"),
    ]
    for (header, separator) in headers {
      let bytes = Array(header.utf8)
      #expect(CSVDialect.guess(bytes.span).separator == separator.asciiValue)
    }
  }
}
