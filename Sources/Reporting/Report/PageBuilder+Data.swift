import Register

extension PageBuilder {
  /// What was read, what was kept aside and why, and what else was found.
  var dataSection: ReportSection {
    let read = model.files.reduce(0) { $0 + $1.read }
    let quarantined = model.files.reduce(0) { $0 + $1.quarantined }
    var section = ReportSection(id: "data", heading: text("section-data"))
    section.lead =
      read == 0
      ? text("data-lead-none")
      : text(
        "data-lead",
        [
          "files": figures.number(model.files.count), "read": figures.number(read),
          "quarantined": figures.number(quarantined), "share": share(quarantined, of: read),
        ])
    if !model.files.isEmpty { section.exhibits.append(filesExhibit) }
    if model.quarantine.isEmpty {
      if read > 0 { section.lead += " " + text("quarantine-none") }
    } else {
      section.exhibits.append(quarantineExhibit)
    }
    if !model.findings.isEmpty { section.exhibits.append(findingsExhibit) }
    return section
  }

  private var filesExhibit: ReportSection.Exhibit {
    var table = Table(
      id: "files", title: text("files-table"),
      columns: [
        .init("file", text("files-file")), .init("layout", text("files-layout")),
        .init("read", text("files-read"), .number),
        .init("accepted", text("files-accepted"), .number),
        .init("corrected", text("files-corrected"), .number),
        .init("duplicate", text("files-duplicate"), .number),
        .init("superseded", text("files-superseded"), .number),
        .init("quarantined", text("files-quarantined"), .number),
      ])
    for file in model.files {
      let layout =
        file.refused.map { text("files-refused", ["reason": withoutStop(meaning($0))]) }
        ?? file.layout
      table.rows.append(
        [.text(file.name), .text(layout)] + FileReport.counts.map { .number(file[keyPath: $0]) })
    }
    table.total =
      [.text(text("total")), .empty]
      + FileReport.counts.map { path in
        .number(model.files.reduce(0) { $0 + $1[keyPath: path] })
      }
    return ReportSection.Exhibit(table, note: text("files-note"))
  }

  private var quarantineExhibit: ReportSection.Exhibit {
    let faults = counted(model.quarantine)
    var table = Table(
      id: "quarantine", title: text("quarantine-table"),
      columns: [
        .init("fault", text("quarantine-fault")), .init("n", text("count"), .number),
        .init("advice", text("quarantine-do")),
      ])
    table.rows = faults.map {
      [.text(meaning($0.fault)), .number($0.count), .text(advice($0.fault))]
    }
    table.total = [
      .text(text("total")), .number(faults.reduce(0) { $0 + $1.count }), .empty,
    ]
    let chart = BarChart(
      bars: faults.map {
        .init(
          label: withoutStop(meaning($0.fault)), value: $0.count,
          figure: figures.number($0.count), style: "g-review")
      })
    return ReportSection.Exhibit(
      table, chart: .init(chart.draw(id: "chart-quarantine", title: text("quarantine-chart"))),
      note: text("quarantine-note"))
  }

  private var findingsExhibit: ReportSection.Exhibit {
    var table = Table(
      id: "findings", title: text("findings-table"),
      columns: [
        .init("finding", text("findings-finding")), .init("n", text("count"), .number),
        .init("advice", text("quarantine-do")),
      ])
    table.rows = counted(model.findings).map {
      [.text(meaning($0.fault)), .number($0.count), .text(advice($0.fault))]
    }
    return ReportSection.Exhibit(table, note: text("findings-note"))
  }

  /// Faults with their counts: the most frequent first, then by id.
  private func counted(_ counts: [Fault: Int]) -> [(fault: Fault, count: Int)] {
    counts.map { (fault: $0.key, count: $0.value) }
      .sorted { ($1.count, $0.fault.id) < ($0.count, $1.fault.id) }
  }
}

extension FileReport {
  /// What was read, and its five ends, in the order they are shown.
  static var counts: [KeyPath<FileReport, Int>] {
    [\.read, \.accepted, \.corrected, \.duplicate, \.superseded, \.quarantined]
  }
}
