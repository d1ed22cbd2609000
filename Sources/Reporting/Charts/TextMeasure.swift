/// Estimates how wide a text is, without knowing the reader's fonts.
///
/// The widths are, per character, the wider of DejaVu Sans and Liberation Sans bold (Arial's
/// metrics), in thousandths of the font size: among common sans-serif fonts these are wide ones,
/// so a text that fits here fits on the page.
enum TextMeasure {
  /// Estimated width of a text in a font size.
  static func width(_ text: String, size: Double, bold: Bool = false) -> Double {
    var thousandths = 0
    for scalar in text.unicodeScalars { thousandths += advance(scalar) }
    return Double(thousandths) * size / 1000 * (bold ? 1.08 : 1)
  }

  /// Breaks a text into lines that fit; the last line ends in an ellipsis if there is more.
  static func lines(
    _ text: String, size: Double, bold: Bool = false, width: Double, most: Int
  ) -> [String] {
    var lines: [String] = []
    var line = ""
    for word in text.split(separator: " ") {
      var word = String(word)
      let joined = line.isEmpty ? word : line + " " + word
      if self.width(joined, size: size, bold: bold) <= width {
        line = joined
        continue
      }
      if !line.isEmpty { lines.append(line) }
      while self.width(word, size: size, bold: bold) > width, word.count > 1 {
        var head = word
        while head.count > 1, self.width(head + "-", size: size, bold: bold) > width {
          head.removeLast()
        }
        lines.append(head + "-")
        word = String(word.dropFirst(head.count))
        if lines.count > most { break }
      }
      line = word
      if lines.count > most { break }
    }
    if !line.isEmpty { lines.append(line) }
    guard lines.count > most, most > 0 else { return lines }
    var last = lines[most - 1]
    while !last.isEmpty, self.width(last + "\u{2026}", size: size, bold: bold) > width {
      last.removeLast()
    }
    return lines.prefix(most - 1) + [last + "\u{2026}"]
  }

  private static func advance(_ scalar: Unicode.Scalar) -> Int {
    switch scalar.value {
    case 32...126: ascii[Int(scalar.value) - 32]
    case 0xA0, 0xB7, 0x202F: 318
    case 0x300...0x36F: 0
    case 0xC0...0xDE: 790
    case 0xDF...0x24F: 640
    default: 1020
    }
  }

  private static let ascii = [
    318, 401, 474, 838, 636, 950, 780, 275, 390, 390, 500, 838, 318, 361, 318, 337, 636, 636, 636,
    636, 636, 636, 636, 636, 636, 636, 337, 337, 838, 838, 838, 611, 1015, 722, 722, 722, 770, 667,
    611, 778, 752, 295, 556, 722, 611, 863, 748, 787, 667, 787, 722, 667, 611, 732, 684, 989, 685,
    667, 685, 390, 337, 390, 838, 556, 500, 613, 635, 556, 635, 615, 352, 635, 634, 278, 278, 579,
    278, 974, 634, 612, 635, 635, 411, 556, 392, 634, 592, 818, 592, 592, 525, 636, 337, 636, 838,
  ]
}
