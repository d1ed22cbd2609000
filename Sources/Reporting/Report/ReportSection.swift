/// A part of the page: a heading, what it says in a sentence or two, and its exhibits.
public struct ReportSection: Sendable {
  /// A table, with its chart where it has one.
  public struct Exhibit: Sendable {
    /// The chart, or nothing.
    public var chart: Chart?
    /// The table with the same figures.
    public var table: Table
    /// A remark below.
    public var note: String

    /// Makes an exhibit.
    public init(_ table: Table, chart: Chart? = nil, note: String = "") {
      self.table = table
      self.chart = chart
      self.note = note
    }
  }

  /// A chart that other rooms can ask for.
  public struct Chart: Sendable {
    let svg: SVG

    init(_ svg: SVG) { self.svg = svg }
  }

  /// Stable name, used as anchor.
  public var id: String
  /// The heading.
  public var heading: String
  /// What the part says.
  public var lead: String
  /// The tables and charts.
  public var exhibits: [Exhibit]

  /// Makes a part of the page.
  public init(id: String, heading: String, lead: String = "", exhibits: [Exhibit] = []) {
    self.id = id
    self.heading = heading
    self.lead = lead
    self.exhibits = exhibits
  }
}
