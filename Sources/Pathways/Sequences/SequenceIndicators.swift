/// What one sequence is like: one row of `indicators.csv`, after the definitions of TraMineR.
public struct SequenceIndicators: Sendable, Hashable {
  /// The number of steps.
  public var length: Int
  /// How often the state changes.
  public var transitions: Int
  /// Shannon's entropy of the time in each state, 1 if all states of the alphabet last equally.
  public var entropy: Double
  /// Elzinga's turbulence: 1 for one state throughout, more for more and more even spells.
  public var turbulence: Double
  /// Gabadinho's complexity: the geometric mean of relative transitions and entropy.
  public var complexity: Double

  /// Measures a sequence.
  ///
  /// - Parameter alphabet: How many states there are; the entropy is normalised by it.
  public init(
    _ states: some Collection<PathwayState>, alphabet: Int = PathwayState.allCases.count
  ) {
    var times = [Int](repeating: 0, count: PathwayState.allCases.count)
    var spells: [(state: PathwayState, steps: Int)] = []
    for state in states {
      times[Int(state.rawValue)] += 1
      if let last = spells.last, last.state == state {
        spells[spells.count - 1].steps += 1
      } else {
        spells.append((state, 1))
      }
    }
    length = states.count
    transitions = max(0, spells.count - 1)
    entropy = SequenceIndicators.entropy(times, length: length, alphabet: alphabet)
    turbulence = SequenceIndicators.turbulence(spells, length: length)
    complexity =
      length > 1
      ? (Double(transitions) / Double(length - 1) * entropy).squareRoot() : 0
  }

  private static func entropy(_ times: [Int], length: Int, alphabet: Int) -> Double {
    guard length > 0, alphabet > 1 else { return 0 }
    var sum = 0.0
    for time in times where time > 0 && time < length {
      let share = Double(time) / Double(length)
      sum -= share * Mathematics.log(share)
    }
    return sum / Mathematics.log(Double(alphabet))
  }

  // log2( phi (s2max + 1) / (s2 + 1) ): phi counts the distinct subsequences of the spells' states,
  // s2 is the variance of their lengths, s2max the largest it can be for that many spells.
  private static func turbulence(
    _ spells: [(state: PathwayState, steps: Int)], length: Int
  ) -> Double {
    guard !spells.isEmpty else { return 0 }
    let count = Double(spells.count)
    let mean = Double(length) / count
    var squares = 0.0
    for spell in spells {
      let difference = Double(spell.steps) - mean
      squares += difference * difference
    }
    let variance = squares / count
    let largest = (count - 1) * (1 - mean) * (1 - mean)
    return logarithmOfSubsequences(spells)
      + Mathematics.log2((largest + 1) / (variance + 1))
  }

  // The binary logarithm of the number of distinct subsequences, the empty one included. The count
  // doubles with nearly every spell, so it is kept scaled by a power of two.
  private static func logarithmOfSubsequences(
    _ spells: [(state: PathwayState, steps: Int)]
  ) -> Double {
    var total = 1.0
    var exponent = 0
    var beforeLast = [Double](repeating: 0, count: PathwayState.allCases.count)
    for spell in spells {
      let previous = total
      total = 2 * total - beforeLast[Int(spell.state.rawValue)]
      beforeLast[Int(spell.state.rawValue)] = previous
      if total > 0x1p500 {
        total *= 0x1p-500
        for index in beforeLast.indices { beforeLast[index] *= 0x1p-500 }
        exponent += 500
      }
    }
    return Mathematics.log2(total) + Double(exponent)
  }
}
