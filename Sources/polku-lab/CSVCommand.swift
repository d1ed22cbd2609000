import ArgumentParser

/// `polku-lab csv`: the CSV reader on plain files.
struct CSVCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "csv", abstract: "Read character-separated files.",
    subcommands: [CanonCommand.self])
}
