public import Pathways
public import Register

/// `outcomes.csv`: where everyone went who took part, one row a participation.
public struct OutcomeList: Sendable {
  /// The header.
  public static let columns = [
    "person_code", "part", "region", "municipality", "started", "ended", "outcome", "provisional",
    "evidence", "evidence_day", "recorded", "agrees", "flags", "outcome_3m", "evidence_3m",
    "outcome_6m", "evidence_6m", "sustained_13w", "sustained_26w", "q2", "q4", "coach",
  ]

  private let trace: Trace
  private let people: PersonTable
  private let regions: RegionTable

  /// Makes the file's contents from a joined trace, in its order.
  public init(_ trace: Trace, people: PersonTable, regions: RegionTable) {
    self.trace = trace
    self.people = people
    self.regions = regions
  }

  /// The rows of a part as bytes, without header, to be joined with `CSVWriter.append`.
  public func rows(_ part: Range<Int>) throws -> [UInt8] {
    var writer = CSVWriter()
    for index in part.clamped(to: trace.rows.indices) {
      for cell in cells(trace.rows[index]) { writer.cell(cell) }
      try writer.endRow()
    }
    return writer.buffer
  }

  /// The list as a table, for a terminal or as JSON.
  public func table(title: String) -> Table {
    Table(
      id: "outcomes", title: title, columns: OutcomeList.columns.map { Table.Column($0) },
      rows: trace.rows.map { cells($0) })
  }

  private func cells(_ row: OutcomeRow) -> [Cell] {
    let participation = row.participation
    return [
      .text(people.text(of: row.key)),
      .text(OutcomeList.parts(participation, people)),
      .text(regions.id(participation.region)), text(participation.municipality),
      .day(participation.started), .day(participation.ended), .text(row.outcome.id),
      answer(row.provisional), .text(row.evidence?.id ?? ""), .day(row.evidenceDay),
      .text(participation.recorded?.id ?? ""), answer(row.agrees),
      .text(row.flags.ids.joined(separator: ",")), .text(row.afterShort?.id ?? ""),
      .text(row.evidenceShort?.id ?? ""), .text(row.afterLong?.id ?? ""),
      .text(row.evidenceLong?.id ?? ""), .text(row.sustainedShort.id),
      .text(row.sustainedLong.id), .text(row.nearQuarter.id), .text(row.farQuarter.id),
      text(participation.coach),
    ]
  }

  /// The parts of the project as they are written.
  static func parts(_ participation: Participation, _ people: PersonTable) -> String {
    participation.parts.map { people.symbols.text($0) }.joined(separator: "+")
  }

  private func text(_ symbol: Symbol) -> Cell { .text(people.symbols.text(symbol)) }

  private func answer(_ value: Bool?) -> Cell {
    .answer(value.map { $0 ? .yes : .no } ?? .unknown)
  }
}

/// `pathways/indicators.csv`: what the pathway of each participation is like.
public struct IndicatorList: Sendable {
  /// The header.
  public static let columns = [
    "person_code", "part", "length", "transitions", "entropy", "turbulence", "complexity",
  ]

  private let indicators: [SequenceIndicators]
  private let trace: Trace
  private let people: PersonTable

  /// Makes the file's contents, in the order of the trace.
  public init(_ indicators: [SequenceIndicators], trace: Trace, people: PersonTable) {
    self.indicators = indicators
    self.trace = trace
    self.people = people
  }

  /// The rows of a part as bytes, without header.
  public func rows(_ part: Range<Int>) throws -> [UInt8] {
    var writer = CSVWriter()
    for index in part.clamped(to: indicators.indices) {
      for cell in cells(index) { writer.cell(cell) }
      try writer.endRow()
    }
    return writer.buffer
  }

  /// The list as a table.
  public func table(title: String) -> Table {
    Table(
      id: "indicators", title: title,
      columns: IndicatorList.columns.enumerated().map {
        Table.Column($1, nil, $0 < 2 ? .text : .number)
      },
      rows: indicators.indices.map { cells($0) })
  }

  private func cells(_ index: Int) -> [Cell] {
    guard index < trace.rows.count else { return [] }
    let row = trace.rows[index]
    let values = indicators[index]
    return [
      .text(people.text(of: row.key)), .text(OutcomeList.parts(row.participation, people)),
      .number(values.length), .number(values.transitions), .real(values.entropy),
      .real(values.turbulence), .real(values.complexity),
    ]
  }
}
