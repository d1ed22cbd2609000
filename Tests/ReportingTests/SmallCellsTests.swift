import Testing

@testable import Reporting

@Suite struct SmallCellsTests {
  private func table(_ seed: inout UInt64, rows: Int, columns: Int) -> [[Int]] {
    (0..<rows).map { _ in
      (0..<columns).map { _ in
        seed = seed &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        let number = Int(seed >> 33)
        return number % 3 == 0 ? number / 3 % 4 : number / 3 % 40
      }
    }
  }

  @Test func aCountBelowTheThresholdIsHiddenAndOneAtItIsNot() {
    #expect(
      SmallCells([[5, 5], [5, 5]], threshold: 5).hidden == [[false, false], [false, false]])
    #expect(SmallCells([[4, 9], [9, 9]], threshold: 5).hidden[0][0])
  }

  @Test func noRowOrColumnHidesOneCellAlone() {
    let hidden = SmallCells([[4, 9, 20], [9, 9, 20], [30, 30, 30]], threshold: 5).hidden
    for row in hidden { #expect(row.count { $0 } != 1) }
    for column in 0..<3 { #expect(hidden.count { $0[column] } != 1) }
  }

  @Test func nothingIsHiddenWhereNothingIsSmall() {
    let hidden = SmallCells([[50, 0], [0, 50]], threshold: 5).hidden
    #expect(!hidden.joined().contains(true))
  }

  /// Every table of counts that fits what is shown, found by trying them all.
  private func values(_ counts: [[Int]], _ hidden: [[Bool]]) -> [[Set<Int>]] {
    let places = counts.indices.flatMap { row in
      counts[row].indices.filter { hidden[row][$0] }.map { (row, $0) }
    }
    var found = counts.map { row in row.map { _ in Set<Int>() } }
    var trial = counts
    let rows = counts.map { $0.reduce(0, +) }
    let columns = counts[0].indices.map { column in counts.reduce(0) { $0 + $1[column] } }
    func place(_ index: Int) {
      guard index < places.count else {
        let isRight =
          trial.map { $0.reduce(0, +) } == rows
          && columns.indices.allSatisfy { column in
            trial.reduce(0) { $0 + $1[column] } == columns[column]
          }
        guard isRight else { return }
        for (row, column) in places { found[row][column].insert(trial[row][column]) }
        return
      }
      let (row, column) = places[index]
      for value in 0...min(rows[row], columns[column], 9) {
        trial[row][column] = value
        place(index + 1)
      }
    }
    place(0)
    return found
  }

  @Test func noSmallCountFollowsFromTheTotalsInAnySmallTable() {
    var seed: UInt64 = 2011
    var protected = 0
    for _ in 0..<300 {
      let counts = table(&seed, rows: 2, columns: 3).map { row in row.map { $0 % 8 } }
      let hidden = SmallCells(counts, threshold: 3).hidden
      let found = values(counts, hidden)
      for row in counts.indices {
        for column in counts[row].indices where (1..<3).contains(counts[row][column]) {
          #expect(hidden[row][column])
          // Where everything is hidden, there is nothing more to do.
          guard hidden.joined().contains(false) else { continue }
          #expect(found[row][column].count > 1, "\(counts) \(hidden)")
          protected += 1
        }
      }
    }
    #expect(protected > 100)
  }
}
