import Dispatch
import Synchronization

/// One array whose stretches are made or changed by several threads at once.
///
/// Every thread is handed only the stretch it works on, so that none can reach into another's; the
/// result does not depend on which of them is done first.
public enum Stretches {
  /// Makes an array of stretches of known lengths; each must be filled to its end.
  public static func make<Element: Sendable>(
    _ counts: [Int], jobs: Int, _ fill: @Sendable (Int, inout OutputSpan<Element>) -> Void
  ) -> [Element] {
    let starts = Stretches.starts(counts)
    let total = starts.last ?? 0
    return [Element](unsafeUninitializedCapacity: total) { buffer, filled in
      let memory = Memory(buffer.baseAddress)
      run(counts.count, jobs: jobs) { index in
        guard let base = memory.base else { return }
        let part = UnsafeMutableBufferPointer(start: base + starts[index], count: counts[index])
        var span = OutputSpan(buffer: part, initializedCount: 0)
        fill(index, &span)
        let written = span.finalize(for: part)
        precondition(written == counts[index])
      }
      filled = total
    }
  }

  /// Works on the stretches of an array, and returns what that gave in their order.
  public static func change<Element: Sendable, Result: Sendable>(
    _ array: inout [Element], counts: [Int], jobs: Int,
    _ work: @Sendable (Int, inout MutableSpan<Element>) -> Result
  ) -> [Result] {
    let starts = Stretches.starts(counts)
    precondition(starts.last == array.count)
    let results = Mutex([Result?](repeating: nil, count: counts.count))
    array.withUnsafeMutableBufferPointer { buffer in
      let memory = Memory(buffer.baseAddress)
      run(counts.count, jobs: jobs) { index in
        // An empty array may have no memory at all; its stretches are empty.
        let start = memory.base.map { $0 + starts[index] }
        let part = UnsafeMutableBufferPointer(start: start, count: start == nil ? 0 : counts[index])
        var span = MutableSpan(_unsafeElements: part)
        let result = work(index, &span)
        results.withLock { $0[index] = result }
      }
    }
    return results.withLock { slots in slots.compactMap { $0 } }
  }

  // The first index of every stretch, and the number of elements.
  private static func starts(_ counts: [Int]) -> [Int] {
    var starts = [0]
    for count in counts { starts.append(starts[starts.count - 1] + count) }
    return starts
  }

  private static func run(_ count: Int, jobs: Int, _ work: @Sendable (Int) -> Void) {
    let threads = max(1, min(jobs, count))
    guard threads > 1 else {
      for index in 0..<count { work(index) }
      return
    }
    let next = Atomic<Int>(0)
    DispatchQueue.concurrentPerform(iterations: threads) { _ in
      while true {
        let index = next.wrappingAdd(1, ordering: .relaxed).oldValue
        guard index < count else { return }
        work(index)
      }
    }
  }

  // The address that all threads share; what each does with it is kept apart above.
  private struct Memory<Element>: @unchecked Sendable {
    let base: UnsafeMutablePointer<Element>?

    init(_ base: UnsafeMutablePointer<Element>?) { self.base = base }
  }
}
