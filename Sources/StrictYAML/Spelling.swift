/// Finds the word somebody meant.
public enum Spelling {
  /// The nearest of the allowed words, or nothing if none is near enough to be worth naming.
  public static func nearest(to word: String, among allowed: [String]) -> String? {
    let typed = Array(word.lowercased().utf8)
    var best: (word: String, distance: Int)?
    for candidate in allowed {
      let distance = editDistance(typed, Array(candidate.lowercased().utf8))
      if best == nil || distance < (best?.distance ?? 0) { best = (candidate, distance) }
    }
    guard let best, best.distance <= max(2, typed.count / 2) else { return nil }
    return best.word
  }

  static func editDistance(_ left: [UInt8], _ right: [UInt8]) -> Int {
    var previous = Array(0...right.count)
    for (row, byte) in left.enumerated() {
      var current = [row + 1]
      for (column, other) in right.enumerated() {
        let change = previous[column] + (byte == other ? 0 : 1)
        current.append(min(change, previous[column + 1] + 1, current[column] + 1))
      }
      previous = current
    }
    return previous[right.count]
  }
}
