import Foundation

/// The manual page, made of what the commands say of themselves, in the form that `man` reads.
struct ManualPage {
  // What the library that reads the command line tells of a command, as JSON.
  private struct Dump: Decodable { var command: Command }

  private struct Command: Decodable {
    var commandName: String
    var abstract: String?
    var discussion: String?
    var subcommands: [Command]?
    var arguments: [Argument]?
  }

  private struct Argument: Decodable {
    struct Name: Decodable {
      var kind: String
      var name: String
    }

    var kind: String
    var shouldDisplay: Bool
    var names: [Name]?
    var valueName: String?
    var abstract: String?
    var defaultValue: String?
    var allValues: [String]?
  }

  // These stand with every command, and are told once.
  private static let common: Set<String> = ["lang", "log-format", "version", "help"]

  private let root: Command
  private let version: String

  /// Makes the page of a program.
  ///
  /// - Parameter dump: the program's commands, as `--experimental-dump-help` tells them.
  init(dump: String, version: String) throws {
    root = try JSONDecoder().decode(Dump.self, from: Data(dump.utf8)).command
    self.version = version
  }

  /// The page, in the language of the help.
  var text: String {
    let say = { (key: String) in HelpText.text("manual.\(key)") }
    var lines = [".TH POLKU 1 \"\" \"polku \(version)\""]
    let heading = { (key: String) in lines.append(".SH \"\(ManualPage.plain(say(key)))\"") }
    heading("name")
    lines.append("polku \\- \(ManualPage.plain(root.abstract ?? ""))")
    heading("synopsis")
    for command in root.subcommands ?? [] where command.commandName != "help" {
      lines += [".B polku \(ManualPage.plain(command.commandName))", ".br"]
    }
    heading("description")
    lines += ManualPage.paragraphs(root.discussion)
    heading("commands")
    for command in root.subcommands ?? [] { add(command, path: "polku", to: &lines) }
    heading("options")
    let everything = [root] + (root.subcommands ?? [])
    for name in ["lang", "log-format", "help", "version"] {
      let found = everything.lazy.flatMap { $0.arguments ?? [] }
        .first { ($0.names ?? []).contains { $0.name == name } }
      if let found { lines += ManualPage.item(found) }
    }
    heading("exit")
    for code in ["0", "2", "3", "64", "65", "66", "70", "73", "74", "75", "78"] {
      lines += [".TP", ".B \(code)", ManualPage.plain(say("exit.\(code)"))]
    }
    heading("files")
    for (file, key) in [
      ("Imports/polku.yml", "project"), ("Outputs/latest/report.html", "report"),
      ("Outputs/latest/screening.csv", "screening"),
      ("Outputs/latest/quarantine.csv", "quarantine"),
    ] {
      lines += [".TP", ".I \(ManualPage.plain(file))", ManualPage.plain(say("file.\(key)"))]
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private func add(_ command: Command, path: String, to lines: inout [String]) {
    guard command.commandName != "help" else { return }
    let path = "\(path) \(command.commandName)"
    lines += [".SS \"\(ManualPage.plain(path))\"", ManualPage.plain(command.abstract ?? "")]
    lines += ManualPage.paragraphs(command.discussion)
    for argument in command.arguments ?? []
    where argument.shouldDisplay && !ManualPage.isCommon(argument) {
      lines += ManualPage.item(argument)
    }
    for inner in command.subcommands ?? [] { add(inner, path: path, to: &lines) }
  }

  private static func isCommon(_ argument: Argument) -> Bool {
    (argument.names ?? []).contains { common.contains($0.name) }
  }

  private static func item(_ argument: Argument) -> [String] {
    let value = "\\fI\(plain(argument.valueName ?? ""))\\fR"
    let names = (argument.names ?? []).map {
      "\\fB\(plain(($0.kind == "short" ? "-" : "--") + $0.name))\\fR"
    }
    var title = names.joined(separator: ", ")
    if argument.kind == "positional" { title = value }
    if argument.kind == "option" { title += " " + value }
    var notes: [String] = []
    if let values = argument.allValues, !values.isEmpty {
      notes.append(HelpText.text("manual.values", ["value": values.joined(separator: ", ")]))
    }
    if let value = argument.defaultValue, argument.kind != "flag" {
      notes.append(HelpText.text("manual.default", ["value": value]))
    }
    let text = argument.abstract ?? ""
    return [
      ".TP", title, plain(notes.isEmpty ? text : "\(text) (\(notes.joined(separator: "; ")))"),
    ]
  }

  // Lines that stand one below the other stay so.
  private static func paragraphs(_ text: String?) -> [String] {
    var lines: [String] = []
    for paragraph in (text ?? "").components(separatedBy: "\n\n") where !paragraph.isEmpty {
      let own = paragraph.components(separatedBy: "\n").map(plain)
      lines.append(".PP")
      lines += own.count > 1 ? [".nf"] + own + [".fi"] : own
    }
    return lines
  }

  // What the form reads as its own marks.
  private static func plain(_ text: String) -> String {
    let escaped = text.replacing("\\", with: "\\e").replacing("-", with: "\\-")
      .replacing("\"", with: "\\(dq")
    return escaped.hasPrefix(".") || escaped.hasPrefix("'") ? "\\&" + escaped : escaped
  }
}
