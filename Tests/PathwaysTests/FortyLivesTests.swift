import Pathways
import Register
import Testing

/// Forty lives written by hand, and beside them what each must come to and why.
struct FortyLivesTests {
  private let asOf = World.day("2024-12-31")

  private func forty() -> (people: PersonTable, names: [PersonKey: String]) {
    var world = World()
    var entries: [String: [World.Entry]] = [:]
    var order: [String] = []
    for row in TabSeparated(PackageResources.forty_lives_tsv).rows {
      let name = row["person"]
      if entries[name] == nil { order.append(name) }
      entries[name, default: []].append(
        World.Entry(
          kind: row["record"], code: row["code"], start: World.day(row["start"]),
          end: World.day(row["end"]), value: row["value"], municipality: row["municipality"],
          coach: row["coach"]))
    }
    var names: [PersonKey: String] = [:]
    for (index, name) in order.enumerated() {
      let key = name.hasPrefix("N") ? world.local(name) : World.code(index + 1)
      names[key] = name
      world.add(key, entries[name] ?? [])
    }
    return (world.table(), names)
  }

  private func cells(_ row: OutcomeRow) -> [String: String] {
    [
      "outcome": row.outcome.id,
      "provisional": row.provisional.map { $0 ? "yes" : "no" } ?? "",
      "evidence": row.evidence?.id ?? "",
      "evidence_day": row.evidenceDay == .missing ? "" : row.evidenceDay.description,
      "agrees": row.agrees.map { $0 ? "yes" : "no" } ?? "",
      "flags": row.flags.ids.joined(separator: ","),
      "outcome_3m": row.afterShort?.id ?? "", "evidence_3m": row.evidenceShort?.id ?? "",
      "outcome_6m": row.afterLong?.id ?? "", "evidence_6m": row.evidenceLong?.id ?? "",
      "sustained_13w": row.sustainedShort.id, "sustained_26w": row.sustainedLong.id,
      "q2": row.nearQuarter.id, "q4": row.farQuarter.id, "event": row.event.cause.id,
      "days": String(row.event.days),
    ]
  }

  @Test func everyOneOfTheFortyComesToTheLineWrittenBesideIt() {
    let (people, names) = forty()
    let trace = Tracer(people: people, asOf: asOf).trace(0..<people.count, in: people)
    var found: [String: OutcomeRow] = [:]
    for row in trace.rows { found[names[row.key] ?? ""] = row }
    let expected = TabSeparated(PackageResources.forty_outcomes_tsv)
    #expect(expected.rows.count == 40)
    #expect(trace.rows.count == 40)
    for line in expected.rows {
      guard let row = found[line["person"]] else {
        Issue.record("\(line["person"]) is missing")
        continue
      }
      let cells = cells(row)
      for column in expected.header where column != "person" && column != "why" {
        #expect(
          cells[column] == line[column],
          "\(line["person"]) \(column): \(cells[column] ?? "?") instead of \(line[column]). \(line["why"])"
        )
      }
    }
  }

  @Test func theFortyHoldEveryClassAndEveryRowOfTheEvidenceTable() {
    let (people, _) = forty()
    let tracer = Tracer(people: people, asOf: asOf)
    let trace = tracer.trace(0..<people.count, in: people)
    #expect(Set(trace.rows.map(\.outcome)) == Set(OutcomeClass.allCases))
    #expect(Set(trace.rows.compactMap(\.evidence)) == Set(EvidenceKind.allCases))
    var rows: Set<EvidenceRow> = []
    var compiler = LifeCompiler(book: tracer.book, asOf: asOf)
    for person in 0..<people.count {
      rows.formUnion(compiler.life(of: person, in: people).segments.map(\.row))
    }
    #expect(rows == Set(EvidenceRow.allCases))
  }

  @Test func theOneWhoCameTwiceHasBothPartsAndTheLastCoach() throws {
    let (people, names) = forty()
    let trace = Tracer(people: people, asOf: asOf).trace(0..<people.count, in: people)
    let row = try #require(trace.rows.first { names[$0.key] == "P37" })
    #expect(
      row.participation.parts.map { people.symbols.text($0) } == ["palvelut", "viissatanen"])
    #expect(people.symbols.text(row.participation.coach) == "c2")
    #expect(people.symbols.text(row.participation.municipality) == "297")
  }

  @Test func rangesOfPersonsJoinToTheSameRowsInTheSameOrder() {
    let (people, _) = forty()
    let tracer = Tracer(people: people, asOf: asOf)
    let whole = Trace.joined(
      [tracer.trace(0..<people.count, in: people)], symbols: people.symbols)
    let parts = [25..<40, 0..<7, 7..<25].map { tracer.trace($0, in: people) }
    let joined = Trace.joined(parts, symbols: people.symbols)
    #expect(joined.rows == whole.rows)
    for row in whole.rows.indices {
      #expect(Array(joined.sequence(row)) == Array(whole.sequence(row)))
      #expect(Array(joined.activities(row)) == Array(whole.activities(row)))
    }
    let starts = whole.rows.map(\.participation.started)
    #expect(starts == starts.sorted())
  }
}
