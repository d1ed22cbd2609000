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

  private func row(_ index: Int, explanation: String, to writer: inout CSVWriter) throws {
    let person = list[index]
    let symbols = people.symbols
    let details = person.details
    writer.number(index + 1)
    writer.number(person.rank)
    if people.keys.indices.contains(person.person) {
      writer.key(people.keys[person.person], in: people)
    } else {
      writer.empty()
    }
    writer.text(symbols.utf8(details.lastName))
    writer.text(symbols.utf8(details.firstNames))
    writer.text(symbols.utf8(person.municipality))
    writer.text(person.region)
    writer.number(person.age)
    writer.day(person.unemployedSince)
    writer.text(symbols.utf8(details.education))
    writer.text(symbols.utf8(details.occupation))
    writer.day(details.lastJobEnded)
    writer.hundredths(person.benefitHundredths.map { Int($0) })
    writer.text(person.benefitSource)
    writer.text(person.serviceLine)
    writer.text(person.plan)
    writer.day(person.planReviewDue)
    writer.day(person.lastContact)
    writer.day(person.lastActivation)
    writer.answer(person.debt)
    writer.text(person.decision)
    writer.text(person.rule)
    writer.text(person.responsible)
    writer.text(person.missing.joined(separator: ","))
    writer.answer(person.overridden ? .yes : .unknown)
    writer.text(explanation)
    try writer.endRow()
  }
}
