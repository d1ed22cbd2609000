import ArgumentParser

extension Polku {
  /// The commands, in the order the help lists them.
  static let commands: [any ParsableCommand.Type] = []
}
