/// Horizontal bars made of parts, with a legend above and the whole at the right edge.
struct StackedBarChart: Sendable {
  struct Series: Sendable {
    var label: String
    /// The colour class; texts on the part have the class `on-` and this.
    var style: String
  }

  struct Bar: Sendable {
    var label: String
    /// One value a series.
    var values: [Int]
    var figure: String
  }

  var series: [Series]
  var bars: [Bar]
  /// How a number on a part is written.
  var figures: Figures
  var thickness = 20.0
  /// Whether every bar fills the width, to compare shares rather than numbers.
  var isNormalised = false

  func draw(id: String, title: String) -> SVG {
    let description = bars.map { bar in
      let parts = zip(series, bar.values).map { "\($0.label) \(figures.number($1))" }
      return "\(bar.label): " + parts.joined(separator: ", ")
    }.joined(separator: "; ")
    var svg = SVG(id: id, title: title, description: description)
    var y = Legend.draw(series.map { ($0.label, $0.style) }, into: &svg)
    let sums = bars.map { $0.values.reduce(0) { $0 + max(0, $1) } }
    let largest = max(sums.max() ?? 0, 1)
    for (bar, sum) in zip(bars, sums) {
      let figureWidth = TextMeasure.width(bar.figure, size: 13, bold: true)
      let lines = TextMeasure.lines(
        bar.label, size: 13, width: SVG.width - figureWidth - 14, most: 2)
      for (index, line) in lines.enumerated() {
        svg.text(line, x: 0, y: y + 12 + 16 * Double(index))
      }
      if !bar.figure.isEmpty {
        svg.text(bar.figure, x: SVG.width, y: y + 12, style: "figure", anchor: .end, bold: true)
      }
      if !lines.isEmpty || !bar.figure.isEmpty { y += 16 * Double(max(1, lines.count)) + 3 }
      parts(of: bar, whole: isNormalised ? max(sum, 1) : largest, y: y, into: &svg)
      y += thickness + 11
    }
    svg.height = max(1, y - 9)
    return svg
  }

  private func parts(of bar: Bar, whole: Int, y: Double, into svg: inout SVG) {
    var left = 0.0
    for (series, value) in zip(series, bar.values) where value > 0 {
      let width = SVG.width * Double(value) / Double(whole)
      // A gap of one unit keeps neighbours apart, also on paper and for the colour-blind.
      svg.rectangle(
        x: left, y: y, width: max(min(width, 1), width - 1), height: thickness,
        style: series.style)
      let text = figures.number(value)
      if TextMeasure.width(text, size: 12) + 8 <= width {
        svg.text(
          text, x: left + (width - 1) / 2, y: y + thickness / 2 + 4.2, size: 12,
          style: "on-\(series.style)", anchor: .middle)
      }
      left += width
    }
  }
}
