/// The faults met in one row so far.
struct CSVFaults: OptionSet {
  let rawValue: UInt8

  static let strayQuote = CSVFaults(rawValue: 1)
  static let fieldTooLong = CSVFaults(rawValue: 2)
  static let nulByte = CSVFaults(rawValue: 4)
  static let badEncoding = CSVFaults(rawValue: 8)
  static let unclosedQuote = CSVFaults(rawValue: 16)

  /// The one that is told of a row that has several: what spoils most comes first.
  var worst: CSVRow.Fault {
    if isEmpty { return .none }
    if contains(.unclosedQuote) { return .unclosedQuote }
    if contains(.badEncoding) { return .badEncoding }
    if contains(.nulByte) { return .nulByte }
    return contains(.fieldTooLong) ? .fieldTooLong : .strayQuote
  }
}
