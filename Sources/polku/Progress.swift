import Batch
import Foundation
import Register

/// Shows on a terminal which step a run is at; silent where standard error is no terminal.
enum Progress {
  /// A listener for a run.
  static func reporter(language: Language) -> @Sendable (RunOptions.Step) -> Void {
    guard Console.isTerminal, Console.logFormat == .text else { return { _ in } }
    let steps = RunOptions.Step.allCases
    return { step in
      let number = (steps.firstIndex(of: step) ?? 0) + 1
      let text = Messages.text("step.\(step.rawValue)", language)
      try? FileHandle.standardError.write(
        contentsOf: Data("\r\u{1B}[K\(number)/\(steps.count) \(text)…".utf8))
    }
  }

  /// Removes the line again.
  static func clear() {
    guard Console.isTerminal, Console.logFormat == .text else { return }
    try? FileHandle.standardError.write(contentsOf: Data("\r\u{1B}[K".utf8))
  }
}
