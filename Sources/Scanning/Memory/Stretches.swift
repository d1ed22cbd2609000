import Dispatch
import Synchronization

/// One array whose stretches are made by several threads at once.
///
/// The stretches stand in the order of their numbers; the result does not depend on which of them is
/// done first.
public enum Stretches {
  /// Makes an array of stretches whose lengths are known only once they are made.
  ///
  /// Every stretch is made in memory that its thread keeps for that, small enough to stay in the
  /// processor's cache, and moved behind the stretches before it as soon as their lengths are known.
  ///
  /// - Parameters:
  ///   - most: the most elements each stretch can have.
  ///   - make: makes a stretch in an array that is empty at first; returns what else came of it, and
  ///     its weight: a number that is added up along the stretches.
  ///   - settle: changes the stretch once the weight of all before it is known.
  public static func join<Element: BitwiseCopyable & Sendable, Result: Sendable>(
    _ most: [Int], jobs: Int,
    make: @Sendable (Int, inout [Element]) -> (result: Result, weight: Int),
    settle: @Sendable (inout [Element], Int) -> Void
  ) -> (elements: [Element], results: [Result]) {
    let results = Mutex([Result?](repeating: nil, count: most.count))
    let total = most.reduce(0, +)
    // What the stretches before take up; whose turn it is may go on from there.
    let before = Mutex((elements: 0, weight: 0))
    let turns = most.indices.map { _ in DispatchSemaphore(value: 0) }
    turns.first?.signal()
    let elements = [Element](unsafeUninitializedCapacity: total) { buffer, filled in
      let memory = Memory(buffer.baseAddress)
      Workers.share(most.count, jobs: jobs) { next in
        var own: [Element] = []
        own.reserveCapacity(most.max() ?? 0)
        while let index = next() {
          let (result, weight) = make(index, &own)
          precondition(own.count <= most[index])
          turns[index].wait()
          let start = before.withLock { sums in
            let start = sums
            sums.elements += own.count
            sums.weight += weight
            return start
          }
          if index + 1 < turns.count { turns[index + 1].signal() }
          settle(&own, start.weight)
          if let base = memory.base {
            own.withUnsafeBufferPointer { stretch in
              guard let first = stretch.baseAddress else { return }
              (base + start.elements).initialize(from: first, count: stretch.count)
            }
          }
          results.withLock { $0[index] = result }
          own.removeAll(keepingCapacity: true)
        }
      }
      filled = before.withLock { $0.elements }
    }
    return (elements, results.withLock { slots in slots.compactMap { $0 } })
  }

  // The address that all threads share; what each does with it is kept apart above.
  private struct Memory<Element>: @unchecked Sendable {
    let base: UnsafeMutablePointer<Element>?

    init(_ base: UnsafeMutablePointer<Element>?) { self.base = base }
  }
}
