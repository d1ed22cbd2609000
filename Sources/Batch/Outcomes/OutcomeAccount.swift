import Pathways
import Register
import Reporting

/// One participation's outcome in words: what decided, and what lost to it.
struct OutcomeAccount {
  private let row: OutcomeRow
  private let people: PersonTable
  private let tracer: Tracer
  private let files: [String]
  private let language: Language
  private let isRedacted: Bool
  private let explanation: OutcomeExplanation?

  init(
    _ row: OutcomeRow, people: PersonTable, tracer: Tracer, files: [String], language: Language,
    isRedacted: Bool
  ) {
    self.row = row
    self.people = people
    self.tracer = tracer
    self.files = files
    self.language = language
    self.isRedacted = isRedacted
    explanation = OutcomeExplanation(row, in: people, tracer: tracer)
  }

  private func say(_ key: String, _ values: [String: String] = [:]) -> String {
    Messages.text(key, language, values)
  }

  private func name(_ outcome: OutcomeClass) -> String { say("outcome.\(outcome.id)") }

  private func day(_ day: Day) -> String { day.isReal ? day.written(in: language) : "" }

  // MARK: Words

  /// The account as lines of text.
  var text: String {
    var lines = [heading]
    guard let explanation else { return lines.joined(separator: "\n") }
    if let winner = explanation.winner {
      lines.append(say("account.winner", ["item": words(winner)]))
    } else {
      lines.append(say("account.nothing"))
    }
    lines += explanation.losers.map { item in
      // What says the same has not lost, even if another record was believed first.
      say(item.outcome == row.outcome ? "account.same" : "account.loser", ["item": words(item)])
    }
    if row.provisional == true { lines.append(say("account.provisional")) }
    if row.agrees == false { lines.append(say("account.disagrees")) }
    lines += row.flags.ids.map { say("account.flag.\($0)") }
    lines += followUps
    return lines.joined(separator: "\n")
  }

  private var heading: String {
    let participation = row.participation
    let part = participation.parts.map { people.symbols.text($0) }.joined(separator: "+")
    if isRedacted { return say("account.heading.redacted", ["class": name(row.outcome)]) }
    let values = [
      "part": part.isEmpty ? "–" : part, "from": day(participation.started),
      "to": day(participation.ended), "class": name(row.outcome),
    ]
    return say(row.outcome == .ongoing ? "account.heading.ongoing" : "account.heading", values)
  }

  private func words(_ item: OutcomeExplanation.Item) -> String {
    let record = people.records[item.record]
    var values = ["class": name(item.outcome), "evidence": evidence(item)]
    if isRedacted { return say("account.item.redacted", values) }
    values["from"] = day(item.first)
    values["to"] = day(item.last)
    values["file"] = file(record)
    values["line"] = "\(record.line)"
    return say(item.first == item.last ? "account.item.day" : "account.item", values)
  }

  private func evidence(_ item: OutcomeExplanation.Item) -> String {
    guard let row = item.row else { return say("evidence.recorded") }
    return say("evidence.\(OutcomeAccount.id(row))")
  }

  private func file(_ record: Record) -> String {
    files.indices.contains(Int(record.file)) ? files[Int(record.file)] : ""
  }

  private static func id(_ row: EvidenceRow) -> String {
    switch row {
    case .subsidised: "subsidised"
    case .open: "open"
    case .training: "training"
    case .rehabilitative: "rehabilitative"
    case .service: "service"
    case .unemployed: "unemployed"
    case .outside: "outside"
    case .presumed: "presumed"
    case .jobSearch: "job-search"
    case .nothing: "nothing"
    }
  }

  private var followUps: [String] {
    let settings = tracer.book.settings
    let points: [(Int, OutcomeClass?, EvidenceKind?)] = [
      (settings.shortMonths, row.afterShort, row.evidenceShort),
      (settings.longMonths, row.afterLong, row.evidenceLong),
    ]
    return points.compactMap { months, outcome, evidence in
      guard let outcome, let evidence else { return nil }
      return say(
        "account.later",
        [
          "months": "\(months)", "class": name(outcome),
          "kind": say("evidence.kind.\(evidence.id)"),
        ])
    }
  }

  // MARK: JSON

  /// The account as JSON; redacted, it holds no days and no places.
  var json: JSONValue {
    let participation = row.participation
    var members: [JSONValue.Member] = []
    if !isRedacted {
      members += [
        .init(
          "part",
          .string(participation.parts.map { people.symbols.text($0) }.joined(separator: "+"))),
        .init("region", .string(tracer.regions.id(participation.region))),
        .init("started", date(participation.started)), .init("ended", date(participation.ended)),
      ]
    }
    members += [
      .init("outcome", .string(row.outcome.id)),
      .init("provisional", row.provisional.map { .bool($0) } ?? .null),
      .init("evidence", .optional(row.evidence?.id)),
      .init("agrees", row.agrees.map { .bool($0) } ?? .null),
      .init("flags", .array(row.flags.ids.map { .string($0) })),
      .init("winner", explanation?.winner.map(object) ?? .null),
      .init("losers", .array((explanation?.losers ?? []).map(object))),
      .init("outcome_3m", .optional(row.afterShort?.id)),
      .init("outcome_6m", .optional(row.afterLong?.id)),
    ]
    return .object(members)
  }

  private func object(_ item: OutcomeExplanation.Item) -> JSONValue {
    let record = people.records[item.record]
    var members: [JSONValue.Member] = [
      .init("class", .string(item.outcome.id)), .init("state", .string(item.state.id)),
      .init("evidence", .string(item.kind.id)),
      .init("row", .optional(item.row.map { Int($0.rawValue) })),
      .init("record", .string(record.kind.id)), .init("register", .string(record.register.id)),
    ]
    if !isRedacted {
      members += [
        .init("from", date(item.first)), .init("to", date(item.last)),
        .init("file", .string(file(record))), .init("line", .integer(Int(record.line))),
      ]
    }
    return .object(members)
  }

  private func date(_ day: Day) -> JSONValue { day.isReal ? .string(day.description) : .null }
}
