/// Guesses how a file marks its fields from its head, by trying every usual way and taking the one
/// that gives rows of one length.
extension CSVGrammar {
  private static let delimiters: [[UInt8]] = [";", ",", "\t", "|", ":", " "].map { Array($0.utf8) }
  private static let quotes: [UInt8] = [UInt8(ascii: "\""), UInt8(ascii: "'")]
  private static let looked = 1 << 17
  private static let rows = 300

  private struct Score {
    var value = 0.0
    var width = 0
    var penalty = 0.0
    /// Number of fields that stand in quotes as they should.
    var quoted = 0
  }

  /// The most likely grammar of a text in UTF-8; what is given stays as it is.
  public static func guess(
    _ text: [UInt8], delimiter: [UInt8]? = nil, quote: UInt8? = nil, escape: UInt8? = nil,
    rowDelimiter: [UInt8] = []
  ) -> CSVGrammar {
    let head = text.count > looked ? Array(text[..<looked]) : text
    var best = CSVGrammar(rowDelimiter: rowDelimiter)
    best.delimiter = delimiter ?? [UInt8(ascii: ",")]
    best.quote = quote ?? UInt8(ascii: "\"")
    best.escape = escape == best.quote ? 0 : escape ?? 0
    var bestScore = Score(value: -1)
    for mark in quote.map({ [$0] }) ?? quotes {
      for candidate in delimiter.map({ [$0] }) ?? delimiters {
        var grammar = best
        grammar.delimiter = candidate
        grammar.quote = mark
        let score = score(head, grammar)
        // An apostrophe is a quote only where more fields stand in it than in quotes.
        if mark == quotes[1], quote == nil, score.quoted <= bestScore.quoted { continue }
        if score.value > bestScore.value + 1e-9 {
          bestScore = score
          best = grammar
        }
      }
    }
    if delimiter == nil, best.delimiter.count == 1, best.delimiter != [0x20] {
      // The same mark with a blank after it, if every one has it.
      var wide = best
      wide.delimiter.append(0x20)
      let score = score(head, wide)
      if score.width == bestScore.width, score.width > 1, score.value >= bestScore.value * 0.95 {
        best = wide
      }
    }
    if escape == nil, best.quote != 0, head.contains(UInt8(ascii: "\\")) {
      var escaped = best
      escaped.escape = UInt8(ascii: "\\")
      if score(head, escaped).penalty < score(head, best).penalty { best = escaped }
    }
    return best
  }

  private static func score(_ head: [UInt8], _ grammar: CSVGrammar) -> Score {
    let parser = LooseParser(head, grammar: grammar)
    var counts: [(width: Int, weight: Double)] = []
    var foreign = 0
    var fields = 0
    var place = parser.skipBlankLines(0).place
    var result = Score()
    while place < head.count, counts.count < rows {
      let row = parser.roughRow(at: place)
      // The last row of a head may be cut.
      if row.end >= head.count, head.count >= looked, !counts.isEmpty { break }
      counts.append((row.width, 1 - min(0.5, 0.1 * Double(row.stray))))
      result.penalty += Double(row.stray)
      foreign += row.foreign
      result.quoted += row.quoted
      fields += row.width
      place = parser.skipBlankLines(row.end).place
    }
    guard !counts.isEmpty else { return result }
    var sums: [Int: Double] = [:]
    for count in counts { sums[count.width, default: 0] += count.weight }
    for width in sums.keys.sorted() where (sums[width] ?? 0) > (sums[result.width] ?? 0) {
      result.width = width
    }
    let share = (sums[result.width] ?? 0) / Double(counts.count)
    let pure = 1 - 0.8 * Double(foreign) / Double(max(1, fields))
    let width = Double(result.width)
    result.value = share * pure * (width - 1) / width
    // Blanks and colons stand inside values too: they have to be much better than the others.
    if grammar.delimiter == [0x20] || grammar.delimiter == [UInt8(ascii: ":")] {
      result.value *= 0.6
    }
    return result
  }
}

extension LooseParser {
  /// A row read without being strict: how many fields it has, and how much is odd in it.
  func roughRow(at start: Int) -> (
    width: Int, stray: Int, foreign: Int, quoted: Int, end: Int
  ) {
    var width = 1
    var quoted = 0
    var stray = 0
    var foreign = 0
    var place = start
    while true {
      let open = skipBlanks(place)
      var end = -1
      if grammar.quote != 0, open < bytes.count, bytes[open] == grammar.quote {
        let close = roughClose(open)
        if close.place >= 0 {
          stray += close.stray
          if close.stray == 0 { quoted += 1 }
          end = skipBlanks(close.place + 1)
        } else {
          stray += 2
        }
      }
      if end < 0 {
        let field = unquotedEnd(place)
        stray += field.quotes
        end = field.end
        if bytes[place..<end].contains(where: { isForeign($0) }) { foreign += 1 }
      }
      guard isDelimiter(end) else { return (width, stray, foreign, quoted, end + rowBreak(end)) }
      width += 1
      place = end + grammar.delimiter.count
    }
  }

  private func isForeign(_ byte: UInt8) -> Bool {
    let isMark = byte == UInt8(ascii: ";") || byte == 0x09 || byte == UInt8(ascii: "|")
    return isMark && byte != grammar.delimiter[0]
  }

  /// The first quote that a field can end at, at most a few lines away.
  private func roughClose(_ open: Int) -> (place: Int, stray: Int) {
    var place = open + 1
    var stray = 0
    var breaks = 0
    while place < bytes.count, breaks < 8 {
      let byte = bytes[place]
      if byte == grammar.escape, grammar.escape != 0, escapes(place) > 0 {
        place += 2
        continue
      }
      if byte == grammar.quote {
        if place + 1 < bytes.count, bytes[place + 1] == grammar.quote {
          place += 2
          continue
        }
        if endsField(skipBlanks(place + 1)) { return (place, stray) }
        stray += 1
      } else if rowBreak(place) > 0 {
        breaks += 1
      }
      place += 1
    }
    return (-1, stray)
  }
}
