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

  /// A listener for work that is counted: how much is done, and how long the rest will take.
  static func counter() -> (_ done: Int, _ all: Int) -> Void {
    guard Console.isTerminal, Console.logFormat == .text else { return { _, _ in } }
    let start = ContinuousClock.now
    return { done, all in
      guard done > 0 else { return }
      let elapsed = Double((ContinuousClock.now - start).components.seconds)
      let left = Int(elapsed / Double(done) * Double(all - done))
      try? FileHandle.standardError.write(
        contentsOf: Data("\r\u{1B}[K\(done)/\(all), \(left) s".utf8))
    }
  }

  /// Removes the line again.
  static func clear() {
    guard Console.isTerminal, Console.logFormat == .text else { return }
    try? FileHandle.standardError.write(contentsOf: Data("\r\u{1B}[K".utf8))
  }
}
