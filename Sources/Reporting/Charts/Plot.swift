import Register

/// The frame of a chart over time: shares from 0 to 100 % upwards, time to the right.
struct Plot: Sendable {
  /// A mark on the axis of time.
  struct Tick: Sendable {
    var value: Double
    var label: String
  }

  let left = 42.0
  let right = SVG.width - 10
  let top: Double
  let bottom: Double
  /// The last moment of the axis.
  let end: Double
  /// The share at the upper edge: 1, or less where nothing comes near it.
  let most: Double

  init(top: Double, height: Double, end: Double, most: Double = 1) {
    self.top = top
    bottom = top + height
    self.end = max(end, 1)
    self.most = most
  }

  func x(_ value: Double) -> Double { left + (right - left) * min(1, max(0, value / end)) }

  func y(_ share: Double) -> Double { bottom - (bottom - top) * min(1, max(0, share / most)) }

  /// Draws the lines of the shares with their labels, and the ticks of the axis of time.
  func frame(into svg: inout SVG, ticks: [Tick], title: String, figures: Figures) {
    for step in 0...4 {
      let share = most * Double(step) / 4
      svg.line([(left, y(share)), (right, y(share))], style: step == 0 ? "axis" : "grid")
      svg.text(
        Plot.percent(share, figures), x: left - 5, y: y(share) + 4, size: 11, style: "label",
        anchor: .end)
    }
    for tick in ticks where tick.value <= end {
      let place = x(tick.value)
      svg.line([(place, bottom), (place, bottom + 4)], style: "axis")
      // The outermost labels stay inside the drawing.
      let width = TextMeasure.width(tick.label, size: 11)
      let isLast = place + width / 2 > SVG.width
      svg.text(
        tick.label, x: isLast ? SVG.width - 1 : place, y: bottom + 16, size: 11,
        anchor: isLast ? .end : .middle)
    }
    svg.text(title, x: (left + right) / 2, y: bottom + 32, size: 11, anchor: .middle)
    svg.height = bottom + 38
  }

  private static func percent(_ share: Double, _ figures: Figures) -> String {
    let tenths = Int((share * 1000).rounded())
    let text = tenths % 10 == 0 ? figures.number(tenths / 10) : figures.hundredths(tenths * 10)
    return text + (figures.language == .en ? "%" : "\u{A0}%")
  }

  /// Ticks every so many months that there are seven at most.
  static func months(upTo last: Double, unit: Double, figures: Figures) -> [Tick] {
    let months = last / unit
    let step = [1, 2, 3, 6, 12, 24, 60, 120].first { months / Double($0) <= 6 } ?? 240
    return stride(from: 0, through: Int(months), by: step).map {
      Tick(value: Double($0) * unit, label: figures.number($0))
    }
  }
}

/// Shares of a whole over time, piled on each other to 100 %.
struct AreaChart: Sendable {
  struct Series: Sendable {
    var label: String
    var style: String
    /// One share a step.
    var shares: [Double]
  }

  var series: [Series]
  var axis: String
  var figures: Figures

  func draw(id: String, title: String, description: String) -> SVG {
    var svg = SVG(id: id, title: title, description: description)
    let top = Legend.draw(series.map { ($0.label, $0.style) }, into: &svg)
    let steps = series.first?.shares.count ?? 0
    let plot = Plot(top: top, height: 190, end: Double(max(1, steps - 1)))
    var floor = [Double](repeating: 0, count: steps)
    for series in series {
      let ceiling = zip(floor, series.shares).map { $0 + $1 }
      let upper = ceiling.indices.map { (x: plot.x(Double($0)), y: plot.y(ceiling[$0])) }
      let lower = floor.indices.reversed().map { (x: plot.x(Double($0)), y: plot.y(floor[$0])) }
      if series.shares.contains(where: { $0 > 0 }) {
        svg.polygon(upper + lower, style: series.style + " seam")
      }
      floor = ceiling
    }
    plot.frame(
      into: &svg, ticks: Plot.months(upTo: Double(max(1, steps - 1)), unit: 1, figures: figures),
      title: axis, figures: figures)
    return svg
  }
}

/// Shares that grow in steps over time, one line each.
struct CurveChart: Sendable {
  struct Curve: Sendable {
    var label: String
    var style: String
    /// Day and the share from that day on.
    var points: [(day: Int, share: Double)]
  }

  var curves: [Curve]
  var lastDay: Int
  var axis: String
  var figures: Figures

  private static let month = 365.25 / 12

  func draw(id: String, title: String, description: String) -> SVG {
    var svg = SVG(id: id, title: title, description: description)
    let top = Legend.draw(curves.map { ($0.label, $0.style) }, into: &svg)
    let highest = curves.flatMap { $0.points.map(\.share) }.max() ?? 1
    let most = [0.1, 0.2, 0.4, 0.6, 0.8].first { highest <= $0 } ?? 1
    let plot = Plot(top: top, height: 190, end: Double(max(1, lastDay)), most: most)
    plot.frame(
      into: &svg,
      ticks: Plot.months(upTo: plot.end, unit: CurveChart.month, figures: figures),
      title: axis, figures: figures)
    for curve in curves {
      svg.line(steps(curve.points, plot), style: "curve " + curve.style.replacing("s-", with: "l-"))
    }
    return svg
  }

  // A horizontal line to each step, then up; steps closer than half a unit are drawn as one.
  private func steps(
    _ points: [(day: Int, share: Double)], _ plot: Plot
  ) -> [(x: Double, y: Double)] {
    var line = [(x: plot.x(0), y: plot.y(0))]
    var share = 0.0
    for point in points where point.share > share {
      let x = plot.x(Double(point.day))
      if let last = line.last, line.count > 2, x - last.x < 0.5 {
        line[line.count - 1].y = plot.y(point.share)
      } else {
        line.append((x, plot.y(share)))
        line.append((x, plot.y(point.share)))
      }
      share = point.share
    }
    line.append((plot.x(plot.end), plot.y(share)))
    return line
  }
}

/// The names of the colours, above a chart.
enum Legend {
  /// Draws the legend and gives the height at which the chart begins.
  static func draw(_ entries: [(label: String, style: String)], into svg: inout SVG) -> Double {
    var x = 0.0
    var y = 2.0
    for entry in entries {
      let label =
        TextMeasure.lines(entry.label, size: 12, width: SVG.width - 18, most: 1).first ?? ""
      let width = 17 + TextMeasure.width(label, size: 12)
      if x > 0, x + width > SVG.width {
        x = 0
        y += 18
      }
      svg.rectangle(x: x, y: y + 2, width: 11, height: 11, style: entry.style, radius: 2)
      svg.text(label, x: x + 16, y: y + 12, size: 12)
      x += width + 12
    }
    return entries.isEmpty ? y : y + 26
  }
}
