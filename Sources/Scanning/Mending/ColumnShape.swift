/// What the values of one column look like, learned from the rows that are whole.
///
/// Digits count, letters only by their case: `28/01/2018` and `03/12/2019` have one shape. A column
/// with few shapes can tell where a value of another column begins.
struct ColumnShape {
  private var shapes: Set<[UInt8]> = []
  private var count = 0
  private var empty = 0
  private var shortest = Int.max
  private var longest = 0
  /// Whether some value holds the file's delimiter.
  private(set) var holdsDelimiter = false

  /// What a value that does not look right costs.
  static let wrong = 20

  /// Learns a value.
  mutating func learn(_ value: [UInt8], delimiter: [UInt8]) {
    count += 1
    guard !value.isEmpty else {
      empty += 1
      return
    }
    if shapes.count <= 24 { shapes.insert(ColumnShape.shape(value[...])) }
    shortest = min(shortest, value.count)
    longest = max(longest, value.count)
    if !holdsDelimiter, value.count >= delimiter.count {
      holdsDelimiter = (0...(value.count - delimiter.count)).contains {
        value[$0..<($0 + delimiter.count)].elementsEqual(delimiter)
      }
    }
  }

  /// Whether the shapes are few enough to tell this column's values from others.
  var isTight: Bool { count >= 4 && !shapes.isEmpty && shapes.count * 4 <= max(4, count) }
  /// Whether nothing ever stands in the column.
  var isEmpty: Bool { count > 0 && empty == count }
  /// Whether anything is known of the column.
  var isKnown: Bool { count > 0 }

  /// How little a value looks like this column's: 0 for one that does.
  func misfit(_ value: ArraySlice<UInt8>) -> Int {
    guard count > 0 else { return 2 }
    guard !value.isEmpty else { return empty == 0 ? 12 : 0 }
    if isEmpty { return 15 }
    if shapes.contains(ColumnShape.shape(value)) { return 0 }
    // A stray quote at the beginning says nothing of the rest.
    if value.count > 1, value.first == 0x22 || value.first == 0x27 {
      return 1 + misfit(value.dropFirst())
    }
    if isTight { return ColumnShape.wrong }
    if value.count > longest * 2 || value.count * 3 < shortest { return 8 }
    return 2
  }

  /// Whether a value has a shape of a column that has few.
  func isSure(_ value: ArraySlice<UInt8>) -> Bool {
    isTight && !value.isEmpty && shapes.contains(ColumnShape.shape(value))
  }

  /// The shape of a value: digits as 9, letters as a or A with runs of them as one.
  static func shape(_ value: ArraySlice<UInt8>) -> [UInt8] {
    var result: [UInt8] = []
    for byte in value.prefix(48) {
      let sign: UInt8
      switch byte {
      case 0x30...0x39: sign = 0x39
      case 0x41...0x5a: sign = 0x41
      case 0x61...0x7a, 0x80...0xff: sign = 0x61
      default: sign = byte
      }
      if sign == result.last, sign != 0x39 { continue }
      result.append(sign)
    }
    return result
  }
}
