public import Register
public import StrictYAML

/// A table that gives a result for the bands of one number, such as a score.
public struct BandTable: Sendable, Hashable {
  /// One row: the numbers it is for, and what it says of them.
  public struct Band: Sendable, Hashable {
    /// What the band is called: its id, else its numbers as they are written in the file.
    public var id: String
    /// The numbers, in steps of the fact, both ends included; several for a list of numbers.
    public var parts: [ClosedRange<Int>]
    /// The result.
    public var result: String
    /// The line in the file.
    public var line: Int
  }

  /// The id; the file's name if it has none.
  public var id: String
  /// The file as the user knows it.
  public var file: String
  /// The fact.
  public var fact: String
  /// What the fact is, in each language; empty if the file does not say.
  public var names: [Language: String]
  /// The least difference of two values, in hundredths: 100 for whole numbers, else 1.
  public var step: Int
  /// The values the fact can have, in steps.
  public var range: ClosedRange<Int>
  /// Whether the first band that holds decides.
  public var isOrdered: Bool
  /// The bands in the file's order.
  public var bands: [Band]

  /// More than any number that can be written in a file, and less than any that could overflow.
  static let endless = -(1 << 60)...(1 << 60)

  /// Whether a file holds a table of bands and no rule book.
  public static func isOne(_ root: YAMLNode) -> Bool {
    guard root.isMapping, let pairs = try? root.pairs() else { return false }
    return pairs.contains { $0.key.plainText == "bands" }
  }

  /// Reads a table of bands.
  public init(_ root: YAMLNode) throws(YAMLFault) {
    let map = try root.mapping([
      "id", "title", "fact", "name", "type", "range", "ordered", "bands",
    ])
    file = root.file
    id = try map["id"]?.string() ?? root.file
    _ = try map["title"]?.texts()
    fact = try map.required("fact").string()
    names = try map["name"]?.texts() ?? [:]
    step = try map["type"]?.word(["whole", "decimal"]) == "decimal" ? 1 : 100
    isOrdered = try map["ordered"]?.answer() ?? false
    range = BandTable.endless
    if let node = map["range"] {
      let numbers = try BandTable.numbers(node.mapping(BandTable.bounds), step)
      guard let numbers else { throw node.fault(.missingKey("from")) }
      range = numbers
    }
    bands = []
    for node in try map.required("bands").items() {
      bands.append(try BandTable.band(node, step))
    }
    guard !bands.isEmpty else { throw root.fault(.missingKey("bands")) }
    var seen: Set<String> = []
    for node in try map.required("bands").items() {
      guard let id = try node.mapping(BandTable.bandKeys)["id"] else { continue }
      let text = try id.string()
      guard seen.insert(text).inserted else { throw id.fault(.repeatedID(text)) }
    }
  }

  private static let lowerBounds = ["from", "least", "at-least", "above"]
  private static let upperBounds = ["to", "most", "at-most", "below"]
  private static let bounds = lowerBounds + upperBounds
  private static let bandKeys = bounds + ["is", "id", "result"]

  private static func band(_ node: YAMLNode, _ step: Int) throws(YAMLFault) -> Band {
    let map = try node.mapping(bandKeys)
    var parts: [ClosedRange<Int>] = []
    if let value = map["is"] {
      for key in bounds where map[key] != nil { throw node.fault(.repeatedKey(key)) }
      for item in value.itemsOrSelf() {
        let number = try BandTable.number(item, step)
        parts.append(number...number)
      }
    } else if let part = try numbers(map, step) {
      parts = [part]
    }
    guard !parts.isEmpty else { throw node.fault(.missingKey("from|to|below|least|is")) }
    var words: [String] = []
    for key in bounds + ["is"] {
      guard let value = map[key] else { continue }
      words.append(key)
      for item in value.itemsOrSelf() { words.append(try item.string()) }
    }
    let written = words.joined(separator: " ")
    let id = try map["id"]?.string()
    return Band(
      id: id ?? written, parts: parts, result: try map["result"]?.string() ?? id ?? written,
      line: node.line)
  }

  // One bound of each side at most; the side that is not given has no end.
  private static func numbers(
    _ map: YAMLMapping, _ step: Int
  ) throws(YAMLFault) -> ClosedRange<Int>? {
    let lower = lowerBounds.filter { map[$0] != nil }
    let upper = upperBounds.filter { map[$0] != nil }
    guard !lower.isEmpty || !upper.isEmpty else { return nil }
    for keys in [lower, upper] where keys.count > 1 {
      throw map.node.fault(.repeatedKey(keys[1]))
    }
    var least = endless.lowerBound
    var greatest = endless.upperBound
    if let key = lower.first {
      least = try number(map.required(key), step) + (key == "above" ? 1 : 0)
    }
    if let key = upper.first {
      greatest = try number(map.required(key), step) - (key == "below" ? 1 : 0)
    }
    guard least <= greatest else {
      throw map.node.fault(.wrongValue(read: upper.first ?? "", expected: "least-below-greatest"))
    }
    return least...greatest
  }

  private static func number(_ node: YAMLNode, _ step: Int) throws(YAMLFault) -> Int {
    let text = try node.string()
    guard let hundredths = Parameter.Value.hundredths(text), hundredths % step == 0 else {
      throw node.fault(
        .wrongValue(read: text, expected: step == 100 ? "whole-number" : "number"))
    }
    return hundredths / step
  }
}
