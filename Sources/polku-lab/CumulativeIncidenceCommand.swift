import ArgumentParser
import Pathways

/// `polku-lab stats cif`: the cumulative incidence of each cause, in each group.
struct CumulativeIncidenceCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "cif", abstract: "Aalen-Johansen, variance as in R's survfit.",
    discussion: "Example: polku-lab stats cif pbc.csv")

  @Argument(help: "CSV with the columns time, status (0 censored) and, if there is one, group.")
  var file: String

  func run() throws {
    let times = try TimesFile(path: file)
    var rows: [[(name: String, value: String)]] = []
    for (name, events) in times.groups {
      for point in CumulativeIncidence.curves(events, causes: max(1, times.causes)) {
        rows.append(
          (name.isEmpty ? [] : [("group", groupName(name))]) + [
            ("cause", "\(point.cause)"), ("time", "\(point.day)"),
            ("at_risk", "\(point.atRisk)"), ("events", "\(point.events)"),
            ("estimate", number(point.estimate)), ("variance", number(point.variance)),
          ])
      }
    }
    printRows(rows)
  }
}
