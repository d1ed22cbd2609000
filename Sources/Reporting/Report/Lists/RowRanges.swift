/// Rows of a list as people write them: 3, 7–9, 12.
enum RowRanges {
  // More would fill the page; the files have them all.
  private static let most = 24

  static func text(_ rows: [Int]) -> String {
    var parts: [String] = []
    var index = 0
    while index < rows.count {
      var last = index
      while last + 1 < rows.count, rows[last + 1] == rows[last] + 1 { last += 1 }
      parts.append(last == index ? "\(rows[index])" : "\(rows[index])–\(rows[last])")
      index = last + 1
    }
    let shown = parts.prefix(most).joined(separator: ", ")
    return parts.count > most ? shown + ", …" : shown
  }
}
