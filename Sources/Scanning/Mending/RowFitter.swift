/// Fits the fields of a row with too many or too few of them to the columns of the file.
///
/// A field is taken as it is, joined with the next, split in two where a column with few shapes
/// says so, or left out if it is empty; an empty one is put in where nothing fits. Each has a
/// price, and the cheapest way is taken. Nothing that was written is lost.
struct RowFitter {
  let columns: [ColumnShape]
  let delimiter: [UInt8]

  private enum Price {
    static let drop = 6
    static let insert = 10
    static let split = 9
    // Quotes say where a field begins and ends: they are not lightly overruled.
    static let splitQuoted = 34
    static let join = 8
    static let easyJoin = 2
  }

  private enum Step {
    case take
    case join(Int)
    case drop
    case insert
    case split(Int)
  }

  /// The price of a row that has the right number of fields already.
  func misfit(_ cells: [LooseCell]) -> Int {
    guard cells.count == columns.count else { return 1000 }
    var sum = 0
    for (cell, column) in zip(cells, columns) { sum += column.misfit(cell.bytes[...]) }
    return sum
  }

  /// The cheapest way to fit, or nothing if the row is too far off.
  func fit(_ cells: [LooseCell], joining: [UInt8]) -> (cells: [LooseCell], price: Int)? {
    let tokens = cells.count
    let width = columns.count
    guard width > 0, width <= 256, tokens <= 1024, tokens * width <= 1 << 16 else { return nil }
    let stride = width + 1
    var prices = [Int](repeating: Int.max, count: (tokens + 1) * stride)
    var steps = [Step](repeating: .take, count: (tokens + 1) * stride)
    prices[0] = 0
    /// Offers a way to have used so many fields for so many columns.
    func offer(_ token: Int, _ column: Int, _ price: Int, _ step: Step) {
      let index = token * stride + column
      guard price < prices[index] else { return }
      prices[index] = price
      steps[index] = step
    }
    for token in 0...tokens {
      for column in 0...width {
        let here = prices[token * stride + column]
        guard here < 1000 else { continue }
        if token < tokens {
          let cell = cells[token]
          if cell.isBlank, !cell.isQuoted { offer(token + 1, column, here + Price.drop, .drop) }
          if column < width {
            offer(token + 1, column + 1, here + columns[column].misfit(cell.bytes[...]), .take)
            join(cells, token, column, here, joining, offer)
            if let cut = split(cell.bytes, column) {
              let price = cell.isQuoted ? Price.splitQuoted : Price.split
              offer(token + 1, column + 2, here + price + cut.price, .split(cut.place))
            }
          }
        }
        if column < width {
          offer(token, column + 1, here + Price.insert + columns[column].misfit([]), .insert)
        }
      }
    }
    let total = prices[tokens * stride + width]
    guard total < 1000 else { return nil }
    return (follow(cells, steps, joining), total)
  }

  private func join(
    _ cells: [LooseCell], _ token: Int, _ column: Int, _ here: Int, _ joining: [UInt8],
    _ offer: (Int, Int, Int, Step) -> Void
  ) {
    guard !cells[token].isQuoted else { return }
    var joined = cells[token].bytes
    let price = columns[column].holdsDelimiter ? Price.easyJoin : Price.join
    var last = token + 1
    while last < cells.count, last - token < 24, !cells[last].isQuoted, !cells[last].isBlank {
      joined += joining + cells[last].bytes
      let misfit = columns[column].misfit(joined[...])
      let count = last - token
      offer(last + 1, column + 1, here + misfit + price * count, .join(count + 1))
      last += 1
    }
  }

  /// Where a value is best cut in two for a column and the next, if a column can tell.
  private func split(_ value: [UInt8], _ column: Int) -> (place: Int, price: Int)? {
    guard column + 1 < columns.count, value.count >= 2, value.count <= 2048 else { return nil }
    let left = columns[column]
    let right = columns[column + 1]
    guard left.isTight || right.isTight else { return nil }
    var best: (place: Int, price: Int)?
    for place in 1..<value.count where value[place] & 0xc0 != 0x80 {
      let first = value[..<place]
      let second = value[place...]
      guard left.isSure(first) || right.isSure(second) else { continue }
      let price = left.misfit(first) + right.misfit(second)
      if price < (best?.price ?? ColumnShape.wrong) { best = (place, price) }
    }
    return best
  }

  private func follow(_ cells: [LooseCell], _ steps: [Step], _ joining: [UInt8]) -> [LooseCell] {
    let stride = columns.count + 1
    var token = cells.count
    var column = columns.count
    var result: [LooseCell] = []
    while token > 0 || column > 0 {
      switch steps[token * stride + column] {
      case .take:
        token -= 1
        column -= 1
        guard token >= 0, column >= 0 else { return result.reversed() }
        result.append(cells[token])
      case .join(let count):
        token -= count
        column -= 1
        let parts = cells[token..<(token + count)].map(\.bytes)
        result.append(LooseCell(Array(parts.joined(separator: joining))))
      case .drop: token -= 1
      case .insert:
        column -= 1
        result.append(LooseCell([]))
      case .split(let place):
        token -= 1
        column -= 2
        let bytes = cells[token].bytes
        result.append(LooseCell(Array(bytes[place...])))
        result.append(LooseCell(Array(bytes[..<place])))
      }
    }
    return result.reversed()
  }
}
