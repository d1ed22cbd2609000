import Importing
import Pathways
import Register

/// Where everyone went who took part in the project.
struct Outcomes: Sendable {
  let tracer: Tracer
  let trace: Trace
  /// Those who ended in a period, by municipality.
  let leavers: [LeaverRow]
  let findings: [Finding]

  /// Persons that one thread traces at a time.
  private static let part = 2048

  init(_ setup: Setup, _ registers: Reading) {
    let people = registers.imported.people
    let tracer = Tracer(
      people: people, asOf: setup.asOf, settings: setup.outcomeSettings,
      regions: setup.project.regions)
    let parts = Parts.map(people.count, size: Outcomes.part, jobs: setup.options.jobs) {
      tracer.trace($0, in: people)
    }
    self.tracer = tracer
    trace = Trace.joined(parts, symbols: people.symbols)
    leavers = LeaverRow.all(
      trace.rows, periods: setup.periods, asOf: setup.asOf, symbols: people.symbols)
    findings = OutcomeFindings.all(trace, people: people)
  }

  /// How many participations led where.
  var counts: [String: Int] {
    var counts: [String: Int] = [:]
    for row in trace.rows { counts[row.outcome.id, default: 0] += 1 }
    return counts
  }
}
