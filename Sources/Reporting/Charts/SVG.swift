/// A drawing in the page: rectangles and texts, coloured by the page's style sheet.
///
/// Every drawing is 320 units wide: on a telephone it fills the screen at about natural size, and
/// on a wide page it stands beside its table.
struct SVG: Sendable {
  /// A text that was placed, kept so that it can be checked that nothing overflows.
  struct PlacedText: Sendable {
    var text: String
    var left: Double
    var right: Double
    var baseline: Double
    var size: Double
  }

  enum Anchor: String, Sendable { case start, middle, end }

  static let width = 320.0

  let id: String
  let title: String
  let description: String
  var height = 0.0
  private(set) var texts: [PlacedText] = []
  private var body = ""

  init(id: String, title: String, description: String) {
    self.id = id
    self.title = title
    self.description = description
  }

  mutating func rectangle(
    x: Double, y: Double, width: Double, height: Double, style: String, radius: Double = 0
  ) {
    guard width > 0, height > 0 else { return }
    body += "<rect class=\"\(style)\" x=\"\(SVG.number(x))\" y=\"\(SVG.number(y))\""
    body += " width=\"\(SVG.number(width))\" height=\"\(SVG.number(height))\""
    if radius > 0 { body += " rx=\"\(SVG.number(radius))\"" }
    body += "/>"
  }

  mutating func polygon(_ points: [(x: Double, y: Double)], style: String) {
    let list = points.map { "\(SVG.number($0.x)),\(SVG.number($0.y))" }.joined(separator: " ")
    body += "<polygon class=\"\(style)\" points=\"\(list)\"/>"
  }

  mutating func line(_ points: [(x: Double, y: Double)], style: String) {
    let list = points.map { "\(SVG.number($0.x)),\(SVG.number($0.y))" }.joined(separator: " ")
    body += "<polyline class=\"\(style)\" points=\"\(list)\"/>"
  }

  mutating func text(
    _ text: String, x: Double, y: Double, size: Double = 13, style: String = "label",
    anchor: Anchor = .start, bold: Bool = false
  ) {
    let width = TextMeasure.width(text, size: size, bold: bold)
    let left =
      switch anchor {
      case .start: x
      case .middle: x - width / 2
      case .end: x - width
      }
    texts.append(
      PlacedText(text: text, left: left, right: left + width, baseline: y, size: size))
    body += "<text class=\"\(style)\(bold ? " strong" : "")\" x=\"\(SVG.number(x))\""
    body += " y=\"\(SVG.number(y))\" font-size=\"\(SVG.number(size))\""
    if anchor != .start { body += " text-anchor=\"\(anchor.rawValue)\"" }
    body += ">\(XMLText.escaped(text))</text>"
  }

  /// The drawing as markup to stand inside HTML.
  var markup: String {
    "<svg role=\"img\" viewBox=\"0 0 \(SVG.number(SVG.width)) \(SVG.number(height))\""
      + " aria-labelledby=\"\(id)-t \(id)-d\"><title id=\"\(id)-t\">\(XMLText.escaped(title))"
      + "</title><desc id=\"\(id)-d\">\(XMLText.escaped(description))</desc>\(body)</svg>"
  }

  /// A coordinate with at most one decimal.
  static func number(_ value: Double) -> String {
    let tenths = Int((value * 10).rounded())
    let sign = tenths < 0 ? "-" : ""
    let rest = tenths.magnitude % 10
    return "\(sign)\(tenths.magnitude / 10)" + (rest == 0 ? "" : ".\(rest)")
  }
}
