/// Words with weights, one of which is drawn.
struct WordList: Sendable {
  let words: [String]
  private let ends: [Int]
  private let total: Int

  init(_ entries: [(word: String, weight: Int)]) {
    words = entries.map(\.word)
    var sum = 0
    ends = entries.map { entry in
      sum += max(1, entry.weight)
      return sum
    }
    total = sum
  }

  /// A word by its weight; the empty word of an empty list.
  func draw(_ chance: inout Chance) -> String {
    guard total > 0 else { return "" }
    let mark = chance.below(total)
    var low = 0
    var high = ends.count - 1
    while low < high {
      let middle = (low + high) / 2
      if ends[middle] <= mark { low = middle + 1 } else { high = middle }
    }
    return words[low]
  }
}
