/// Follows a row that is too long to be held to its end, one byte at a time, and keeps only counts.
///
/// It is given the row from its beginning, and comes to the same judgement as the scanner would
/// with the whole row before it. An unclosed quote early in a large file is the usual case.
struct CSVRowRest {
  private enum State {
    case fieldStart, unquoted, quoted, quoteInQuoted, afterQuoted
  }

  private let separator: UInt8
  private let quote: UInt8
  private let limits: CSVLimits
  private var state = State.fieldStart
  private var text = UTF8Progress()
  private var previousIsCR = false
  private var fieldLength = 0
  private var fieldOffset = 0
  private var field = 0
  /// Faults so far.
  private(set) var faults: CSVFaults = []
  /// Fields that are kept, if the row has a field that cannot be.
  private(set) var cut: Int?
  /// Line breaks inside the row so far.
  private(set) var breaks = 0
  /// Length of the row so far, decoded.
  private(set) var length = 0
  /// Length of the row so far in the file.
  private(set) var fileLength = 0

  init(_ scanner: CSVScanner) {
    separator = scanner.separator
    quote = scanner.quote
    limits = scanner.limits
  }

  /// Takes bytes up to the end of the row; returns how many, or nil if the row goes on.
  mutating func take(_ bytes: UnsafePointer<UInt8>, _ count: Int, _ encoding: TextEncoding) -> Int?
  {
    var index = 0
    while index < count {
      let byte = bytes[index]
      let isBreak = byte == 0x0a || byte == 0x0d
      if isBreak, state != .quoted {
        fileLength += encoding.originalCount(bytes, index)
        endField()
        finish()
        return index
      }
      step(byte)
      index += 1
    }
    fileLength += encoding.originalCount(bytes, count)
    return nil
  }

  /// The file ends here, and so does the row.
  mutating func end() {
    if state == .quoted {
      faults.insert(.unclosedQuote)
      if cut == nil, fieldOffset <= limits.rowBytes { cut = field }
      // A break at the very end begins no line.
      if previousIsBreak { breaks -= 1 }
    } else {
      endField()
    }
    finish()
  }

  private var previousIsBreak = false

  private mutating func step(_ byte: UInt8) {
    text.take(byte)
    if byte == 0 { faults.insert(.nulByte) }
    length += 1
    let isBlank = byte == 0x20 || (byte == 0x09 && separator != 0x09)
    let isQuote = byte == quote && quote != 0
    switch state {
    case .quoted:
      fieldLength += 1
      if isQuote { state = .quoteInQuoted }
      if byte == 0x0d || (byte == 0x0a && !previousIsCR) { breaks += 1 }
      previousIsCR = byte == 0x0d
      previousIsBreak = byte == 0x0d || byte == 0x0a
      return
    case .quoteInQuoted where isQuote:
      fieldLength += 1
      state = .quoted
    case _ where byte == separator:
      endField()
      field += 1
      fieldOffset = length
      fieldLength = 0
      state = .fieldStart
    case .fieldStart:
      fieldLength += 1
      if isQuote { state = .quoted } else if !isBlank { state = .unquoted }
    case .unquoted:
      fieldLength += 1
      if isQuote { faults.insert(.strayQuote) }
    case .quoteInQuoted, .afterQuoted:
      fieldLength += 1
      state = .afterQuoted
      if !isBlank {
        faults.insert(.strayQuote)
        state = .unquoted
      }
    }
    previousIsCR = false
    previousIsBreak = false
  }

  private mutating func endField() {
    guard fieldLength > limits.fieldBytes else { return }
    faults.insert(.fieldTooLong)
    if cut == nil, fieldOffset <= limits.rowBytes { cut = field }
  }

  private mutating func finish() {
    if !text.isComplete { faults.insert(.badEncoding) }
    if length > limits.rowBytes {
      faults.insert(.fieldTooLong)
      if cut == nil { cut = 0 }
    }
  }
}
