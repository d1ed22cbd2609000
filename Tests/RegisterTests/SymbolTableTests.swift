import Register
import Testing

/// Texts and their numbers: the same text has the same number, and no other text has it.
@Suite struct SymbolTableTests {
  // Texts of every length to 40, and for each of their bytes one that differs there alone.
  private let texts: [[UInt8]] = (1...40).flatMap { count in
    [[UInt8](repeating: 0x61, count: count)]
      + (0..<count).flatMap { place in
        [0x62, 0x00, 0xE4].map { other in
          (0..<count).map { $0 == place ? other : 0x61 }
        }
      }
  }

  @Test func everyTextHasANumberOfItsOwnAndKeepsIt() {
    var symbols = SymbolTable()
    for (index, text) in texts.enumerated() {
      #expect(symbols.intern(text.span).rawValue == UInt32(index + 1))
      #expect(symbols.intern(text.span).rawValue == UInt32(index + 1))
    }
    #expect(symbols.count == texts.count + 1)
    for (index, text) in texts.enumerated() {
      #expect(symbols.intern(text.span).rawValue == UInt32(index + 1))
      #expect(Array(symbols.utf8(Symbol(rawValue: UInt32(index + 1)))) == text)
    }
  }

  @Test func aTextIsFoundOnlyIfItIsThere() {
    var symbols = SymbolTable()
    #expect(symbols.find("") == Symbol.none)
    #expect(symbols.intern("") == .none)
    let words = (0..<2000).map { String(repeating: "ä", count: $0 % 23) + "\($0)" }
    for word in words.prefix(1000) { _ = symbols.intern(word) }
    for (index, word) in words.enumerated() {
      #expect(symbols.find(word)?.rawValue == (index < 1000 ? UInt32(index + 1) : nil))
    }
    #expect(symbols.text(Symbol(rawValue: 8)) == words[7])
  }
}
