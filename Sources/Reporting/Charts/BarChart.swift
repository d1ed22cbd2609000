/// Horizontal bars, each below its label, with the figure at the right edge.
struct BarChart: Sendable {
  struct Bar: Sendable {
    var label: String
    var value: Int
    /// The figure as text; stands at the right edge, above the bar.
    var figure: String
    /// The colour class of the bar.
    var style: String
  }

  var bars: [Bar]
  /// The value that fills the width; the largest bar if there is none.
  var full: Int?
  /// Whether the whole width is drawn faintly behind each bar.
  var showsTrack = false
  /// Whether each bar is joined to the next by a faint slope.
  var isFunnel = false
  var thickness = 12.0

  func draw(id: String, title: String) -> SVG {
    let description = bars.map { "\($0.label): \($0.figure)" }.joined(separator: "; ")
    var svg = SVG(id: id, title: title, description: description)
    let full = max(self.full ?? 0, bars.map(\.value).max() ?? 0, 1)
    var y = 2.0
    var previous: (width: Double, bottom: Double)?
    for bar in bars {
      let figure = TextMeasure.lines(bar.figure, size: 13, bold: true, width: 190, most: 1)
      let figureWidth = figure.first.map { TextMeasure.width($0, size: 13, bold: true) } ?? 0
      let lines = TextMeasure.lines(
        bar.label, size: 13, width: SVG.width - figureWidth - 14, most: 2)
      let width = max(
        bar.value > 0 ? 2 : 0, SVG.width * Double(max(0, bar.value)) / Double(full))
      let top = y + 16 * Double(max(1, lines.count)) + 3
      if isFunnel, let previous {
        svg.polygon(
          [
            (0, previous.bottom), (previous.width, previous.bottom), (width, top), (0, top),
          ], style: "slope")
      }
      for (index, line) in lines.enumerated() {
        svg.text(line, x: 0, y: y + 12 + 16 * Double(index))
      }
      if let figure = figure.first {
        svg.text(figure, x: SVG.width, y: y + 12, style: "figure", anchor: .end, bold: true)
      }
      if showsTrack {
        svg.rectangle(
          x: 0, y: top, width: SVG.width, height: thickness, style: "track", radius: 2)
      }
      svg.rectangle(x: 0, y: top, width: width, height: thickness, style: bar.style, radius: 2)
      previous = (width, top + thickness)
      y = top + thickness + 11
    }
    svg.height = max(1, y - 9)
    return svg
  }
}
