/// The texts of a run, each kept once as UTF-8 bytes.
///
/// Looking a text up by its bytes costs one hash and, nearly always, one comparison; no `String`
/// is made until somebody reads one.
public struct SymbolTable: Sendable {
  // A place of the table: the ends of a text, which are all of it up to sixteen bytes, so that its
  // bytes need not be looked at elsewhere.
  private struct Slot: Sendable {
    var ends: Ends
    /// The symbol; 0 if the place is free.
    var index: UInt32
  }

  private struct Ends: Sendable, Equatable {
    /// The first eight bytes, or what there is.
    var first: UInt64 = 0
    /// The last eight bytes of a longer text; of one beyond sixteen bytes, what all the rest comes to.
    var last: UInt64 = 0
    var count: UInt32 = 0

    init() {}

    // Texts of one length and up to sixteen bytes have the same numbers only if they are the same.
    @inline(__always)
    init(_ text: Span<UInt8>) {
      let length = text.count
      count = UInt32(truncatingIfNeeded: length)
      let raw = text.bytes
      if length >= 8 {
        first = SymbolTable.word(raw, 0)
        last = SymbolTable.word(raw, length &- 8)
        var position = 8
        while position &+ 8 < length {
          last = (last ^ SymbolTable.word(raw, position)) &* 0x9e37_79b9_7f4a_7c15
          last ^= last >> 32
          position &+= 8
        }
      } else if length >= 4 {
        first =
          UInt64(SymbolTable.half(raw, 0)) | UInt64(SymbolTable.half(raw, length &- 4)) << 32
      } else if length > 0 {
        first =
          UInt64(text[0]) | UInt64(text[length / 2]) << 8 | UInt64(text[length &- 1]) << 16
      }
    }
  }

  private var bytes: [UInt8] = []
  private var starts: [UInt32] = [0, 0]
  private var slots: [Slot]
  private var mask: Int

  /// Makes a table that holds only the empty text.
  public init() {
    slots = Array(repeating: Slot(ends: Ends(), index: 0), count: 64)
    mask = 63
  }

  /// The number of texts, the empty one included.
  public var count: Int { starts.count - 1 }

  /// The symbol of a text given as bytes, added if it is new.
  public mutating func intern(_ text: Span<UInt8>) -> Symbol {
    if text.isEmpty { return .none }
    let ends = Ends(text)
    let slot = slot(of: text, ends)
    if slots[slot].index != 0 { return Symbol(rawValue: slots[slot].index) }
    let index = UInt32(count)
    for position in 0..<text.count { bytes.append(text[position]) }
    starts.append(UInt32(bytes.count))
    slots[slot] = Slot(ends: ends, index: index)
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
    let index = slots[slot(of: span, Ends(span))].index
    return index == 0 ? nil : Symbol(rawValue: index)
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

  // Where a text stands in the table, or the free place where it would.
  @inline(__always)
  private func slot(of text: Span<UInt8>, _ ends: Ends) -> Int {
    let slots = slots.span
    var slot = place(of: ends)
    while slots[slot].index != 0 {
      if slots[slot].ends == ends, ends.count <= 16 || isSame(slots[slot].index, text) { break }
      slot = (slot &+ 1) & mask
    }
    return slot
  }

  private func isSame(_ index: UInt32, _ text: Span<UInt8>) -> Bool {
    let start = Int(starts[Int(index)])
    let own = bytes.span.bytes
    let other = text.bytes
    var position = 8
    while position &+ 8 < text.count {
      if SymbolTable.word(own, start &+ position) != SymbolTable.word(other, position) {
        return false
      }
      position &+= 8
    }
    return SymbolTable.word(own, start &+ text.count &- 8)
      == SymbolTable.word(other, text.count &- 8)
  }

  // The order of the table never depends on this.
  @inline(__always)
  private func place(of ends: Ends) -> Int {
    var hash = (ends.first ^ UInt64(ends.count)) &* 0x9e37_79b9_7f4a_7c15
    hash = (hash ^ hash >> 32 ^ ends.last) &* 0xc2b2_ae3d_27d4_eb4f
    return Int(truncatingIfNeeded: hash >> 32) & mask
  }

  @inline(__always)
  private static func word(_ text: RawSpan, _ start: Int) -> UInt64 {
    UInt64(littleEndian: text.unsafeLoadUnaligned(fromByteOffset: start, as: UInt64.self))
  }

  @inline(__always)
  private static func half(_ text: RawSpan, _ start: Int) -> UInt32 {
    UInt32(littleEndian: text.unsafeLoadUnaligned(fromByteOffset: start, as: UInt32.self))
  }

  private mutating func grow() {
    let old = slots
    slots = Array(repeating: Slot(ends: Ends(), index: 0), count: old.count * 4)
    mask = slots.count - 1
    for slot in old where slot.index != 0 {
      var place = place(of: slot.ends)
      while slots[place].index != 0 { place = (place + 1) & mask }
      slots[place] = slot
    }
  }
}
