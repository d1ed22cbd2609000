import CMarks

/// Finds rows and fields in a block of UTF-8.
///
/// The scanner jumps from mark to mark (separator, quote, line break), 64 bytes at a step. It
/// remembers nothing between blocks but the line: a row that does not end in the block is left for
/// the next time and scanned again from its beginning. So every place a block can be cut at is
/// handled by one rule: what cannot be decided without the next byte is left.
///
/// Line breaks stand behind the block as sentinels, so that the search for a mark needs no check
/// for the end. The block itself is not changed.
struct CSVScanner {
  /// Sentinels needed behind a block.
  static let padding = 16 + width
  // How many bytes are looked at in one go.
  private static let width = Int(POLKU_MARKS_WIDTH)

  let separator: UInt8
  let quote: UInt8
  let limits: CSVLimits
  private let quotes: UInt64

  init(dialect: CSVDialect, limits: CSVLimits) {
    separator = dialect.separator
    quote = dialect.quote
    self.limits = limits
    // Without a quote the separator is looked for twice, and found first.
    quotes = Word.repeating(dialect.quote == 0 ? dialect.separator : dialect.quote)
  }

  /// Where a scan stopped.
  struct Stop {
    /// Start of the row that is not whole, or the end of the block.
    var row: Int
    /// Start of the field in it that is not whole.
    var field: Int
    /// Number of its whole fields.
    var wholeFields: Int
    /// Line of that row.
    var line: Int
    /// Whether some field holds doubled quotes.
    var hasDoubled: Bool
  }

  /// Scans the whole rows of a block.
  ///
  /// `line` is that of the block's first byte. Rows get offsets in
  /// the block, to be turned into offsets in the file.
  ///
  /// `fields` has room for one field more than there are bytes; `isSuspect` says that not all of
  /// the block is valid.
  func scan(
    _ bytes: UnsafePointer<UInt8>, _ end: Int, atEnd: Bool, isSuspect: Bool,
    line firstLine: Int, fields: UnsafeMutablePointer<CSVField>, rows: inout [CSVRow]
  ) throws(ScanFault) -> Stop {
    let separator = separator
    let quote = quote
    let quotes = quotes
    let maximumField = limits.fieldBytes
    let maximumRow = limits.rowBytes
    let lf = UInt8(ascii: "\n")
    let cr = UInt8(ascii: "\r")

    var position = 0
    var line = firstLine
    var count = 0
    var hasDoubled = false
    // The bytes being looked at, and their marks that are still to come. The next ones do not wait
    // for the last mark to be dealt with: that is what makes short fields fast.
    var base = 0
    var pending = marks(bytes)
    /// Leaves the marks before a place behind.
    @inline(__always) func pass(_ place: Int) {
      if place &- base < CSVScanner.width {
        pending &= UInt64.max << UInt64(truncatingIfNeeded: place &- base)
      } else if place <= end {
        base = place
        pending = marks(bytes + base)
      }
    }
    while true {
      // Blank lines.
      while position < end {
        let byte = bytes[position]
        if byte == cr {
          if position &+ 1 == end, !atEnd { break }
          position &+= position &+ 1 < end && bytes[position &+ 1] == lf ? 2 : 1
        } else if byte == lf {
          position &+= 1
        } else {
          break
        }
        line &+= 1
      }
      let rowLine = line
      let firstField = count
      let rowStart = position
      guard position < end else {
        return Stop(row: end, field: end, wholeFields: 0, line: line, hasDoubled: hasDoubled)
      }
      var faults: CSVFaults = []
      var cut = -1
      var endsOpen = false
      var isPlain = true
      var fieldStart = position
      var rowEnd = position
      var place = position
      pass(position)

      row: while true {
        while pending == 0 {
          base &+= CSVScanner.width
          pending = marks(bytes + base)
        }
        place = base &+ pending.trailingZeroBitCount
        pending &= pending &- 1
        let byte = bytes[place]
        // Nearly every mark ends a field that holds no other.
        if byte == separator, place &- fieldStart <= maximumField, place < end {
          fields[count] = CSVField(
            start: UInt32(truncatingIfNeeded: fieldStart),
            count: UInt32(truncatingIfNeeded: place &- fieldStart))
          count &+= 1
          fieldStart = place &+ 1
          continue
        }
        var valueStart = fieldStart
        var valueCount = place &- fieldStart
        var flag: UInt32 = 0
        if byte == quote, quote != 0, place < end {
          guard isBlank(bytes, fieldStart, place) else {
            faults.insert(.strayQuote)
            continue
          }
          // The quoted part.
          isPlain = false
          var inside = place &+ 1
          valueStart = inside
          while true {
            let word = Word.load(bytes + inside)
            let low = word & Word.low
            let other = (low &+ CSVScanner.aboveBreaks) & ((low ^ quotes) &+ Word.low)
            let marks = ~(other | word) & Word.high
            guard marks != 0 else {
              inside &+= 8
              continue
            }
            inside &+= Word.first(marks)
            let byte = bytes[inside]
            if byte == quote {
              if inside &+ 1 < end {
                guard bytes[inside &+ 1] == quote else { break }
                flag = marked
                hasDoubled = true
                inside &+= 2
                continue
              }
              guard atEnd else {
                return unfinished(rowStart, fieldStart, count &- firstField, rowLine, hasDoubled)
              }
              break
            }
            if inside >= end {
              guard atEnd else {
                return unfinished(rowStart, fieldStart, count &- firstField, rowLine, hasDoubled)
              }
              endsOpen = true
              break
            }
            if byte == cr {
              if inside &+ 1 == end, !atEnd {
                return unfinished(rowStart, fieldStart, count &- firstField, rowLine, hasDoubled)
              }
              line &+= 1
              inside &+= inside &+ 1 < end && bytes[inside &+ 1] == lf ? 2 : 1
            } else {
              if byte == lf { line &+= 1 } else if byte == 0 { faults.insert(.nulByte) }
              inside &+= 1
            }
          }
          if endsOpen {
            faults.insert(.unclosedQuote)
            if cut < 0, fieldStart &- rowStart <= maximumRow { cut = count &- firstField }
            rowEnd = end
            break row
          }
          valueCount = inside &- valueStart
          place = inside &+ 1
          while place < end, bytes[place] == 0x20 || (bytes[place] == 0x09 && separator != 0x09) {
            place &+= 1
          }
          if place < end, bytes[place] != separator, bytes[place] != lf, bytes[place] != cr {
            // Text after the closing quote: the field is taken as it stands.
            faults.insert(.strayQuote)
            base = place
            pending = marks(bytes + base)
            continue
          }
          pass(place &+ 1)
        } else if byte != separator, byte != lf, byte != cr {
          if byte == 0 { faults.insert(.nulByte) }
          continue
        }

        // The field ends at `place`.
        let delimiter = bytes[place]
        let isLast = place >= end || delimiter != separator
        if isLast, !atEnd, place >= end || (delimiter == cr && place &+ 1 >= end) {
          return unfinished(rowStart, fieldStart, count &- firstField, rowLine, hasDoubled)
        }
        if place &- fieldStart > maximumField {
          faults.insert(.fieldTooLong)
          if cut < 0, fieldStart &- rowStart <= maximumRow { cut = count &- firstField }
        }
        fields[count] = CSVField(
          start: UInt32(truncatingIfNeeded: valueStart),
          count: UInt32(truncatingIfNeeded: valueCount) | flag)
        count &+= 1
        place &+= 1
        if isLast {
          rowEnd = place &- 1
          break row
        }
        fieldStart = place
      }

      // The row is whole.
      position = rowEnd
      var lineCount = line &- rowLine &+ 1
      if endsOpen, bytes[end &- 1] == lf || bytes[end &- 1] == cr { lineCount &-= 1 }
      if position < end {
        position &+=
          bytes[position] == cr && position &+ 1 < end && bytes[position &+ 1] == lf ? 2 : 1
        line &+= 1
      }
      if rowEnd &- rowStart > maximumRow {
        faults.insert(.fieldTooLong)
        if cut < 0 { cut = 0 }
      } else if count &- firstField > limits.columns {
        throw ScanFault(.tooManyColumns, line: rowLine)
      }
      if isSuspect,
        !UTF8Check.isValid(bytes + rowStart, rowEnd &- rowStart, mayBeCut: false)
      {
        faults.insert(.badEncoding)
      }
      if cut >= 0 { count = firstField &+ cut }
      rows.append(
        CSVRow(
          firstField: UInt32(truncatingIfNeeded: firstField),
          fieldCount: UInt32(truncatingIfNeeded: count &- firstField),
          line: UInt32(clamping: rowLine), lineCount: UInt32(clamping: lineCount),
          byte: UInt64(truncatingIfNeeded: rowStart),
          byteCount: UInt64(truncatingIfNeeded: rowEnd &- rowStart), fault: faults.worst,
          isPlain: isPlain))
    }
  }

  /// Added to a byte below 0x80, gives a top bit unless the byte is 0x0d or less: line breaks, tab,
  /// NUL and some rare others, told apart when met.
  private static let aboveBreaks = Word.repeating(0x80 - 0x0e)

  /// The marks in the bytes at a place; without a quote the separator is looked for twice.
  @inline(__always)
  private func marks(_ bytes: UnsafePointer<UInt8>) -> UInt64 {
    polku_marks(bytes, separator, quote == 0 ? separator : quote, UInt8(ascii: "\r"))
  }

  private func unfinished(
    _ row: Int, _ field: Int, _ wholeFields: Int, _ line: Int, _ hasDoubled: Bool
  ) -> Stop {
    Stop(row: row, field: field, wholeFields: wholeFields, line: line, hasDoubled: hasDoubled)
  }

  @inline(__always)
  private func isBlank(_ bytes: UnsafePointer<UInt8>, _ start: Int, _ end: Int) -> Bool {
    var index = start
    while index < end {
      guard bytes[index] == 0x20 || bytes[index] == 0x09 else { return false }
      index &+= 1
    }
    return true
  }

  /// Makes doubled quotes single in the fields that have them.
  ///
  /// This comes last: it shifts bytes, and until then their number tells places in the file.
  func makeQuotesSingle(_ batch: inout CSVBatch) {
    batch.bytes.withUnsafeMutableBufferPointer { buffer in
      guard let bytes = buffer.baseAddress else { return }
      for index in batch.fields.indices where batch.fields[index].count & marked != 0 {
        batch.fields[index].count = single(bytes, batch.fields[index])
      }
    }
  }

  /// Makes the doubled quotes of a field single, in place, and returns the number of bytes left.
  private func single(_ bytes: UnsafeMutablePointer<UInt8>, _ field: CSVField) -> UInt32 {
    let start = Int(field.start)
    let end = start + Int(field.count & ~marked)
    var from = start
    var to = start
    while from < end {
      let byte = bytes[from]
      bytes[to] = byte
      // Inside quotes every quote is one of two.
      from += byte == quote ? 2 : 1
      to += 1
    }
    return UInt32(truncatingIfNeeded: to - start)
  }
}

/// Set in the count of a field that holds doubled quotes, until they are made single.
private let marked = UInt32(1) << 31
