/// Reads rows of any grammar, one at a time, from a whole file in memory.
///
/// It is slower than `CSVReader` and knows more: marks of several bytes, escapes, and (in
/// `LooseParser+Search.swift`) what a row with a quote in the wrong place most likely meant.
struct LooseParser {
  let bytes: [UInt8]
  let grammar: CSVGrammar
  private let firstDelimiter: UInt8

  init(_ bytes: [UInt8], grammar: CSVGrammar) {
    self.bytes = bytes
    self.grammar = grammar
    firstDelimiter = grammar.delimiter[0]
  }

  /// Whether a delimiter stands at a place.
  func isDelimiter(_ place: Int) -> Bool {
    guard place < bytes.count, bytes[place] == firstDelimiter else { return false }
    let count = grammar.delimiter.count
    if count == 1 { return true }
    guard place + count <= bytes.count else { return false }
    for index in 1..<count where bytes[place + index] != grammar.delimiter[index] { return false }
    return true
  }

  /// Length of the row's end at a place; 0 if the row does not end there.
  func rowBreak(_ place: Int) -> Int {
    guard place < bytes.count else { return 0 }
    let byte = bytes[place]
    let mark = grammar.rowDelimiter
    if mark.isEmpty {
      if byte == 0x0a { return 1 }
      guard byte == 0x0d else { return 0 }
      return place + 1 < bytes.count && bytes[place + 1] == 0x0a ? 2 : 1
    }
    guard byte == mark[0], place + mark.count <= bytes.count else { return 0 }
    for index in mark.indices where bytes[place + index] != mark[index] { return 0 }
    return mark.count
  }

  /// Whether a field may end at a place.
  func endsField(_ place: Int) -> Bool {
    place >= bytes.count || isDelimiter(place) || rowBreak(place) > 0
  }

  /// The first place from `place` on that holds no blank, where blanks may stand round quotes.
  func skipBlanks(_ place: Int) -> Int {
    guard grammar.skipsBlanks else { return place }
    var place = place
    while place < bytes.count, bytes[place] == 0x20 || bytes[place] == 0x09 { place += 1 }
    return place
  }

  /// The end of an unquoted field, and how many quotes it holds.
  func unquotedEnd(_ start: Int) -> (end: Int, quotes: Int) {
    var place = start
    var quotes = 0
    while place < bytes.count {
      let byte = bytes[place]
      if byte == grammar.escape, grammar.escape != 0, escapes(place) > 0 {
        place += 2
        continue
      }
      if isDelimiter(place) || rowBreak(place) > 0 { break }
      if byte == grammar.quote, grammar.quote != 0 { quotes += 1 }
      place += 1
    }
    return (min(place, bytes.count), quotes)
  }

  /// Whether an escape at a place takes the meaning from the byte after it: 1, else 0.
  func escapes(_ place: Int) -> Int {
    guard place + 1 < bytes.count else { return 0 }
    let next = bytes[place + 1]
    let isMark = next == grammar.quote || next == grammar.escape || next == firstDelimiter
    return isMark || next == 0x0a || next == 0x0d ? 1 : 0
  }

  /// The row at a place, read by the letter; it stops at the first thing that breaks the grammar.
  ///
  /// `nil` for such a row: it is for the search, or for the rejects.
  func plainRow(at start: Int, line: Int) -> LooseRow? {
    var cells: [LooseCell] = []
    var place = start
    while true {
      let open = skipBlanks(place)
      var end: Int
      if grammar.quote != 0, open < bytes.count, bytes[open] == grammar.quote {
        guard let close = properClose(open) else { return nil }
        cells.append(LooseCell(quotedText(open + 1, close), isQuoted: true))
        end = skipBlanks(close + 1)
        guard endsField(end) else { return nil }
      } else {
        let field = unquotedEnd(place)
        guard field.quotes == 0 else { return nil }
        cells.append(LooseCell(unquotedText(place, field.end)))
        end = field.end
      }
      if isDelimiter(end) {
        place = end + grammar.delimiter.count
        continue
      }
      end += rowBreak(end)
      return LooseRow(
        cells: cells, line: line, lineCount: lines(start, end), cost: 0, isMended: false,
        start: start, end: end)
    }
  }

  /// The quote that closes the one at a place, if everything between keeps to the grammar.
  private func properClose(_ open: Int) -> Int? {
    var place = open + 1
    while place < bytes.count {
      let byte = bytes[place]
      if byte == grammar.escape, grammar.escape != 0, escapes(place) > 0 {
        place += 2
      } else if byte == grammar.quote {
        guard place + 1 < bytes.count, bytes[place + 1] == grammar.quote else { return place }
        place += 2
      } else {
        place += 1
      }
    }
    return nil
  }

  /// The text between two quotes: doubled quotes made single, escapes taken away.
  func quotedText(_ start: Int, _ end: Int) -> [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(max(0, end - start))
    var place = start
    while place < end {
      let byte = bytes[place]
      if byte == grammar.escape, grammar.escape != 0, place + 1 < end, escapes(place) > 0 {
        result.append(bytes[place + 1])
        place += 2
        continue
      }
      result.append(byte)
      let isDoubled = byte == grammar.quote && place + 1 < end && bytes[place + 1] == grammar.quote
      place += isDoubled ? 2 : 1
    }
    return result
  }

  /// The text of an unquoted field, escapes taken away.
  func unquotedText(_ start: Int, _ end: Int) -> [UInt8] {
    guard grammar.escape != 0 else { return Array(bytes[start..<end]) }
    var result: [UInt8] = []
    var place = start
    while place < end {
      if bytes[place] == grammar.escape, place + 1 < end, escapes(place) > 0 { place += 1 }
      result.append(bytes[place])
      place += 1
    }
    return result
  }

  /// The end of the row at a place if nothing in it is taken for a quote.
  func lineEnd(_ start: Int) -> Int {
    var place = start
    while place < bytes.count, rowBreak(place) == 0 { place += 1 }
    return place + rowBreak(place)
  }

  /// Number of lines a stretch spans, at least 1.
  func lines(_ start: Int, _ end: Int) -> Int {
    var count = 0
    var place = start
    while place < end {
      let step = rowBreak(place)
      if step > 0 { count += 1 }
      place += max(1, step)
    }
    return max(1, count)
  }

  /// Skips blank lines from a place on, and says how many.
  func skipBlankLines(_ start: Int) -> (place: Int, count: Int) {
    var place = start
    var count = 0
    while place < bytes.count {
      let step = rowBreak(place)
      if step == 0 { break }
      place += step
      count += 1
    }
    return (place, count)
  }
}
