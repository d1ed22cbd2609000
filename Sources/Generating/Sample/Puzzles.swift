/// The few things hidden in the sample for a reader to find, by place on the list.
struct Puzzles: Sendable {
  /// A substance situation that could not be read: the decision becomes `review`.
  private(set) var hiddenSubstance: [Int] = []
  /// Two figures of one day that differ.
  private(set) var disagreement: [Int] = []
  /// A person in two twin layouts of both registers.
  private(set) var twins: [Int] = []

  init() {}

  init(listed: Int, seed: UInt64) {
    var candidates = (0..<listed).filter { Scenario.of(listIndex: $0, seed: seed) == .invite }
    func take(_ count: Int) -> [Int] {
      let taken = candidates.prefix(count)
      candidates.removeFirst(taken.count)
      return Array(taken)
    }
    hiddenSubstance = take(4)
    disagreement = take(2)
    twins = take(2)
  }

  func holds(_ listIndex: Int) -> Bool {
    hiddenSubstance.contains(listIndex) || disagreement.contains(listIndex)
      || twins.contains(listIndex)
  }
}
