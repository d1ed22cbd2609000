import ArgumentParser
import Pathways

/// `polku-lab stats km`: the Kaplan-Meier curve of each group.
struct KaplanMeierCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "km", abstract: "Kaplan-Meier, variance after Greenwood.",
    discussion: "Example: polku-lab stats km lung.csv")

  @Argument(help: "CSV with the columns time, status and, if there is one, group.")
  var file: String

  func run() throws {
    let times = try TimesFile(path: file)
    var rows: [[(name: String, value: String)]] = []
    for (name, events) in times.groups {
      for point in KaplanMeier.curve(events) {
        rows.append(
          (name.isEmpty ? [] : [("group", groupName(name))]) + [
            ("time", "\(point.day)"), ("at_risk", "\(point.atRisk)"),
            ("events", "\(point.events)"), ("estimate", number(point.estimate)),
            ("variance", number(point.variance)),
          ])
      }
    }
    printRows(rows)
  }
}
