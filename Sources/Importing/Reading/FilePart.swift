import Register
import Scanning

/// What reading a part of a file by itself gave.
protocol FilePart {
  var contents: FileContents { get set }
  /// The first row or element; nothing if none began in the part.
  var first: PartPlace? { get }
  /// The first one behind the part; nothing if the file ends before there is one.
  var next: PartPlace? { get }
}

extension PartChain {
  /// Takes the parts of a file that can be believed, in their order, each with the lines before it;
  /// what was wrongly supposed is read again.
  ///
  /// The first part begins at a known place. `take` ends the work by returning false.
  mutating func follow<Part: FilePart>(
    _ ranges: [Range<UInt64>], _ results: [Part],
    readAgain: (PartPlace, _ end: UInt64) -> Part, take: (Part, _ lines: Int) -> Bool
  ) {
    for (index, range) in ranges.enumerated() {
      var part = results[index]
      var lines = 0
      if index > 0 {
        switch judge(first: part.first, end: range.upperBound) {
        case .skip: continue
        case .accept(let more): lines = more
        case .readAgain(let place): part = readAgain(place, range.upperBound)
        }
      }
      part.contents.shift(by: lines)
      advance(to: part.next, lines: lines)
      guard take(part, lines) else { return }
    }
  }
}
