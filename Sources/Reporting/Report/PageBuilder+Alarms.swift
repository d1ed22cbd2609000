import Register

extension PageBuilder {
  /// What a person must look at before the figures are used, the worst first.
  var alarms: [Alarm] {
    // What changed since the last run comes before what is wrong with single files.
    let all =
      model.otherAlarms.filter { $0.severity == .serious } + quarantineAlarms + fileAlarms
      + registerAlarms + parameterAlarms + resultAlarms + targetAlarms
      + model.otherAlarms.filter { $0.severity != .serious }
    // A stable sort by hand: Swift's own promises nothing for equal elements.
    return all.enumerated().sorted {
      ($0.element.severity.rawValue, $0.offset) < ($1.element.severity.rawValue, $1.offset)
    }.map(\.element)
  }

  private var fileAlarms: [Alarm] {
    model.files.flatMap { file -> [Alarm] in
      var alarms: [Alarm] = []
      if let fault = file.refused {
        var values = ["file": file.name, "reason": withoutStop(meaning(fault))]
        values["line"] = file.refusalLine.map { figures.number(Int($0)) }
        let key = file.refusalLine == nil ? "alarm-refused" : "alarm-refused-line"
        alarms.append(
          Alarm(.serious, title: text(key, values), advice: text("alarm-refused-do")))
      }
      if !file.balances {
        alarms.append(
          Alarm(
            .serious, title: text("alarm-balance", ["file": file.name]),
            advice: text("alarm-balance-do")))
      }
      return alarms
    }
  }

  private var registerAlarms: [Alarm] {
    SourceRegister.allCases.flatMap { register -> [Alarm] in
      let values = ["register": label("register", register.id)]
      if model.notConsulted.contains(register) {
        return [
          Alarm(
            .warning, title: text("alarm-not-consulted", values),
            advice: text("alarm-not-consulted-do"))
        ]
      }
      guard let state = model.registers[register] else { return [] }
      if !state.wasRead {
        return [
          Alarm(
            .serious, title: text("alarm-not-read", values), advice: text("alarm-not-read-do"))
        ]
      }
      guard !state.isWhole else { return [] }
      return [
        Alarm(
          .serious, title: text("alarm-not-whole", values), advice: text("alarm-not-whole-do"))
      ]
    }
  }

  private var quarantineAlarms: [Alarm] {
    let read = model.files.reduce(0) { $0 + $1.read }
    let quarantined = model.files.reduce(0) { $0 + $1.quarantined }
    guard let limit = model.quarantineLimit, let share = Share(quarantined, of: read),
      share > limit
    else { return [] }
    return [
      Alarm(
        .serious,
        title: text(
          "alarm-quarantine",
          ["share": figures.share(share), "limit": figures.share(limit)]),
        advice: text("alarm-quarantine-do"))
    ]
  }

  private var parameterAlarms: [Alarm] {
    model.parameters.compactMap { parameter in
      guard let checked = parameter.checkUntil, checked.isReal, checked < model.asOf else {
        return nil
      }
      return Alarm(
        .warning,
        title: text("alarm-parameter", ["day": day(checked), "title": parameter.title]),
        advice: text("alarm-parameter-do"))
    }
  }

  private var targetAlarms: [Alarm] {
    guard model.madeUpTargets > 0 else { return [] }
    return [
      Alarm(
        .warning,
        title: text("alarm-made-up", ["n": figures.number(model.madeUpTargets)]),
        advice: text("alarm-made-up-do"))
    ]
  }
}
