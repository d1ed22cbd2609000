import Scanning

/// What the words of CSV rows came to before, found by their bytes as they stand in the file.
///
/// Columns of words that stand side by side are looked at as one text, with the separators between
/// them and the blanks in them, so that the cells themselves need not be looked at. That holds only
/// for rows without quotes: the bytes then tell where the cells are.
///
/// There are few texts in each place, and some hundreds of rows made of them: each text is found
/// first, and then the row by the numbers of its texts, so that what is looked at stays in the
/// nearest cache.
struct KnownWords: Sendable {
  // A text in a place of the row. Its first sixteen bytes are in the key itself.
  private struct Text: TableKey {
    var low: UInt64 = 0
    var high: UInt64 = 0
    /// Which stretch of the row, above its number of bytes.
    var size: UInt32 = 0
    /// Where its bytes from the seventeenth on lie in `tails`, eight at a time.
    var firstTail: UInt32 = 0

    var hash: UInt64 {
      let hash =
        (low &* 0x9e37_79b9_7f4a_7c15) ^ (high &* 0xc2b2_ae3d_27d4_eb4f)
        ^ (UInt64(size) &* 0x1656_67b1_9e37_79f9)
      return hash >> 32
    }
  }

  // A row: the numbers of its texts.
  private struct Row: TableKey {
    var texts: UInt64 = 0

    var hash: UInt64 { (texts &* 0x9e37_79b9_7f4a_7c15) >> 32 }
  }

  // A file could be made of nothing but different words, and of long ones.
  private static let mostTexts = 1 << textBits
  private static let mostRows = 4096
  private static let longest = 128
  // Numbers of texts are packed into one of 64 bits.
  private static let textBits = 12
  private static let mostStretches = 5

  // The first and the last column of each stretch.
  private let stretches: [(first: Int, last: Int)]
  private var texts = NumberTable(filling: Text())
  private var tails: [UInt64] = []
  private var rows = NumberTable(filling: Row())
  // While rows are looked for: the numbers of their texts.
  private var packed: [UInt64] = []
  private static let unknown = UInt64.max

  /// Begins with no row known.
  ///
  /// - Parameter columns: the columns with words.
  init(columns: [Int]) {
    var stretches: [(first: Int, last: Int)] = []
    for column in columns.sorted() {
      if let last = stretches.last, last.last + 1 == column {
        stretches[stretches.count - 1].last = column
      } else {
        stretches.append((column, column))
      }
    }
    self.stretches = stretches.count > KnownWords.mostStretches ? [] : stretches
  }

  /// Finds what the words of the rows of a batch came to; -1 where that is not known.
  ///
  /// - Parameters:
  ///   - width: how many fields a row has; others are not looked at, nor rows with a fault or quotes.
  ///   - numbers: for each row what its words came to.
  ///
  /// All rows are taken through one small step before the next, so that the steps of several rows
  /// overlap in the processor: that is twice as fast as row by row.
  mutating func find(_ batch: CSVBatch, width: Int, into numbers: inout [Int32]) {
    numbers.removeAll(keepingCapacity: true)
    numbers.append(addingCapacity: batch.rows.count) { (span: inout OutputSpan<Int32>) in
      for _ in batch.rows.indices { span.append(-1) }
    }
    guard rows.count > 0 else { return }
    packed.removeAll(keepingCapacity: true)
    packed.append(addingCapacity: batch.rows.count) { (span: inout OutputSpan<UInt64>) in
      for row in batch.rows {
        let isUsual = row.isPlain && row.fault == .none && Int(row.fieldCount) == width
        span.append(isUsual ? 0 : KnownWords.unknown)
      }
    }
    for index in stretches.indices { findTexts(index, batch) }
    let packed = packed.span
    var found = numbers.mutableSpan
    for index in 0..<packed.count where packed[index] != KnownWords.unknown {
      found[index] = number(of: Row(texts: packed[index]))
    }
  }

  @inline(__always)
  private func number(of row: Row) -> Int32 {
    rows.number(of: row) { $0.texts == row.texts }
  }

  // The numbers of the texts in one place of all rows.
  private mutating func findTexts(_ index: Int, _ batch: CSVBatch) {
    let rows = batch.rows.span
    let fields = batch.fields.span
    let bytes = batch.bytes.span
    let stretch = stretches[index]
    let texts = texts
    let rest = tails
    let tails = rest.span
    var packed = packed.mutableSpan
    for row in 0..<rows.count where packed[row] != KnownWords.unknown {
      let range = KnownWords.range(stretch, fields, Int(rows[row].firstField))
      guard let text = KnownWords.text(range, stretch: index, bytes) else {
        packed[row] = KnownWords.unknown
        continue
      }
      let number = KnownWords.find(text, texts, tails, range, bytes)
      packed[row] =
        number < 0
        ? KnownWords.unknown
        : packed[row] << UInt64(KnownWords.textBits) | UInt64(truncatingIfNeeded: number)
    }
  }

  /// Keeps what the words of a row came to, which was not known.
  mutating func add(
    _ number: Int, _ fields: Span<CSVField>, _ firstField: Int, _ bytes: Span<UInt8>
  ) {
    guard !stretches.isEmpty, rows.count < KnownWords.mostRows else { return }
    var row = Row()
    for index in stretches.indices {
      let range = KnownWords.range(stretches[index], fields, firstField)
      guard range.count <= KnownWords.longest,
        let text = KnownWords.text(range, stretch: index, bytes)
      else { return }
      var number = KnownWords.find(text, texts, tails.span, range, bytes)
      if number < 0 {
        guard texts.count < KnownWords.mostTexts else { return }
        number = Int32(texts.count)
        add(text, range, bytes)
      }
      row.texts = row.texts << UInt64(KnownWords.textBits) | UInt64(number)
    }
    // The rows of one batch can bring the same words several times before they are known.
    if self.number(of: row) < 0 { rows.add(row, Int32(truncatingIfNeeded: number)) }
  }

  @inline(__always)
  private static func range(
    _ stretch: (first: Int, last: Int), _ fields: Span<CSVField>, _ firstField: Int
  ) -> Range<Int> {
    let last = fields[firstField &+ stretch.last]
    let start = fields[firstField &+ stretch.first].start
    return Range(uncheckedBounds: (Int(start), Int(last.start &+ last.count)))
  }

  // Nothing at the very end of the bytes, where sixteen of them cannot be looked at.
  @inline(__always)
  private static func text(_ range: Range<Int>, stretch: Int, _ bytes: Span<UInt8>) -> Text? {
    let start = range.lowerBound
    guard start &+ 16 <= bytes.count else { return nil }
    let count = range.upperBound &- start
    var text = Text()
    text.size = UInt32(truncatingIfNeeded: stretch << 28 | count)
    let raw = bytes.bytes
    text.low = UInt64(
      littleEndian: raw.unsafeLoadUnaligned(fromUncheckedByteOffset: start, as: UInt64.self))
    text.high = UInt64(
      littleEndian: raw.unsafeLoadUnaligned(fromUncheckedByteOffset: start &+ 8, as: UInt64.self))
    if count < 16 {
      let bits = UInt64(truncatingIfNeeded: count &* 8)
      let lowMask = (1 &<< bits) &- 1
      text.low &= count < 8 ? lowMask : .max
      text.high &= count < 8 ? 0 : lowMask
    }
    return text
  }

  @inline(__always)
  private static func find(
    _ text: Text, _ texts: NumberTable<Text>, _ tails: Span<UInt64>, _ range: Range<Int>,
    _ bytes: Span<UInt8>
  ) -> Int32 {
    texts.number(of: text) { known in
      known.low == text.low && known.high == text.high && known.size == text.size
        && (range.count <= 16 || isTailSame(tails, Int(known.firstTail), range, bytes))
    }
  }

  private mutating func add(_ text: Text, _ range: Range<Int>, _ bytes: Span<UInt8>) {
    var text = text
    text.firstTail = UInt32(tails.count)
    for start in stride(from: range.lowerBound + 16, to: range.upperBound, by: 8) {
      tails.append(ByteWord.load(bytes, at: start, count: min(range.upperBound - start, 8)))
    }
    texts.add(text, Int32(texts.count))
  }

  private static func isTailSame(
    _ tails: Span<UInt64>, _ first: Int, _ range: Range<Int>, _ bytes: Span<UInt8>
  ) -> Bool {
    var index = first
    var start = range.lowerBound &+ 16
    while start < range.upperBound {
      let count = min(range.upperBound &- start, 8)
      if tails[index] != ByteWord.load(bytes, at: start, count: count) { return false }
      index &+= 1
      start &+= 8
    }
    return true
  }
}
