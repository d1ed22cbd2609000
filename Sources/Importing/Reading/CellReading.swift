import Register
import Scanning

/// Reads the values of cells from their bytes.
enum CellReading {
  /// A cell without the blanks round it: spaces, tabs, line ends and no-break spaces.
  @inline(__always)
  static func trimmed(_ bytes: Span<UInt8>, start: Int, count: Int) -> Cell {
    guard count > 0 else { return Cell(start: Int32(truncatingIfNeeded: start), count: 0) }
    let cell = Cell(trimmed: start, count: count, in: bytes)
    let first = UInt8(truncatingIfNeeded: cell.head)
    let last = bytes[start &+ count &- 1]
    // No blank begins or ends like this, so that nearly every cell is done with two looks.
    if first > 0x20, first != 0xC2, last > 0x20, last != 0xA0 { return cell }
    let (start, count) = trimmedSlowly(bytes, start: start, count: count)
    return Cell(trimmed: start, count: count, in: bytes)
  }

  private static func trimmedSlowly(
    _ bytes: Span<UInt8>, start: Int, count: Int
  ) -> (start: Int, count: Int) {
    var low = start
    var high = start + count
    while low < high {
      let byte = bytes[low]
      if byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D {
        low += 1
      } else if byte == 0xC2, low + 1 < high, bytes[low + 1] == 0xA0 {
        low += 2
      } else {
        break
      }
    }
    while high > low {
      let byte = bytes[high - 1]
      if byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D {
        high -= 1
      } else if byte == 0xA0, high - 2 >= low, bytes[high - 2] == 0xC2 {
        high -= 2
      } else {
        break
      }
    }
    return (low, high - low)
  }

  /// A day in a cell, written in one of the ways of `day(_:)`.
  static func day(_ bytes: Span<UInt8>, _ cell: Cell, _ table: DayTable) -> Day? {
    if cell.count == 10, let day = usualDay(bytes, cell, table) { return day }
    return day(bytes.extracting(cell.range))
  }

  /// A day written dd.mm.yyyy or yyyy-mm-dd, in ten bytes; nothing also for what another look may
  /// find to be a day.
  @inline(__always)
  static func usualDay(_ bytes: Span<UInt8>, _ cell: Cell, _ table: DayTable) -> Day? {
    usualDay(
      head: cell.head, tail: ByteWord.load(bytes, at: Int(cell.start) &+ 8, count: 2), table)
  }

  /// The same from the first eight bytes and the last two.
  @inline(__always)
  static func usualDay(head: UInt64, tail: UInt64, _ table: DayTable) -> Day? {
    // The digits become 0-9 and the points or hyphens 0; then a byte that is more is seen by a
    // carry into its highest bit.
    let last = tail ^ 0x3030
    guard ((last &+ 0x7676) | last) & 0x8080 == 0 else { return nil }
    let pointed = head ^ 0x3030_2E30_302E_3030
    if ((pointed &+ 0x7676_7F76_767F_7676) | pointed) & 0x8080_8080_8080_8080 == 0 {
      let two = twos(pointed)
      return table.day(
        year: byte(two, 6) &* 100 &+ byte(twos(last), 0), month: byte(two, 3), day: byte(two, 0))
    }
    let hyphened = head ^ 0x2D30_302D_3030_3030
    if ((hyphened &+ 0x7F76_767F_7676_7676) | hyphened) & 0x8080_8080_8080_8080 == 0 {
      let two = twos(hyphened)
      return table.day(
        year: byte(two, 0) &* 100 &+ byte(two, 2), month: byte(two, 5), day: byte(twos(last), 0))
    }
    return nil
  }

  // In every byte the number that its decimal digit makes with the one behind it.
  @inline(__always)
  private static func twos(_ digits: UInt64) -> UInt64 { digits &* 10 &+ digits >> 8 }

  @inline(__always)
  private static func byte(_ word: UInt64, _ index: UInt64) -> Int {
    Int(truncatingIfNeeded: word >> (8 &* index) & 0xFF)
  }

  /// A day written d.m.yyyy, dd.mm.yyyy, yyyy-mm-dd or yyyymmdd.
  static func day(_ text: Span<UInt8>) -> Day? {
    let count = text.count
    guard count >= 8, count <= 10 else { return nil }
    if count == 10, text[4] == 0x2D {
      guard text[7] == 0x2D, let year = number(text, 0, 4), let month = number(text, 5, 7),
        let day = number(text, 8, 10)
      else { return nil }
      return Day(year: year, month: month, day: day)
    }
    if count == 8, let whole = number(text, 0, 8) {
      return Day(year: whole / 10_000, month: whole / 100 % 100, day: whole % 100)
    }
    var position = 0
    guard let day = shortNumber(text, &position), let month = shortNumber(text, &position),
      count - position == 4, let year = number(text, position, count)
    else { return nil }
    return Day(year: year, month: month, day: day)
  }

  // One or two digits and the point after them.
  private static func shortNumber(_ text: Span<UInt8>, _ position: inout Int) -> Int? {
    var value = 0
    var digits = 0
    while position < text.count, digits < 2 {
      let digit = text[position] &- 48
      guard digit <= 9 else { break }
      value = value * 10 + Int(digit)
      digits += 1
      position += 1
    }
    guard digits > 0, position < text.count, text[position] == 0x2E else { return nil }
    position += 1
    return value
  }

  private static func number(_ text: Span<UInt8>, _ first: Int, _ end: Int) -> Int? {
    var value = 0
    for index in first..<end {
      let digit = text[index] &- 48
      guard digit <= 9 else { return nil }
      value = value * 10 + Int(digit)
    }
    return value
  }

  /// A decimal number with comma or point, in hundredths; at most two decimals that are not zero.
  static func hundredths(_ text: Span<UInt8>) -> Int32? {
    var index = 0
    var negative = false
    if text.count >= 1, text[0] == 0x2D {
      negative = true
      index = 1
    } else if text.count >= 3, text[0] == 0xE2, text[1] == 0x88, text[2] == 0x92 {
      negative = true
      index = 3
    }
    var whole: Int64 = 0
    var digits = 0
    while index < text.count, text[index] &- 48 <= 9 {
      whole = whole * 10 + Int64(text[index] - 48)
      digits += 1
      index += 1
      guard digits <= 9 else { return nil }
    }
    guard digits > 0 else { return nil }
    whole *= 100
    if index < text.count {
      guard text[index] == 0x2C || text[index] == 0x2E, index + 1 < text.count else { return nil }
      index += 1
      var weight: Int64 = 10
      while index < text.count {
        let digit = text[index] &- 48
        guard digit <= 9, weight > 0 || digit == 0 else { return nil }
        whole += Int64(digit) * weight
        weight /= 10
        index += 1
      }
    }
    return Int32(exactly: negative ? -whole : whole)
  }

  /// Yes or no in the words of the registers.
  static func answer(_ text: Span<UInt8>) -> Answer? {
    guard let index = answers[text] else { return nil }
    return index == 1 ? .yes : .no
  }

  private static let answers: WordTable = {
    var table = WordTable(folds: true)
    for word in ["k", "kyllä", "j", "ja", "1", "true"] { table.add(word, value: 1) }
    for word in ["e", "ei", "n", "nej", "0", "false"] { table.add(word, value: 0) }
    return table
  }()

  /// Lower case with single blanks, and an ending replaced by another.
  static func normalised(
    _ text: Span<UInt8>, endings: [(from: [UInt8], to: [UInt8])]
  ) -> [UInt8] {
    var result: [UInt8] = []
    var last: UInt8 = 0
    var blank = false
    for index in text.indices {
      let byte = text[index]
      if byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D {
        blank = true
        last = byte
        continue
      }
      if blank { result.append(0x20) }
      blank = false
      result.append(WordTable.fold(byte, after: last))
      last = byte
    }
    for (from, to) in endings where result.count >= from.count {
      let cut = result.count - from.count
      if Array(result[cut...]) == from {
        result.replaceSubrange(cut..., with: to)
        break
      }
    }
    return result
  }
}
