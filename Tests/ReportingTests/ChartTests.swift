import Foundation
import Register
import Testing

#if canImport(FoundationXML)
  import FoundationXML
#endif

@testable import Reporting

@Suite struct ChartTests {
  static let labels = [
    "", "A", "Työvoiman palvelukeskuksen asiakkuus ja monta muuta sanaa, jotka eivät mahdu riville",
    "Työllistymissuunnitelmantarkistuspäivämäärälaskentaperusteettomuudestaan",
    "WWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWW",
    "漢字漢字漢字漢字漢字漢字漢字漢字漢字漢字漢字漢字漢字漢字",
  ]
  static let values = [0, 1, 7, 1_000_000, Int.max / 16]

  /// That no text leaves the drawing, and no two texts cover each other.
  private func check(_ svg: SVG) {
    for text in svg.texts {
      #expect(text.left >= -0.01 && text.right <= SVG.width + 0.01, "\(text)")
      #expect(text.baseline - text.size >= -2 && text.baseline + 3 <= svg.height + 1, "\(text)")
    }
    for (index, first) in svg.texts.enumerated() {
      for second in svg.texts.dropFirst(index + 1)
      where abs(first.baseline - second.baseline) < min(first.size, second.size) - 1 {
        #expect(
          first.right <= second.left + 0.01 || second.right <= first.left + 0.01,
          "\(first) \(second)")
      }
    }
    #expect(svg.markup.hasPrefix("<svg role=\"img\" viewBox=\"0 0 320 "))
    #expect(svg.markup.contains("<title") && svg.markup.contains("<desc"))
    let parser = XMLParser(data: Data(svg.markup.utf8))
    #expect(parser.parse(), "\(svg.markup)")
  }

  @Test(arguments: values) func barsHoldTheirTextsWhateverTheValues(value: Int) {
    for funnel in [false, true] {
      let bars = ChartTests.labels.map { label in
        BarChart.Bar(
          label: label, value: value,
          figure: Figures(.fi).number(value) + " · 100,0\u{A0}%", style: "g-invite")
      }
      check(
        BarChart(
          bars: bars + [.init(label: "x", value: 3, figure: "3", style: "g-review")],
          full: nil, showsTrack: true, isFunnel: funnel
        ).draw(id: "c", title: "a < b & c"))
    }
  }

  @Test(arguments: values) func stackedBarsHoldTheirTextsWhateverTheValues(value: Int) {
    for normalised in [false, true] {
      for labels in [ChartTests.labels, ["a", "b", "c"]] {
        let chart = StackedBarChart(
          series: labels.map { .init(label: $0, style: "g-invite") },
          bars: [
            .init(
              label: labels[2], values: labels.map { _ in value }, figure: "1\u{A0}000\u{A0}000"),
            .init(label: "", values: [value, 1, 2], figure: ""),
            .init(label: "none", values: [], figure: "0"),
          ], figures: Figures(.fi), isNormalised: normalised)
        check(chart.draw(id: "c", title: "t"))
      }
    }
  }

  @Test func aBarIsNeverWiderThanTheDrawing() {
    let svg = BarChart(
      bars: [.init(label: "a", value: 9, figure: "9", style: "g-invite")], full: 3
    ).draw(id: "c", title: "t")
    #expect(svg.markup.contains("width=\"320\""))
  }

  @Test func aTextThatIsTooLongEndsInAnEllipsis() {
    let lines = TextMeasure.lines(ChartTests.labels[2], size: 13, width: 200, most: 2)
    #expect(lines.count == 2)
    #expect(lines.last?.hasSuffix("\u{2026}") == true)
    #expect(TextMeasure.lines("short", size: 13, width: 200, most: 2) == ["short"])
  }
}
