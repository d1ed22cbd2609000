import Importing
import Pathways
import Register
import Reporting
import Targets

extension RunFiles {
  /// Where people went, the targets, and the folder of pathways.
  func writeOutcomes(into folder: RunFolder) throws(Failure) {
    let trace = outcomes.trace
    let people = registers.imported.people
    let list = OutcomeList(trace, people: people, regions: outcomes.tracer.regions)
    try write(
      "outcomes.csv", OutcomeList.columns, rows: trace.rows.count, into: folder, list.rows)
    try write(
      GoalTables.leavers(outcomes.leavers, periods: setup.periods, symbols: people.symbols),
      as: "leavers.csv", into: folder)
    try write(GoalTables.targets(goals.table.rows), as: "targets.csv", into: folder)

    try folder.makeSubfolder("pathways")
    for name in PathwayLists.names {
      guard let table = PathwayLists.table(name, of: pathways) else { continue }
      try write(table, as: "pathways/\(name).csv", into: folder)
    }
    let indicators = IndicatorList(pathways.indicators, trace: trace, people: people)
    try write(
      "pathways/indicators.csv", IndicatorList.columns, rows: pathways.indicators.count,
      into: folder, indicators.rows)
    try folder.write("pathways/events.xes") { sink in
      var bytes = EventLog.begin
      try Parts.write(
        trace.rows.count, jobs: setup.options.jobs, make: { EventLog.cases(trace, $0) }
      ) {
        bytes += $0
        try sink(&bytes)
      }
      bytes += EventLog.end
      try sink(&bytes)
    }
  }

  /// What the page tells of where people went; nothing for a project without participants.
  var results: ResultsSummary? {
    guard !outcomes.trace.rows.isEmpty else { return nil }
    return ResultsSummary(
      outcomes.trace, people: registers.imported.people, regions: setup.project.regions.all.count,
      periods: setup.periods, targets: goals.table.rows, funnel: goals.funnel,
      pathways: pathways, asOf: setup.asOf, settings: setup.outcomeSettings)
  }

  private func write(_ table: Table, as name: String, into folder: RunFolder) throws(Failure) {
    try folder.write(name) { sink in try table.writeCSV(to: sink) }
  }

  private func write(
    _ name: String, _ columns: [String], rows: Int, into folder: RunFolder,
    _ make: @escaping @Sendable (Range<Int>) throws -> [UInt8]
  ) throws(Failure) {
    try folder.write(name) { sink in
      var writer = CSVWriter(sink: sink)
      try writer.header(columns)
      try Parts.write(rows, jobs: setup.options.jobs, make: make) {
        try writer.append(rows: $0)
      }
      try writer.finish()
    }
  }
}
