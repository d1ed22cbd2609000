public import Register
public import Screening

/// `screening.csv`: everyone on the list, one row a person, in the order of the screening.
public struct ScreeningList: Sendable {
  /// The header.
  public static let columns = [
    "row", "rank", "person_code", "last_name", "first_names", "municipality", "region", "age",
    "unemployed_since", "education", "occupation", "last_job_ended", "benefit_days",
    "benefit_days_source", "service_line", "plan", "plan_review_due", "last_contact",
    "last_activation", "debt", "decision", "rule", "responsible", "missing", "overridden",
    "explanation",
  ]

  private let list: [ScreenedPerson]
  private let people: PersonTable

  /// Makes the file's contents from the list, in its order.
  public init(_ list: [ScreenedPerson], people: PersonTable) {
    self.list = list
    self.people = people
  }

  /// Writes the whole file.
  ///
  /// - Parameter explanation: The sentences for a person, by index in the list, from 0.
  public func write(to sink: @escaping CSVWriter.Sink, explanation: (Int) -> String) throws {
    var writer = CSVWriter(sink: sink)
    try writer.header(ScreeningList.columns)
    for index in list.indices {
      try row(index, explanation: explanation(index), to: &writer)
    }
    try writer.finish()
  }

  /// The rows of a part of the list as bytes, without header: parts can be made side by side on
  /// several cores and joined in order with `CSVWriter.append`.
  public func rows(_ part: Range<Int>, explanation: (Int) -> String) throws -> [UInt8] {
    var writer = CSVWriter()
    for index in part.clamped(to: list.indices) {
      try row(index, explanation: explanation(index), to: &writer)
    }
    return writer.buffer
  }

  /// The list as a table, for a terminal or as JSON.
  public func table(title: String, explanation: (Int) -> String) -> Table {
    Table(
      id: "screening", title: title,
      columns: zip(ScreeningList.columns, ScreeningList.kinds).map { Table.Column($0, nil, $1) },
      rows: list.indices.map { cells($0, explanation: explanation($0)) })
  }

  private static let kinds: [Table.Kind] = columns.map {
    ["row", "rank", "age", "benefit_days"].contains($0) ? .number : .text
  }

  private func row(_ index: Int, explanation: String, to writer: inout CSVWriter) throws {
    for cell in cells(index, explanation: explanation) { writer.cell(cell) }
    try writer.endRow()
  }

  private func cells(_ index: Int, explanation: String) -> [Cell] {
    let person = list[index]
    let details = person.details
    let isKnown = people.keys.indices.contains(person.person)
    return [
      .number(index + 1), .number(person.rank),
      isKnown ? .text(people.text(of: people.keys[person.person])) : .empty,
      text(details.lastName), text(details.firstNames), text(person.municipality),
      .text(person.region), .number(person.age), .day(person.unemployedSince),
      text(details.education), text(details.occupation), .day(details.lastJobEnded),
      person.benefitHundredths.map { .hundredths(Int($0)) } ?? .empty,
      .text(person.benefitSource), .text(person.serviceLine), .text(person.plan),
      .day(person.planReviewDue), .day(person.lastContact), .day(person.lastActivation),
      .answer(person.debt), .text(person.decision), .text(person.rule),
      .text(person.responsible), .text(person.missing.joined(separator: ",")),
      .answer(person.overridden ? .yes : .unknown), .text(explanation),
    ]
  }

  private func text(_ symbol: Symbol) -> Cell { .text(people.symbols.text(symbol)) }
}
