/// How long each step of a run took: the only part of `run.json` that may differ between two equal
/// runs.
struct StepClock {
  private let clock = ContinuousClock()
  private var last: ContinuousClock.Instant
  private(set) var seconds: [(step: RunOptions.Step, seconds: Double)] = []

  init() { last = clock.now }

  mutating func finish(_ step: RunOptions.Step) {
    let now = clock.now
    let (whole, attoseconds) = (now - last).components
    seconds.append((step, Double(whole) + Double(attoseconds / 1_000_000_000_000) / 1e6))
    last = now
  }
}
