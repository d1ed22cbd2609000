import ArgumentParser

/// The engine on plain data, so that others can judge it; not installed for users.
@main
struct PolkuLab: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "polku-lab",
    abstract: "Runs parts of polku's engine on plain data, to judge it.",
    discussion: "Example: polku-lab stats km lung.csv",
    subcommands: [Stats.self, CSVCommand.self])

  /// The statistics.
  struct Stats: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Estimates from a table, printed as JSON.",
      discussion: "Example: polku-lab stats cif pbc.csv",
      subcommands: [KaplanMeierCommand.self, CumulativeIncidenceCommand.self])
  }
}
