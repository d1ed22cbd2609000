import Register

extension PageBuilder {
  /// The values the decisions rest on, with their days and where they come from.
  var ruleBookSection: ReportSection {
    var table = Table(
      id: "parameters", title: text("rulebook-table"),
      columns: [
        .init("parameter", text("rulebook-parameter")), .init("value", text("rulebook-value")),
        .init("days", text("rulebook-days")), .init("reference", text("rulebook-reference")),
      ])
    table.rows = model.parameters.map { parameter in
      var reference = parameter.reference
      if parameter.isOwn {
        reference = reference.isEmpty ? text("rulebook-own") : reference
      }
      if let checked = parameter.checkUntil, checked.isReal {
        let remark = text("rulebook-check", ["day": day(checked)])
        reference = reference.isEmpty ? remark : "\(reference) (\(remark))"
      }
      return [
        .text(parameter.title), .text(parameter.value), .text(days(of: parameter)),
        .text(reference),
      ]
    }
    return ReportSection(
      id: "rulebook", heading: text("section-rulebook"),
      lead: text("rulebook-lead", ["book": model.ruleBook, "day": day(model.asOf)]),
      exhibits: table.rows.isEmpty ? [] : [.init(table)])
  }

  private func days(of parameter: ReportModel.Parameter) -> String {
    let from = parameter.from.flatMap(\.real)
    let until = parameter.until.flatMap(\.real)
    switch (from, until) {
    case (let from?, let until?):
      return text("days-between", ["from": day(from), "until": day(until)])
    case (let from?, nil): return text("days-from", ["from": day(from)])
    case (nil, let until?): return text("days-until", ["until": day(until)])
    case (nil, nil): return text("days-always")
    }
  }

  /// What lies beside the page.
  var filesSection: ReportSection {
    var table = Table(
      id: "outputs", title: text("output-table"),
      columns: [
        .init("file", text("output-file")), .init("what", text("output-what")),
        .init("personal", text("output-personal"), .answer),
      ])
    table.rows = model.outputs.map { name in
      let key = "output-" + (name.split(separator: "/").first.map { String($0) } ?? name)
      let what = ReportTexts.all.template(key, model.language) == nil ? "" : text(key)
      return [
        .text(name), .text(what), .answer(PersonalFiles.contains(name) ? .yes : .no),
      ]
    }
    return ReportSection(
      id: "files", heading: text("section-files"), lead: text("files-lead"),
      exhibits: [.init(table)])
  }

  /// Headings and texts on how to read the page.
  var reading: [(term: String, meaning: String)] {
    [
      (text("reading-unknown"), text("reading-unknown-text")),
      (text("reading-first"), text("reading-first-text")),
      (text("reading-day"), text("reading-day-text", ["day": day(model.asOf)])),
      (text("reading-one"), text("reading-one-text")),
    ]
  }
}
