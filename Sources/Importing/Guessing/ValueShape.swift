import Register

/// What the values of a column look like, from a sample; the values themselves are not kept.
struct ValueShape: Sendable {
  /// The shapes that a column's values can have.
  enum Form: String, Sendable, CaseIterable {
    case personCode = "person-code"
    case day, number, answer, municipality, postal, language, word, code
  }

  /// Number of values that were not empty.
  private(set) var count = 0
  /// Whether no value was empty.
  let isAlwaysFilled: Bool
  private var found: [Form: Int] = [:]
  /// Number of distinct values, as far as they were counted.
  private(set) var distinct = 0
  /// Words that are known for some meaning and stand in the column, by meaning, sorted.
  private(set) var words: [String: [String]] = [:]
  private var knownCounts: [String: Int] = [:]

  private static let languages: Set<String> = ["fi", "sv", "en", "ru", "et", "ar", "so"]

  /// Looks at the values of a column.
  init(_ values: [[UInt8]], known: KnownValues) {
    var seen: Set<[UInt8]> = []
    var hits: [String: Set<String>] = [:]
    var knownCounts: [String: Int] = [:]
    for value in values {
      let bytes = ValueShape.trimmed(value)
      guard !bytes.isEmpty else { continue }
      count += 1
      if seen.count < 200 { seen.insert(bytes) }
      let span = bytes.span
      if case .accepted = PersonCode.read(span) { found[.personCode, default: 0] += 1 }
      if CellReading.day(span) != nil { found[.day, default: 0] += 1 }
      if CellReading.hundredths(span) != nil { found[.number, default: 0] += 1 }
      if CellReading.answer(span) != nil { found[.answer, default: 0] += 1 }
      let text = String(decoding: bytes, as: UTF8.self)
      if bytes.count == 3, Municipalities.builtIn[text] != nil {
        found[.municipality, default: 0] += 1
      }
      if bytes.count == 5, bytes.allSatisfy({ $0 &- 48 <= 9 }) { found[.postal, default: 0] += 1 }
      if ValueShape.languages.contains(text.lowercased()) { found[.language, default: 0] += 1 }
      if bytes.count <= 8, CodeForm.code.fits(span) { found[.code, default: 0] += 1 }
      for entry in known[text.lowercased()] {
        hits[entry.meaning, default: []].insert(text.lowercased())
        knownCounts[entry.meaning, default: 0] += 1
      }
    }
    distinct = seen.count
    if distinct <= 20, distinct * 2 <= count || count <= 3 { found[.word] = count }
    for (list, entries) in hits { words[list] = entries.sorted() }
    self.knownCounts = knownCounts
    isAlwaysFilled = count > 0 && count == values.count
  }

  /// The share of the values that have a form.
  func share(_ form: Form) -> Double {
    count == 0 ? 0 : Double(found[form] ?? 0) / Double(count)
  }

  /// The share of the values that are words known for a meaning.
  func known(_ meaning: String) -> Double {
    count == 0 ? 0 : Double(knownCounts[meaning] ?? 0) / Double(count)
  }

  /// How well the values agree with what a meaning holds: 1 agrees, 0 contradicts, nothing if
  /// there is nothing to go by.
  func agreement(_ shape: String) -> Double? {
    guard count > 0 else { return nil }
    switch shape {
    case "person-code": return share(.personCode)
    case "day": return share(.day)
    case "number": return share(.day) > 0.8 ? 0 : share(.number)
    case "answer": return share(.answer)
    case "municipality": return share(.municipality)
    case "postal": return share(.postal)
    case "language": return share(.language)
    case "local-number":
      return share(.personCode) > 0.2 || share(.day) > 0.5 ? 0 : distinct * 3 < count ? 0.4 : 0.9
    case "word", "code":
      if share(.day) > 0.5 || share(.personCode) > 0.2 { return 0 }
      return max(share(.word), shape == "code" ? share(.code) : 0.6)
    case "text":
      if share(.day) > 0.5 || share(.personCode) > 0.2 { return 0 }
      return share(.number) > 0.9 && share(.postal) < 0.5 ? 0.3 : 0.9
    default: return nil
    }
  }

  private static func trimmed(_ value: [UInt8]) -> [UInt8] {
    let cell = CellReading.trimmed(value.span, start: 0, count: value.count)
    return Array(value[cell.range])
  }
}
