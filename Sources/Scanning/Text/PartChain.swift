/// Puts the parts of a file together, in their order, and says which of them can be believed.
public struct PartChain: Sendable {
  /// What becomes of a part.
  public enum Verdict: Sendable, Hashable {
    /// A row or element that began before reaches over the whole part: nothing begins in it.
    case skip
    /// The part began where the rows before it end; so many lines are to be added to its own.
    case accept(lines: Int)
    /// It did not: it is to be read again from here.
    case readAgain(from: PartPlace)
  }

  /// The next row or element that is known; nothing behind the last one.
  public private(set) var known: PartPlace?

  /// Starts at a place that is known.
  public init(from place: PartPlace) { known = place }

  /// What becomes of a part that began at a supposed place, if it met one.
  public func judge(first: PartPlace?, end: UInt64) -> Verdict {
    guard let known, known.byte < end else { return .skip }
    if let first, first.byte == known.byte { return .accept(lines: known.line - first.line) }
    return .readAgain(from: known)
  }

  /// Goes on behind a part, with the place that follows it as the part itself tells.
  public mutating func advance(to next: PartPlace?, lines: Int) {
    known = next.map { PartPlace(byte: $0.byte, line: $0.line + lines) }
  }
}
