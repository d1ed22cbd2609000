/// The texts of a run, each kept once as UTF-8 bytes.
///
/// Looking a text up by its bytes costs one hash and, nearly always, one comparison; no `String`
/// is made until somebody reads one.
public struct SymbolTable: Sendable {
  @usableFromInline var bytes: [UInt8] = []
  @usableFromInline var starts: [UInt32] = [0, 0]
  @usableFromInline var slots: [UInt32]
  @usableFromInline var mask: Int

  /// Makes a table that holds only the empty text.
  public init() {
    slots = Array(repeating: 0, count: 64)
    mask = 63
  }

  /// The number of texts, the empty one included.
  public var count: Int { starts.count - 1 }

  /// The symbol of a text given as bytes, added if it is new.
  public mutating func intern(_ text: Span<UInt8>) -> Symbol {
    if text.isEmpty { return .none }
    var slot = Int(truncatingIfNeeded: SymbolTable.hash(text)) & mask
    while true {
      let found = slots[slot]
      if found == 0 { break }
      if equals(found, text) { return Symbol(rawValue: found) }
      slot = (slot + 1) & mask
    }
    let index = UInt32(count)
    for position in 0..<text.count { bytes.append(text[position]) }
    starts.append(UInt32(bytes.count))
    slots[slot] = index
    if count * 2 > slots.count { grow() }
    return Symbol(rawValue: index)
  }

  /// The symbol of a text, added if it is new.
  public mutating func intern(_ text: String) -> Symbol {
    let array = Array(text.utf8)
    return intern(array.span)
  }

  /// The symbol of a text, or nothing if no record has it.
  public func find(_ text: String) -> Symbol? {
    let array = Array(text.utf8)
    let span = array.span
    if span.isEmpty { return Symbol.none }
    var slot = Int(truncatingIfNeeded: SymbolTable.hash(span)) & mask
    while slots[slot] != 0 {
      if equals(slots[slot], span) { return Symbol(rawValue: slots[slot]) }
      slot = (slot + 1) & mask
    }
    return nil
  }

  /// The text of a symbol.
  public func text(_ symbol: Symbol) -> String {
    String(decoding: bytes[range(symbol)], as: UTF8.self)
  }

  /// The text of a symbol as UTF-8 bytes.
  public func utf8(_ symbol: Symbol) -> ArraySlice<UInt8> { bytes[range(symbol)] }

  private func range(_ symbol: Symbol) -> Range<Int> {
    Int(starts[Int(symbol.rawValue)])..<Int(starts[Int(symbol.rawValue) + 1])
  }

  private func equals(_ index: UInt32, _ text: Span<UInt8>) -> Bool {
    let start = Int(starts[Int(index)])
    guard Int(starts[Int(index) + 1]) - start == text.count else { return false }
    let own = bytes.span
    var position = 0
    while position &+ 8 <= text.count {
      if SymbolTable.word(own, start &+ position) != SymbolTable.word(text, position) {
        return false
      }
      position &+= 8
    }
    while position < text.count {
      if own[start &+ position] != text[position] { return false }
      position &+= 1
    }
    return true
  }

  // Eight bytes as a number.
  @inline(__always)
  private static func word(_ text: Span<UInt8>, _ start: Int) -> UInt64 {
    UInt64(littleEndian: text.bytes.unsafeLoadUnaligned(fromByteOffset: start, as: UInt64.self))
  }

  // Eight bytes at a time, each step mixed by a multiplication; texts are short, and the order of
  // the table never depends on the hash.
  private static func hash(_ text: Span<UInt8>) -> UInt64 {
    var hash = UInt64(truncatingIfNeeded: text.count) ^ 0xcbf2_9ce4_8422_2325
    var position = 0
    while position &+ 8 <= text.count {
      hash = (hash ^ word(text, position)) &* 0x9e37_79b9_7f4a_7c15
      hash ^= hash >> 32
      position &+= 8
    }
    var rest: UInt64 = 0
    while position < text.count {
      rest = rest << 8 | UInt64(text[position])
      position &+= 1
    }
    hash = (hash ^ rest) &* 0x9e37_79b9_7f4a_7c15
    return hash ^ (hash >> 29)
  }

  private mutating func grow() {
    let size = slots.count * 4
    mask = size - 1
    slots = Array(repeating: 0, count: size)
    for index in 1..<count {
      let start = Int(starts[index])
      let end = Int(starts[index + 1])
      var slot =
        Int(truncatingIfNeeded: SymbolTable.hash(bytes.span.extracting(start..<end))) & mask
      while slots[slot] != 0 { slot = (slot + 1) & mask }
      slots[slot] = UInt32(index)
    }
  }
}
