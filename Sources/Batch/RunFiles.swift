import Importing
import Pathways
import Register
import Reporting
import Screening

/// The files of a run's folder, one method for each.
struct RunFiles: Sendable {
  var setup: Setup
  var identity: RunIdentity
  var history: History
  var registers: Reading
  var list: ScreenedList
  var outcomes: Outcomes
  var goals: Goals
  var pathways: PathwayTables

  private var people: PersonTable { registers.imported.people }
  private var names: [String] { registers.files.map(\.name) }

  /// Writes all files; `run.json` comes last, because it lists the others.
  func write(into folder: RunFolder, clock: inout StepClock) throws(Failure) {
    try writeScreening(into: folder)
    let reviews = self.reviews
    try writeReviews(reviews, into: folder)
    try writeInvitations(into: folder)
    let letters = try writeLetters(into: folder)
    let comparison = try writeChanges(into: folder)
    try writeBack(into: folder)
    try writeOutcomes(into: folder)
    try writeTroubles(into: folder)
    try writeCorrections(into: folder)
    try EarlierInvitations.write(history, into: folder)
    try folder.write("report.html", bytes: page(folder, reviews, letters, comparison))
    clock.finish(.write)
    try folder.write(
      "run.json",
      bytes: RunDocument.bytes(
        setup: setup, history: history, registers: registers, list: list, outcomes: outcomes,
        outputs: folder.written, clock: clock))
  }

  // The explanations are the longest part of the work: parts of the list are written at the same
  // time and put down in order.
  private func writeScreening(into folder: RunFolder) throws(Failure) {
    let rows = list.result.rows
    let table = ScreeningList(rows, people: people)
    let screener = list.screener
    let language = setup.language
    try folder.write("screening.csv") { sink in
      var writer = CSVWriter(sink: sink)
      try writer.header(ScreeningList.columns)
      try Parts.write(rows.count, jobs: setup.options.jobs) { part in
        try table.rows(part) { screener.explanation(of: rows[$0], in: language) }
      } put: {
        try writer.append(rows: $0)
      }
      try writer.finish()
    }
  }

  private func writeInvitations(into folder: RunFolder) throws(Failure) {
    try folder.write("invitations.csv") { sink in
      try InvitationList.write(
        list.result.invitations, list: list.result.rows, people: people, to: sink)
    }
  }

  private func writeBack(into folder: RunFolder) throws(Failure) {
    let rows = list.result.rows
    let screener = list.screener
    try folder.write("writeback-ura.csv") { sink in
      try WriteBack.writeURA(count: rows.count, people: people, to: sink) {
        screener.writeBack(to: .ura, [rows[$0]], in: setup.language)[0]
      }
    }
    try folder.write("writeback-effica.xml") { sink in
      try WriteBack.writeEffica(day: setup.asOf, count: rows.count, people: people, to: sink) {
        screener.writeBack(to: .effica, [rows[$0]], in: setup.language)[0]
      }
    }
  }

  private func writeTroubles(into folder: RunFolder) throws(Failure) {
    try folder.write("quarantine.csv") { sink in
      try QuarantineList.write(registers.imported.quarantine, files: names, to: sink)
    }
    var rowOfPerson: [UInt32: Int] = [:]
    for (index, row) in list.result.rows.enumerated() {
      rowOfPerson[UInt32(row.person)] = index + 1
    }
    try folder.write("findings.csv") { sink in
      try FindingList.write(registers.findings, files: names, to: sink) { rowOfPerson[$0] }
    }
  }

  // What stands in quarantine, file by file, to be mended and put back.
  private func writeCorrections(into folder: RunFolder) throws(Failure) {
    var byFile: [UInt16: [Quarantined]] = [:]
    for record in registers.imported.quarantine { byFile[record.file, default: []].append(record) }
    var hasFolder = false
    for (index, report) in registers.imported.files.enumerated() {
      guard let own = byFile[UInt16(index)],
        let input = setup.exports.files.first(where: { $0.name == report.name }),
        let file = CorrectionFile(
          report, path: input.path, quarantined: own,
          layout: setup.layouts.layout(id: report.layout))
      else { continue }
      if !hasFolder { try folder.makeSubfolder("corrections") }
      hasFolder = true
      try folder.write("corrections/\(CorrectionFile.name(of: report.name))") { sink in
        try file.write(to: sink)
      }
    }
  }

  private func page(
    _ folder: RunFolder, _ reviews: ReviewSummary, _ letters: LetterSummary?,
    _ comparison: ListComparison?
  ) throws(Failure) -> [UInt8] {
    let outputs = folder.written.map(\.name) + ["report.html", "run.json"]
    var model = PageModel.make(
      setup: setup, name: identity.name, registers: registers, list: list,
      results: results, outputs: outputs)
    model.reviews = reviews
    model.letters = letters
    model.fairness = fairness
    model.comparison = comparison
    do {
      return try ReportPage.render(model)
    } catch {
      throw Failure(.bug, "bug.other", ["cause": "template \(error.template)"])
    }
  }
}
