import Scanning
import Synchronization

/// Does several pieces of work at once; what comes out stands in the order of the pieces.
enum Parallel {
  /// The results of so many pieces of work, done by at most so many threads.
  static func map<Result: Sendable>(
    _ count: Int, jobs: Int, _ work: @Sendable (Int) -> Result
  ) -> [Result] {
    let results = Mutex([Result?](repeating: nil, count: count))
    Workers.share(count, jobs: jobs) { next in
      while let index = next() {
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
