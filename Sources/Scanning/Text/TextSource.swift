/// A file as a stream of UTF-8, whatever its encoding.
///
/// As long as every byte is ASCII, UTF-8 and the 8-bit encodings are the same. So where the
/// encoding is to be guessed, the guess waits for the first byte beyond ASCII, however far into
/// the file that is, and needs no reading beforehand.
struct TextSource {
  private let file: FileBytes
  private var decoder: TextDecoder
  private var raw: [UInt8] = []
  /// Offset in the file of the next byte to be read.
  private(set) var position: UInt64
  /// The encoding as known so far.
  private(set) var encoding: TextEncoding
  /// Why this encoding: a word of `TextEncoding.guess`, or `given`.
  private(set) var reason: String
  private var isDecided: Bool
  private(set) var atEnd = false

  /// How much is looked at for a guess.
  private static let looked = 1 << 16

  init(file: FileBytes, encoding given: TextEncoding?) throws(ScanFault) {
    let head = try file.head(TextSource.looked)
    let mark = TextEncoding.mark(head.span)
    if var given {
      if given == .utf8, mark?.encoding == .utf8BOM { given = .utf8BOM }
      if let mark, mark.encoding != given {
        throw ScanFault(
          .encodingMismatch, line: 1, column: 1,
          detail: "\(given.rawValue), \(mark.encoding.rawValue)")
      }
      encoding = given
      reason = "given"
      isDecided = true
    } else {
      (encoding, reason) = TextEncoding.guess(head.span)
      isDecided = reason != "ascii"
    }
    let skipped = encoding.markCount(head.span)
    guard head.count > skipped else { throw ScanFault(.emptyFile) }
    self.file = file
    decoder = TextDecoder(encoding)
    position = UInt64(skipped)
  }

  /// Starts in the middle of a file, between two characters.
  init(file: FileBytes, encoding: TextEncoding, at place: UInt64) {
    self.file = file
    self.encoding = encoding
    reason = "given"
    isDecided = true
    decoder = TextDecoder(encoding)
    position = place
    atEnd = place >= file.count
  }

  /// Reads and decodes the next block behind the filled bytes of a buffer; returns how many are now.
  ///
  /// The buffer grows as needed and ends in `padding` spare bytes.
  mutating func fill(
    _ buffer: inout [UInt8], filled: Int, block wanted: Int, padding: Int
  ) throws(ScanFault) -> Int {
    let block = Int(min(UInt64(wanted), max(1, file.count - min(position, file.count))))
    var raw = raw
    self.raw = []
    defer { self.raw = raw }
    if encoding == .utf8 || encoding == .utf8BOM {
      TextSource.grow(&buffer, to: filled + block + padding)
      let count = try read(into: &buffer, at: filled, count: block)
      if isDecided { return filled + count }
      let other = try decide(buffer, filled, count)
      guard other != .utf8 else { return filled + count }
      raw = Array(buffer[filled..<filled + count])
    } else {
      TextSource.grow(&raw, to: block)
      let count = try read(into: &raw, at: 0, count: block)
      raw.removeLast(raw.count - count)
    }
    TextSource.grow(&buffer, to: filled + TextDecoder.room(raw.count) + padding)
    let isLast = atEnd
    var decoder = decoder
    defer { self.decoder = decoder }
    return raw.withUnsafeBufferPointer { block in
      buffer.withUnsafeMutableBufferPointer { buffer in
        guard let base = buffer.baseAddress else { return filled }
        return filled + decoder.decode(block, into: base + filled, atEnd: isLast)
      }
    }
  }

  private mutating func read(
    into buffer: inout [UInt8], at start: Int, count: Int
  ) throws(ScanFault) -> Int {
    var fault: ScanFault?
    var step = 0
    buffer.withUnsafeMutableBytes { bytes in
      do throws(ScanFault) {
        let part = UnsafeMutableRawBufferPointer(rebasing: bytes[start..<start + count])
        step = try file.read(at: position, into: part)
      } catch {
        fault = error
      }
    }
    if let fault { throw fault }
    position += UInt64(step)
    // A file that became shorter ends where its bytes end.
    atEnd = position >= file.count || step < count
    return step
  }

  /// Decides on the encoding at the first byte beyond ASCII; until then it stays open.
  private mutating func decide(
    _ buffer: [UInt8], _ start: Int, _ count: Int
  ) throws(ScanFault) -> TextEncoding {
    let found = buffer.withUnsafeBufferPointer { buffer in
      buffer.baseAddress.map { UTF8Check.skipASCII($0 + start, 0, count) } ?? count
    }
    guard found < count else { return .utf8 }
    let offset = position - UInt64(count - found)
    let near = try file.bytes(at: offset, count: TextSource.looked)
    (encoding, reason) = TextEncoding.guess(near.span)
    // A mark or zero bytes in the middle of a file say nothing.
    if encoding == .utf8BOM || encoding == .utf16LE || encoding == .utf16BE { encoding = .utf8 }
    isDecided = true
    decoder = TextDecoder(encoding)
    return encoding
  }

  /// Makes a buffer at least so long; it is never made shorter.
  static func grow(_ buffer: inout [UInt8], to count: Int) {
    guard buffer.count < count else { return }
    let missing = count - buffer.count
    buffer.append(addingCapacity: missing) { (span: inout OutputSpan<UInt8>) in
      span.append(repeating: 0, count: missing)
    }
  }
}
