/// Hides small counts in a table whose totals are known, and so many others that nobody can
/// compute the hidden ones.
///
/// A cell is small if it counts somebody, but fewer than the threshold. Then, until nothing more is
/// needed: a row or column with hidden cells needs at least two of them, and together they must
/// count at least the threshold, else its smallest cell that is shown is hidden too. At last the
/// table is read as somebody would who wants to know: from the totals and the cells that are shown
/// follow a least and a greatest value for each hidden cell. Where a small cell's two are the same,
/// or where adding and subtracting totals leaves it alone, one more cell of its row is hidden.
struct SmallCells {
  /// A cell by its row and column.
  struct Place: Hashable {
    var row: Int
    var column: Int
  }

  /// Which cells are hidden, row by row.
  private(set) var hidden: [[Bool]]
  private let counts: [[Int]]
  private let threshold: Int
  private let lines: [[Place]]

  /// - Parameters:
  ///   - counts: The counts, row by row, without totals; all rows equally long.
  ///   - gone: Cells that are hidden in any case, because another table hides them.
  init(_ counts: [[Int]], threshold: Int, gone: Set<Place> = []) {
    self.counts = counts
    self.threshold = threshold
    let width = counts.first?.count ?? 0
    lines =
      counts.indices.map { row in (0..<width).map { Place(row: row, column: $0) } }
      + (0..<width).map { column in counts.indices.map { Place(row: $0, column: column) } }
    hidden = counts.map { row in row.map { $0 > 0 && $0 < threshold } }
    for place in gone { hidden[place.row][place.column] = true }
    while hidesOneMore() || breaksOneGuess() {}
  }

  private var width: Int { counts.first?.count ?? 0 }

  private mutating func hidesOneMore() -> Bool {
    for line in lines {
      let gone = line.filter { hidden[$0.row][$0.column] }
      guard !gone.isEmpty else { continue }
      let sum = gone.reduce(0) { $0 + counts[$1.row][$1.column] }
      if gone.count < 2 || sum < threshold, hideSmallest(of: line) { return true }
    }
    return false
  }

  // Counts of somebody first: an empty cell that is hidden hides little.
  private mutating func hideSmallest(of line: [Place]) -> Bool {
    let shown = line.filter { !hidden[$0.row][$0.column] }
    func order(_ place: Place) -> (Int, Int, Int, Int) {
      let count = counts[place.row][place.column]
      return (count == 0 ? 1 : 0, count, place.row, place.column)
    }
    guard let smallest = shown.min(by: { order($0) < order($1) }) else { return false }
    hidden[smallest.row][smallest.column] = true
    return true
  }

  private mutating func breaksOneGuess() -> Bool {
    let (least, greatest) = guesses()
    for row in counts.indices {
      for column in 0..<width where hidden[row][column] {
        let count = counts[row][column]
        guard count > 0, count < threshold,
          least[row][column] == greatest[row][column] || standsAlone(row, column)
        else { continue }
        for line in lines where line.contains(Place(row: row, column: column)) {
          if hideSmallest(of: line) { return true }
        }
      }
    }
    return false
  }

  // Rows and columns joined by hidden cells: a cell without which its row and column would not be
  // joined is what is left when the totals of one side are subtracted from those of the other.
  private func standsAlone(_ row: Int, _ column: Int) -> Bool {
    var rows: Set<Int> = [row]
    var columns: Set<Int> = []
    var isDone = false
    while !isDone {
      isDone = true
      for other in counts.indices {
        for place in 0..<width
        where hidden[other][place] && !(other == row && place == column) {
          if rows.contains(other), columns.insert(place).inserted { isDone = false }
          if columns.contains(place), rows.insert(other).inserted { isDone = false }
        }
      }
    }
    return !columns.contains(column)
  }

  /// The small cells that would follow from sums which stand in another table.
  func exposed(by sums: [[Place]]) -> [Place] {
    let (least, greatest) = guesses(with: sums)
    return counts.indices.flatMap { row in
      (0..<width).filter { column in
        let count = counts[row][column]
        return count > 0 && count < threshold && least[row][column] == greatest[row][column]
      }.map { Place(row: row, column: $0) }
    }
  }

  /// What can be concluded of every cell: its least and its greatest possible count.
  func guesses(with sums: [[Place]] = []) -> (least: [[Int]], greatest: [[Int]]) {
    var least = counts
    var greatest = counts
    for row in counts.indices {
      for column in 0..<width where hidden[row][column] {
        least[row][column] = 0
        greatest[row][column] = Int.max / 4
      }
    }
    var isDone = false
    while !isDone {
      isDone = true
      for line in lines + sums {
        let total = line.reduce(0) { $0 + counts[$1.row][$1.column] }
        for place in line where hidden[place.row][place.column] {
          let others = line.filter { $0 != place }
          let low = others.reduce(0) { $0 + least[$1.row][$1.column] }
          let high = others.reduce(0) { min(Int.max / 4, $0 + greatest[$1.row][$1.column]) }
          let newGreatest = min(greatest[place.row][place.column], total - low)
          let newLeast = max(least[place.row][place.column], total - high)
          if newGreatest != greatest[place.row][place.column]
            || newLeast != least[place.row][place.column]
          {
            greatest[place.row][place.column] = newGreatest
            least[place.row][place.column] = newLeast
            isDone = false
          }
        }
      }
    }
    return (least, greatest)
  }
}
