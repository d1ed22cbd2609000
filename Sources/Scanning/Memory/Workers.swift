import Dispatch
import Synchronization

/// Threads that share pieces of work.
public enum Workers {
  /// Does work with at most so many threads; each asks for the number of a piece that nobody else
  /// has, in the order of the numbers, until there are no more.
  public static func share(
    _ count: Int, jobs: Int, _ work: @Sendable (_ next: () -> Int?) -> Void
  ) {
    let given = Atomic<Int>(0)
    let threads = min(jobs, count)
    DispatchQueue.concurrentPerform(iterations: max(1, threads)) { _ in
      work {
        let index = given.wrappingAdd(1, ordering: .relaxed).oldValue
        return index < count ? index : nil
      }
    }
  }
}
