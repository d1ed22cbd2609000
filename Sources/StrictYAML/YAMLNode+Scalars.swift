public import Register

extension YAMLNode {
  /// Reads a text; numbers are taken as they are written.
  public func string() throws(YAMLFault) -> String {
    guard let text = plainText, !isNull else { throw expected("text") }
    return text
  }

  /// Reads a whole number.
  public func integer() throws(YAMLFault) -> Int {
    guard case .scalar(let text, false) = content, let number = Int(text) else {
      throw expected("whole-number")
    }
    return number
  }

  /// Reads a decimal number with a point.
  public func number() throws(YAMLFault) -> Double {
    guard case .scalar(let text, false) = content, let number = Double(text), number.isFinite else {
      throw expected("number")
    }
    return number
  }

  /// Reads yes or no: `yes`, `no`, `true`, `false`.
  public func answer() throws(YAMLFault) -> Bool {
    switch plainText {
    case "yes", "true": return true
    case "no", "false": return false
    default: throw expected("yes-or-no")
    }
  }

  /// Reads a day written as yyyy-mm-dd.
  public func day() throws(YAMLFault) -> Day {
    guard let text = plainText, let day = Day(iso: text) else { throw expected("day") }
    return day
  }

  /// Reads one word of a list.
  public func word(_ allowed: [String]) throws(YAMLFault) -> String {
    let text = try string()
    guard allowed.contains(text) else {
      throw fault(
        .unknownWord(text, nearest: Spelling.nearest(to: text, among: allowed), allowed: allowed))
    }
    return text
  }

  /// Reads a text in each language, `{fi: …, sv: …, en: …}`; a missing language is an error.
  public func texts() throws(YAMLFault) -> [Language: String] {
    let map = try mapping(Language.allCases.map(\.rawValue))
    var result: [Language: String] = [:]
    for language in Language.allCases {
      result[language] = try map.required(language.rawValue).string()
    }
    return result
  }
}
