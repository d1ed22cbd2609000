import Importing
import Register
import Reporting
import Rulebook
import Screening

/// Fills in the report's model from the run's results: counts and texts, nobody's data.
enum PageModel {
  static func make(
    setup: Setup, name: String, registers: Reading, list: ScreenedList,
    results: ResultsSummary?, outputs: [String]
  ) -> ReportModel {
    let language = setup.language
    var model = ReportModel(language: language, asOf: setup.asOf)
    model.project = setup.project.name
    model.version = Version.current
    model.run = name
    model.outputs = outputs
    model.screening = ScreeningSummary(list.result.rows)
    model.rules = setup.book.rules.map {
      ReportModel.Rule(id: $0.id, title: $0.names[language] ?? $0.id)
    }
    model.regions = setup.project.regions.all
    model.capacity = setup.project.screening.capacity
    model.placesUsed = list.result.invitedBefore
    for lost in RunAlarms.lostOverrides(registers.findings, files: registers.files) {
      let text = RunAlarms.messages([lost], files: registers.files, in: language).first ?? ""
      model.otherAlarms.append(Alarm(.serious, title: text, advice: ""))
    }
    model.otherAlarms += RunAlarms.ofReport(registers.findings, in: language)
    model.files = registers.files
    model.count(quarantine: registers.imported.quarantine, findings: registers.findings)
    model.registers = registers.imported.registers
    model.notConsulted = [SourceRegister.ura, .effica].filter {
      setup.project.coverage[$0] == ScreeningSettings.Coverage.none
    }
    model.quarantineLimit = setup.project.quarantinedShareLimit.flatMap { Share($0) }
    model.ruleBook = setup.book.title[language] ?? setup.book.id
    for choice in setup.book.responsibles {
      model.responsibleNames[choice.id] = choice.names[language]
    }
    for fact in setup.book.facts { model.asks[fact.id] = fact.asks[language] }
    model.parameters = setup.book.parameters.map { parameter($0, setup, language) }
    model.results = results
    model.madeUpTargets = setup.project.targets.count { $0.isMadeUp }
    return model
  }

  private static func parameter(
    _ parameter: Parameter, _ setup: Setup, _ language: Language
  ) -> ReportModel.Parameter {
    let dated = parameter.values.first { $0.days.contains(setup.asOf) }
    var value = dated?.value.written(in: language) ?? ""
    let unit = Messages.all.template("unit.\(parameter.unit)", language)
    if let unit, !parameter.unit.isEmpty { value = unit.render(["n": value]) }
    return ReportModel.Parameter(
      id: parameter.id, title: parameter.names[language] ?? parameter.id, value: value,
      from: dated?.days.first.real, until: dated?.days.last.real, reference: parameter.reference,
      checkUntil: parameter.checkUntil, isOwn: parameter.isOurOwn)
  }
}
