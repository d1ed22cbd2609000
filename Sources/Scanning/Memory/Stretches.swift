import Dispatch
import Synchronization

/// One array whose stretches are made by several threads at once.
///
/// The stretches stand in the order of their numbers; the result does not depend on which of them is
/// done first.
public enum Stretches {
  /// Makes an array of stretches whose lengths are known only once they are made.
  ///
  /// Every stretch is made in memory small enough to stay in the processor's cache, and moved behind
  /// the stretches before it as soon as their lengths are known. Nobody waits for that: whoever makes
  /// the stretch that was missing moves those that were ready.
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
    let row = Mutex(Row<Element, Result>(count: most.count))
    // So many stretches may be begun and not yet moved: one that takes long must not make the others
    // take memory without end. It is begun before them, so that it never waits itself.
    let room = DispatchSemaphore(value: ahead * max(1, jobs))
    let total = most.reduce(0, +)
    let elements = [Element](unsafeUninitializedCapacity: total) { buffer, filled in
      let memory = Memory(buffer.baseAddress)
      Workers.share(most.count, jobs: jobs) { next in
        while true {
          room.wait()
          guard let index = next() else {
            room.signal()
            return
          }
          var own = row.withLock { $0.spare.popLast() ?? [] }
          let (result, weight) = make(index, &own)
          precondition(own.count <= most[index])
          var ready = row.withLock { $0.end(index, &own, result, weight) }
          for place in ready.indices {
            settle(&ready[place].elements, ready[place].weight)
            if let base = memory.base {
              ready[place].elements.withUnsafeBufferPointer { made in
                guard let first = made.baseAddress else { return }
                (base + ready[place].start).initialize(from: first, count: made.count)
              }
            }
            ready[place].elements.removeAll(keepingCapacity: true)
          }
          row.withLock { row in
            for place in ready.indices { row.spare.append(ready[place].elements) }
          }
          for _ in ready { room.signal() }
        }
      }
      filled = row.withLock { $0.elements }
    }
    return (elements, row.withLock { row in row.results.compactMap { $0 } })
  }

  private static let ahead = 8

  // The stretches in their order, as far as they are made.
  private struct Row<Element: Sendable, Result: Sendable>: Sendable {
    var results: [Result?]
    /// What all stretches before the next one take up.
    private(set) var elements = 0
    private var weight = 0
    private var next = 0
    private var made: [Int: (elements: [Element], weight: Int)] = [:]
    /// Memory that is not needed at the moment.
    var spare: [[Element]] = []

    init(count: Int) { results = Array(repeating: nil, count: count) }

    // A stretch is made; those that can be moved now, with where they begin and the weight of all
    // before them.
    mutating func end(
      _ index: Int, _ stretch: inout [Element], _ result: Result, _ weight: Int
    ) -> [(elements: [Element], start: Int, weight: Int)] {
      results[index] = result
      // Handed over whole: with two holders it would be copied when it is settled.
      var own: [Element] = []
      swap(&own, &stretch)
      made[index] = (own, weight)
      var ready: [(elements: [Element], start: Int, weight: Int)] = []
      while let (stretch, own) = made.removeValue(forKey: next) {
        ready.append((stretch, elements, self.weight))
        elements += stretch.count
        self.weight += own
        next += 1
      }
      return ready
    }
  }

  // The address that all threads share; what each does with it is kept apart above.
  private struct Memory<Element>: @unchecked Sendable {
    let base: UnsafeMutablePointer<Element>?

    init(_ base: UnsafeMutablePointer<Element>?) { self.base = base }
  }
}
