import ArgumentParser

extension Polku {
  /// The commands, in the order the help lists them.
  static let commands: [any ParsableCommand.Type] = [
    RunCommand.self, CheckCommand.self, ScreenCommand.self, OutcomesCommand.self,
    TargetsCommand.self, PathwaysCommand.self, ExplainCommand.self,
    RulesCommand.self, LayoutsCommand.self, LettersCommand.self, RunsCommand.self,
    CompareCommand.self, GenerateCommand.self, ManualCommand.self,
  ]
}
