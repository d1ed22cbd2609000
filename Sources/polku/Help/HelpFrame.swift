import Register

/// The words round the help and the errors of a command line, which its library has in English only,
/// in the user's language: `frame.tsv`.
struct HelpFrame {
  private struct Line {
    /// The pieces of the English text, between what changes.
    let pieces: [String]
    let names: [String]
    let other: String

    // What stands for the names in a line, if the line is this one.
    func values(in line: String) -> [String: String]? {
      guard line.hasPrefix(pieces[0]) else { return nil }
      var rest = line.dropFirst(pieces[0].count)
      var values: [String: String] = [:]
      for (index, name) in names.enumerated() {
        let piece = pieces[index + 1]
        if index == names.count - 1 {
          guard rest.hasSuffix(piece) else { return nil }
          values[name] = String(rest.dropLast(piece.count))
          return values
        }
        guard let found = rest.firstRange(of: piece) else { return nil }
        values[name] = String(rest[..<found.lowerBound])
        rest = rest[found.upperBound...]
      }
      return rest.isEmpty ? values : nil
    }
  }

  private var lines: [Line] = []
  private var words: [(from: String, to: String)] = []
  // Only these are ours to change: a completion script or a version is none of them.
  private static let beginnings = ["OVERVIEW: ", "USAGE: ", "Error: "]

  /// The words of a language; English ones stay as they are.
  init(_ language: Language) {
    guard language != .en else { return }
    for row in TabSeparated(PackageResources.frame_tsv).rows {
      let other = row[language.rawValue]
      guard row["kind"] == "line" else {
        words.append((row["en"], other))
        continue
      }
      var pieces = [""]
      var names: [String] = []
      for part in row["en"].split(separator: "{", omittingEmptySubsequences: false).enumerated() {
        guard part.offset > 0, let end = part.element.firstIndex(of: "}") else {
          pieces[0] = String(part.element)
          continue
        }
        names.append(String(part.element[..<end]))
        pieces.append(String(part.element[part.element.index(after: end)...]))
      }
      lines.append(Line(pieces: pieces, names: names, other: other))
    }
  }

  /// A help or an error in the language; anything else as it is.
  func text(_ english: String) -> String {
    guard HelpFrame.beginnings.contains(where: english.hasPrefix) else { return english }
    return english.split(separator: "\n", omittingEmptySubsequences: false)
      .map { line(String($0)) }.joined(separator: "\n")
  }

  private func line(_ whole: String) -> String {
    let english = whole.drop { $0 == " " }
    var text = String(english)
    for line in lines {
      guard let values = line.values(in: String(english)) else { continue }
      text = line.other
      for (name, value) in values { text = text.replacing("{\(name)}", with: value) }
      break
    }
    for (from, to) in words { text = text.replacing(from, with: to) }
    return whole.prefix(whole.count - english.count) + text
  }
}
