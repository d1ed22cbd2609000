import Register
import Reporting

/// The findings that must be said before anything else.
enum RunAlarms {
  private static let faults: [Fault] = [
    .registerNotRead, .registerNotWhole, .fileMissing, .registerShrank, .quarantineAboveLimit,
    .parameterUnchecked, .codeInFileName,
  ]

  // Findings on a caseworker's row that leave the row in force.
  private static let harmless: [Fault] = [
    .lowerCaseCode, .dashFolded, .blankTrimmed, .temporaryCodes, .unknownColumn, .guessedEncoding,
    .noRecords,
  ]

  /// One message an alarm, with its place where it has one.
  static func messages(
    _ findings: [Finding], files: [FileReport], in language: Language
  ) -> [String] {
    findings.compactMap { message($0, files, language) }
  }

  /// The caseworkers' decisions that could not be read: their word is not in the list.
  static func lostOverrides(_ findings: [Finding], files: [FileReport]) -> [Finding] {
    findings.filter { finding in
      guard let file = finding.file, files.indices.contains(Int(file)) else { return false }
      return files[Int(file)].layout == "overrides" && !harmless.contains(finding.fault)
    }
  }

  private static func message(
    _ finding: Finding, _ files: [FileReport], _ language: Language
  ) -> String? {
    let meaning = FaultTexts.meaning(finding.fault, in: language)
    let advice = FaultTexts.advice(finding.fault, in: language)
    var place: [String: String] = [:]
    if let file = finding.file, files.indices.contains(Int(file)) {
      place = ["file": files[Int(file)].name, "line": "\(finding.line ?? 0)"]
    }
    if !lostOverrides([finding], files: files).isEmpty {
      let values = ["meaning": meaning, "advice": advice].merging(place) { old, _ in old }
      return Messages.text("alarm.override", language, values)
    }
    guard faults.contains(finding.fault) else { return nil }
    let subject = self.subject(finding, language)
    let text = subject.isEmpty ? "\(meaning) \(advice)" : "\(subject): \(meaning) \(advice)"
    let alarm = Messages.text("done.alarm", language, ["text": text])
    guard let line = finding.line, line > 0, let file = place["file"] else { return alarm }
    return Messages.text("alarm.place", language, ["file": file, "line": "\(line)", "text": alarm])
  }

  /// What the report says first of change since the last run, and of names of files; the other
  /// alarms it finds in its own figures.
  static func ofReport(_ findings: [Finding], in language: Language) -> [Alarm] {
    findings.filter { inReport.contains($0.fault) }.map { finding in
      let meaning = FaultTexts.meaning(finding.fault, in: language)
      return Alarm(
        .serious, title: "\(subject(finding, language)): \(meaning)",
        advice: FaultTexts.advice(finding.fault, in: language))
    }
  }

  private static let inReport: [Fault] = [.fileMissing, .registerShrank, .codeInFileName]

  // A register is told by its name, with the numbers behind it if there are some.
  private static func subject(_ finding: Finding, _ language: Language) -> String {
    let parts = finding.detail.split(separator: ": ", maxSplits: 1).map(String.init)
    guard let id = parts.first, let register = SourceRegister(id: id) else { return finding.detail }
    let name = ReportTexts.label("register", register.id, in: language)
    return parts.count == 1
      ? name : "\(name), \(parts[1].replacing("->", with: "→"))"
  }
}
