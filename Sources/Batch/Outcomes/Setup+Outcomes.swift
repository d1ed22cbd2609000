import Importing
import Pathways
import Register
import Targets

extension Setup {
  /// What the project file says about outcomes, in the terms of the rooms that need it.
  var outcomeSettings: OutcomeSettings {
    var settings = OutcomeSettings.standard
    if let days = project.presumeDays { settings.presumeDays = days }
    settings.reentry = project.mergesReentry ? .merge : .separate
    let choices: [(String, WritableKeyPath<OutcomeSettings, OutcomeClass>)] = [
      ("apprenticeship", \.apprenticeship), ("startUpGrant", \.startUpGrant),
      ("rehabilitative", \.rehabilitative), ("practice", \.practice),
    ]
    for (key, path) in choices {
      guard let word = project.outcomeChoices[key], let outcome = OutcomeClass(id: word) else {
        continue
      }
      settings[keyPath: path] = outcome
    }
    return settings
  }

  /// The periods that are reported on.
  var periods: [Period] { project.periods.map { Period(id: $0.id, days: $0.days) } }

  /// The project's targets.
  var targets: [Target] {
    project.targets.compactMap { target in
      guard let measure = Target.Measure(rawValue: target.measure) else { return nil }
      return Target(
        region: target.region, period: target.period, measure: measure, count: target.n,
        share: target.share, base: target.of.flatMap { Target.Base(rawValue: $0) } ?? .ended,
        direction: target.direction.flatMap { Target.Direction(rawValue: $0) },
        isMadeUp: target.isMadeUp)
    }
  }
}
