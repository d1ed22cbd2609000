/// What a row that breaks the grammar most likely meant.
///
/// At every field there are a few ways to read on: the quote is text, or it opens a field that ends
/// at this quote or at a later one. Each departure from the grammar has a price, and the cheapest
/// way through the row that gives a wanted number of fields is taken. The search is bounded by a
/// few lines and a limit on price, so that an open quote cannot swallow the file.
extension LooseParser {
  private enum Price {
    static let quoteOpensText = 20
    static let quoteInText = 5
    static let loneQuote = 10
    static let passedClose = 15
    static let missingDelimiter = 15
    static let lineBreak = 10
    static let most = 70
  }

  /// One way to read the field at a place.
  private struct Way {
    var price: Int
    /// Where the field's text is.
    var start: Int
    var end: Int
    var isQuoted: Bool
    /// Start of the next field, or -1 at the row's end.
    var next: Int
    /// Where the row ends, if it ends here.
    var rowEnd: Int
  }

  private struct Best {
    var price: Int
    var way: Way
  }

  /// The cheapest reading with so many fields, or nothing.
  func searchedRow(at start: Int, line: Int, columns: Int) -> LooseRow? {
    guard columns > 0, columns <= 512 else { return nil }
    var known: [Int: Best?] = [:]
    guard let best = best(start, 0, columns, &known) else { return nil }
    var cells: [LooseCell] = []
    var way = best.way
    var column = 0
    while true {
      let text =
        way.isQuoted ? quotedText(way.start, way.end) : unquotedText(way.start, way.end)
      cells.append(LooseCell(text, isQuoted: way.isQuoted))
      guard way.next >= 0 else { break }
      column += 1
      guard let found = known[way.next * 1024 + column], let following = found else { break }
      way = following.way
    }
    return LooseRow(
      cells: cells, line: line, lineCount: lines(start, way.rowEnd), cost: best.price,
      isMended: best.price > 0, start: start, end: way.rowEnd)
  }

  private func best(
    _ place: Int, _ column: Int, _ columns: Int, _ known: inout [Int: Best?]
  ) -> Best? {
    let key = place * 1024 + column
    if let found = known[key] { return found }
    var result: Best?
    for way in ways(place) {
      var price = way.price
      if way.next < 0 {
        guard column + 1 == columns else { continue }
      } else {
        guard column + 1 < columns, let rest = best(way.next, column + 1, columns, &known)
        else { continue }
        price += rest.price
      }
      if price < (result?.price ?? Price.most) { result = Best(price: price, way: way) }
    }
    known[key] = .some(result)
    return result
  }

  private func ways(_ place: Int) -> [Way] {
    var result: [Way] = []
    let open = skipBlanks(place)
    let isOpen = grammar.quote != 0 && open < bytes.count && bytes[open] == grammar.quote
    let field = unquotedEnd(place)
    var price = Price.quoteInText * min(3, field.quotes)
    if isOpen { price += Price.quoteOpensText - Price.quoteInText }
    let plain = way(price, place, field.end, isQuoted: false, at: field.end)
    guard isOpen else { return [plain] }
    quotedWays(open, &result)
    result.append(plain)
    return result
  }

  // A field of nothing but quotes could end at each of them.
  private static let mostWays = 128

  private func quotedWays(_ open: Int, _ result: inout [Way]) {
    let quote = grammar.quote
    var price = 0
    var place = open + 1
    let limit = min(bytes.count, open + (1 << 16))
    while place < limit, price < Price.most, result.count < LooseParser.mostWays {
      let byte = bytes[place]
      if byte == grammar.escape, grammar.escape != 0, escapes(place) > 0 {
        place += 2
      } else if byte == quote {
        let isDoubled = place + 1 < bytes.count && bytes[place + 1] == quote
        if isDoubled {
          let after = skipBlanks(place + 2)
          if endsField(after) {
            // The first is text that nobody doubled, the second closes.
            result.append(
              way(price + Price.loneQuote, open + 1, place + 1, isQuoted: true, at: after))
          }
          // The first closes, the second opens: a delimiter is missing between them.
          result.append(
            Way(
              price: price + Price.missingDelimiter, start: open + 1, end: place, isQuoted: true,
              next: place + 1, rowEnd: -1))
          place += 2
          continue
        }
        let after = skipBlanks(place + 1)
        if endsField(after) {
          result.append(way(price, open + 1, place, isQuoted: true, at: after))
          price += Price.passedClose
        } else {
          // It closes, and text without a delimiter follows.
          result.append(
            Way(
              price: price + Price.missingDelimiter, start: open + 1, end: place, isQuoted: true,
              next: place + 1, rowEnd: -1))
          price += Price.loneQuote
        }
        place += 1
      } else {
        let step = rowBreak(place)
        if step > 0 { price += Price.lineBreak }
        place += max(1, step)
      }
    }
  }

  private func way(_ price: Int, _ start: Int, _ end: Int, isQuoted: Bool, at place: Int) -> Way {
    if isDelimiter(place) {
      return Way(
        price: price, start: start, end: end, isQuoted: isQuoted,
        next: place + grammar.delimiter.count, rowEnd: -1)
    }
    return Way(
      price: price, start: start, end: end, isQuoted: isQuoted, next: -1,
      rowEnd: place + rowBreak(place))
  }
}
