import Dispatch
import Importing
import Register
import Rulebook
import Screening
import Synchronization

/// The list with its decisions, and the screener that can explain them.
struct ScreenedList: Sendable {
  var screener: Screener
  var result: ScreeningResult

  /// Screens the list; `Failure` 78 if the rule book or the overrides cannot be used.
  init(_ setup: Setup, _ registers: Reading, _ history: History) throws(Failure) {
    let imported = registers.imported
    screener = try ScreenedList.screener(setup, registers, history)
    let screener = self.screener
    let count = screener.listed.count
    let part = 4096
    let parts = (count + part - 1) / part
    guard setup.options.jobs > 1, parts > 1 else {
      result = screener.screen()
      return
    }
    let results = Mutex([[ScreenedPerson]](repeating: [], count: parts))
    DispatchQueue.concurrentPerform(iterations: parts) { index in
      let rows = screener.judge(index * part..<min(count, (index + 1) * part))
      results.withLock { $0[index] = rows }
    }
    result = screener.result(results.withLock { Array($0.joined()) })
    _ = imported
  }

  private static func screener(
    _ setup: Setup, _ registers: Reading, _ history: History
  ) throws(Failure) -> Screener {
    let imported = registers.imported
    let overrides = imported.overrides.map {
      Override(
        key: $0.key, day: $0.day, decision: $0.decision, reason: $0.reason, author: $0.author)
    }
    do {
      return try Screener(
        people: imported.people, registers: imported.registers, settings: setup.screening,
        history: history.screening(imported.people), overrides: overrides, book: setup.book,
        files: imported.files.map(\.name))
    } catch {
      throw Failure(error)
    }
  }
}
