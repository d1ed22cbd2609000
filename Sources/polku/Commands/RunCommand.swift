import ArgumentParser
import Batch
import Foundation
import Register

/// `polku run`: the main job.
struct RunCommand: ParsableCommand {
  static let configuration = HelpText.command(
    "run", examples: ["polku run Imports --as-of 2011-03-31 --lang fi"])

  @OptionGroup var folder: FolderOptions

  @Flag(help: .text("option.allow-quarantine"))
  var allowQuarantine = false

  @Flag(help: .text("run.json"))
  var json = false

  func run() throws {
    var options = folder.runOptions()
    options.allowQuarantine = allowQuarantine
    options.progress = Progress.reporter(language: options.language ?? .fi)
    let result = try Run.perform(options)
    Progress.clear()
    for alarm in result.alarms { Console.warn(alarm) }
    if json {
      Console.result(try result.document())
    } else {
      Console.result(summary(result))
    }
    if result.exitCode != 0 { throw ExitCode(result.exitCode) }
  }

  private func summary(_ result: RunResult) -> String {
    var lines: [String] = []
    let say = { (key: String, values: [String: String]) in
      lines.append(Messages.text(key, result.language, values))
    }
    if result.isRepeat { say("done.already", ["run": result.name]) }
    if let group = result.inTargetGroup {
      let count = { (id: String) in "\(result.decisions[id] ?? 0)" }
      say(
        "done.list",
        [
          "people": "\(result.decisions.values.reduce(0, +))", "group": "\(group)",
          "invite": count("invite"), "capacity": count("no-capacity"), "review": count("review"),
        ])
    }
    say("done.records", result.counts.mapValues { "\($0)" })
    say("done.report", ["file": "\(result.folder)/report.html"])
    return lines.joined(separator: "\n") + "\n"
  }
}
