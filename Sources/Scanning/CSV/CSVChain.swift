/// Puts the parts of a CSV file together, in their order, and says which of them can be believed.
public struct CSVChain: Sendable {
  /// What becomes of a part.
  public enum Verdict: Sendable, Hashable {
    /// A row that began before reaches over the whole part: nothing begins in it.
    case skip
    /// The part began where the rows before it end; so many lines are to be added to its own.
    case accept(lines: Int)
    /// It did not: it is to be read again from here.
    case readAgain(from: CSVPlace)
  }

  /// The next row that is known; nothing behind the last one.
  public private(set) var known: CSVPlace?

  /// Starts at a row, or the blank rest of one, that is known.
  public init(from place: CSVPlace) { known = place }

  /// What becomes of a part that began at a supposed row, if it met any.
  public func judge(first: CSVPlace?, end: UInt64) -> Verdict {
    guard let known, known.byte < end else { return .skip }
    if let first, first.byte == known.byte { return .accept(lines: known.line - first.line) }
    return .readAgain(from: known)
  }

  /// Goes on behind a part, with the row that follows it as the part itself tells.
  public mutating func advance(to next: CSVPlace?, lines: Int) {
    known = next.map { CSVPlace(byte: $0.byte, line: $0.line + lines) }
  }
}
