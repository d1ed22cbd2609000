import Importing
import Pathways
import Register
public import Reporting
import Targets

/// Outcomes, targets and pathways looked at without writing a run's folder.
public struct OutcomeInspection: Sendable {
  private let inspection: Inspection
  private let outcomes: Outcomes
  private let findings: [Finding]

  /// Traces the participations of a folder of exports.
  public init(_ inspection: Inspection) {
    self.inspection = inspection
    inspection.setup.options.progress(.outcomes)
    outcomes = Outcomes(inspection.setup, inspection.registers)
    findings = outcomes.findings
  }

  private var people: PersonTable { inspection.registers.imported.people }

  private func title(_ name: String) -> String {
    Messages.text("table.\(name)", inspection.language)
  }

  /// `outcomes.csv` as a table.
  public func outcomeTable() -> Table {
    OutcomeList(outcomes.trace, people: people, regions: outcomes.tracer.regions)
      .table(title: title("outcomes"))
  }

  /// `targets.csv` as a table.
  public func targetTable() -> Table {
    let goals = Goals(
      inspection.setup, inspection.registers, inspection.history, inspection.list, outcomes)
    return GoalTables.targets(goals.table.rows, title: title("targets"))
  }

  /// The names of the tables of pathways.
  public static let pathwayNames = PathwayLists.names + ["indicators"]

  /// Tables of the folder `pathways/`; all aggregates where no name is given.
  public func pathwayTables(_ name: String?) throws(Failure) -> [Table] {
    guard name.map({ OutcomeInspection.pathwayNames.contains($0) }) ?? true else {
      var failure = Failure(
        .usage, "usage.unknown-table",
        [
          "table": name ?? "",
          "allowed": OutcomeInspection.pathwayNames.joined(separator: ", "),
        ])
      failure.language = inspection.language
      throw failure
    }
    let tables = PathwayTables(outcomes.trace, settings: inspection.setup.outcomeSettings)
    let wanted = name.map { [$0] } ?? PathwayLists.names
    return wanted.compactMap { name in
      let title = self.title(name)
      return name == "indicators"
        ? IndicatorList(tables.indicators, trace: outcomes.trace, people: people)
          .table(title: title)
        : PathwayLists.table(name, of: tables, title: title)
    }
  }
}
