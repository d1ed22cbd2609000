import Dispatch
import Synchronization

/// Does several pieces of work at once; what comes out stands in the order of the pieces.
enum Parallel {
  /// The results of so many pieces of work, done by at most so many threads.
  static func map<Result: Sendable>(
    _ count: Int, jobs: Int, _ work: @Sendable (Int) -> Result
  ) -> [Result] {
    let threads = max(1, min(jobs, count))
    guard threads > 1 else { return (0..<count).map(work) }
    let results = Mutex([Result?](repeating: nil, count: count))
    let next = Atomic<Int>(0)
    DispatchQueue.concurrentPerform(iterations: threads) { _ in
      while true {
        let index = next.wrappingAdd(1, ordering: .relaxed).oldValue
        guard index < count else { return }
        let result = work(index)
        results.withLock { $0[index] = result }
      }
    }
    return results.withLock { slots in
      let all = slots.compactMap { $0 }
      slots = []
      return all
    }
  }
}

/// Things that are given away one by one, each to the thread that works on it.
final class Handover<Thing: Sendable>: Sendable {
  private let things: Mutex<[Thing?]>

  /// Keeps the things until somebody takes them.
  init(_ things: [Thing]) { self.things = Mutex(things) }

  /// Gives a thing away; whoever has it is the only one.
  func take(_ index: Int) -> Thing? {
    things.withLock { slots in
      var taken: Thing?
      swap(&taken, &slots[index])
      return taken
    }
  }
}
