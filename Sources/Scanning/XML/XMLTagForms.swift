/// Start tags as they were written before, and the end tags that belong to them.
///
/// The tags of a register differ in little but their values. Of each start tag that was read byte by
/// byte the bytes between its values are kept, and a tag that has the very same bytes there needs
/// no more care: its name, its attributes and their order are known to be good.
struct XMLTagForms {
  /// Bytes that stand in a tag before, between or behind the values, or an end tag.
  struct Piece {
    let firstWord: Int
    let count: Int
    /// The number of the attribute whose value follows.
    let name: UInt16
  }

  /// A start tag without its values.
  struct Form {
    /// The number of the element's name.
    let name: UInt16
    let attributeCount: Int
    /// The first of its pieces: one before each value, one behind the last, and the end tag.
    let firstPiece: Int
    let isEmpty: Bool
    /// The line breaks in the tag.
    let lines: Int
    /// The form that is to be tried next, or -1.
    let next: Int
    /// How many are to be tried from here on.
    let chain: Int
  }

  // A file could be made of nothing but different tags, and of long ones.
  private static let most = 512
  private static let longestChain = 8
  private static let mostAttributes = 32
  private static let longestTag = 2048

  private(set) var forms: [Form] = []
  private(set) var pieces: [Piece] = []
  private var words: [UInt64] = []
  // For the beginning of a tag the form that is to be tried first.
  private var slots = [Int](repeating: -1, count: 256)

  /// The first form that a tag may have; -1 if there is none.
  @inline(__always)
  func first(_ tag: UnsafePointer<UInt8>) -> Int { slots[XMLTagForms.slot(tag)] }

  // The first six bytes: mostly `<` and five letters of the name.
  @inline(__always)
  private static func slot(_ tag: UnsafePointer<UInt8>) -> Int {
    let mixed = (Word.load(tag) << 16) &* 0x9e37_79b9_7f4a_7c15
    return Int(truncatingIfNeeded: mixed >> 56)
  }

  /// Whether a piece stands at a place.
  @inline(__always)
  func stands(_ piece: Piece, at place: UnsafePointer<UInt8>) -> Bool {
    var word = piece.firstWord
    var offset = 0
    while offset &+ 8 <= piece.count {
      if Word.load(place + offset) != words[word] { return false }
      word &+= 1
      offset &+= 8
    }
    let rest = piece.count &- offset
    guard rest > 0 else { return true }
    let unused = UInt64(truncatingIfNeeded: 64 &- 8 &* rest)
    return (Word.load(place + offset) ^ words[word]) &<< unused == 0
  }

  /// Keeps a start tag that was read byte by byte and is good.
  ///
  /// - Parameters:
  ///   - tag: from `<` to `>`, and `values` where its values lie in it, with their attributes.
  mutating func learn(
    _ tag: UnsafeBufferPointer<UInt8>, name: UInt16, nameCount: Int, isEmpty: Bool,
    values: [(range: Range<Int>, name: UInt16)]
  ) {
    guard let start = tag.baseAddress, tag.count <= XMLTagForms.longestTag,
      values.count <= XMLTagForms.mostAttributes, forms.count < XMLTagForms.most
    else { return }
    // A value is looked for up to the next of these.
    for value in values where tag[value.range.upperBound] != UInt8(ascii: "\"") { return }
    let slot = XMLTagForms.slot(start)
    let next = slots[slot]
    let chain = next < 0 ? 1 : forms[next].chain + 1
    guard chain <= XMLTagForms.longestChain else { return }
    let firstPiece = pieces.count
    var place = 0
    var lines = 0
    for value in values + [(tag.count..<tag.count, 0)] {
      let piece = tag[place..<value.range.lowerBound]
      lines += piece.count { $0 == 0x0a }
      add(piece, name: value.name)
      place = value.range.upperBound
    }
    add(Array("</".utf8) + tag[1...nameCount] + [UInt8(ascii: ">")], name: 0)
    forms.append(
      Form(
        name: name, attributeCount: values.count, firstPiece: firstPiece, isEmpty: isEmpty,
        lines: lines, next: next, chain: chain))
    slots[slot] = forms.count - 1
  }

  private mutating func add(_ bytes: some Collection<UInt8>, name: UInt16) {
    pieces.append(Piece(firstWord: words.count, count: bytes.count, name: name))
    var word: UInt64 = 0
    var count = 0
    for byte in bytes {
      word |= UInt64(byte) << UInt64(8 * (count % 8))
      count += 1
      if count % 8 == 0 {
        words.append(word)
        word = 0
      }
    }
    if count % 8 != 0 { words.append(word) }
  }
}
