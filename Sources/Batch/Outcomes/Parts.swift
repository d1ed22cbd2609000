import Dispatch
import Synchronization

/// Work on many things in parts, side by side, with the results in the order of the things.
enum Parts {
  /// Does every part of `size` things on `jobs` threads.
  static func map<Result: Sendable>(
    _ count: Int, size: Int, jobs: Int, _ body: @Sendable (Range<Int>) -> Result
  ) -> [Result] {
    let parts = (count + size - 1) / size
    let range = { (part: Int) in part * size..<min(count, (part + 1) * size) }
    guard jobs > 1, parts > 1 else { return (0..<parts).map { body(range($0)) } }
    let results = Mutex([Result?](repeating: nil, count: parts))
    let next = Mutex(0)
    DispatchQueue.concurrentPerform(iterations: min(jobs, parts)) { _ in
      while true {
        let part = next.withLock { value -> Int in
          value += 1
          return value - 1
        }
        guard part < parts else { return }
        let result = body(part * size..<min(count, (part + 1) * size))
        results.withLock { $0[part] = result }
      }
    }
    return results.withLock { $0.compactMap { $0 } }
  }

  /// Makes the bytes of every part on `jobs` threads and puts them down in order, a few parts at a
  /// time, so that a long file never stands in memory as a whole.
  static func write(
    _ count: Int, size: Int = 1024, jobs: Int,
    make: @Sendable (Range<Int>) throws -> [UInt8], put: ([UInt8]) throws -> Void
  ) throws {
    let wave = size * max(1, jobs) * 4
    for first in stride(from: 0, to: count, by: wave) {
      let pieces = map(min(wave, count - first), size: size, jobs: jobs) { part in
        Result { try make(first + part.lowerBound..<first + part.upperBound) }
      }
      for piece in pieces { try put(piece.get()) }
    }
  }
}
