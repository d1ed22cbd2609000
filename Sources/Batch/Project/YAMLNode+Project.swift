import StrictYAML

extension YAMLNode {
  func integer(atLeast least: Int) throws(YAMLFault) -> Int {
    let number = try integer()
    guard number >= least, number <= Int(Int32.max) else {
      throw fault(.wrongValue(read: "\(number)", expected: "whole-number"))
    }
    return number
  }

  func share() throws(YAMLFault) -> Double {
    let number = try number()
    guard number >= 0, number <= 1 else {
      throw fault(.wrongValue(read: plainText ?? "", expected: "share"))
    }
    return number
  }

  /// Minutes from midnight of a time written as hh:mm.
  func minutesOfDay() throws(YAMLFault) -> Int {
    let text = try string()
    let parts = text.split(separator: ":", omittingEmptySubsequences: false)
    guard parts.count == 2, parts[0].count <= 2, parts[1].count == 2, let hours = Int(parts[0]),
      let minutes = Int(parts[1]), (0...23).contains(hours), (0...59).contains(minutes)
    else { throw fault(.wrongValue(read: text, expected: "time")) }
    return hours * 60 + minutes
  }
}
