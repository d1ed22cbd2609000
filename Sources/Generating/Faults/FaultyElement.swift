/// A record element of an XML export taken apart to be spoiled: one line, attributes only.
struct FaultyElement {
  private let name: String
  private let indent: String
  private var attributes: [(key: String, value: String)] = []

  init(_ line: [UInt8]) {
    let text = String(decoding: line, as: UTF8.self)
    indent = String(text.prefix { $0 == " " })
    let inner = text.dropFirst(indent.count + 1).dropLast(2)
    name = String(inner.prefix { $0 != " " })
    var rest = inner.dropFirst(name.count)
    while let equals = rest.firstIndex(of: "=") {
      let key = rest[..<equals].drop { $0 == " " }
      let value = rest[equals...].dropFirst(2).prefix { $0 != "\"" }
      attributes.append((String(key), String(value)))
      rest = rest[value.endIndex...].dropFirst()
    }
  }

  /// The lines that stand for the element with a fault, or nothing where it cannot have it.
  func spoiled(_ kind: FaultKind) -> [[UInt8]]? {
    switch kind {
    case .duplicateRow: [line, line]
    case .daysDisagree:
      name == "tmt" ? (Int(self["paivat"]).map { [line, with(["paivat": String($0 + 3)])] }) : nil
    case .unknownCode: unknownCode()
    case .badDay: self[startKey].isEmpty ? nil : [with([startKey: "2010-02-31"])]
    case .endBeforeStart: isPlan || !isClosed ? nil : [swapped]
    case .reviewBeforeSigning: isPlan && isClosed ? [swapped] : nil
    case .supersededPair: canReopen ? [with([endKey: "", "syy": ""]), line] : nil
    default: nil
    }
  }

  private subscript(_ key: String) -> String {
    attributes.first { $0.key == key }?.value ?? ""
  }

  private var line: [UInt8] { with([:]) }

  private func with(_ changes: [String: String]) -> [UInt8] {
    var text = indent + "<" + name
    for (key, value) in attributes { text += " \(key)=\"\(changes[key] ?? value)\"" }
    return Array((text + "/>").utf8)
  }

  private var isPlan: Bool { name == "suunnitelma" || self["taulu"] == "YTHAKSU" }

  private var startKey: String {
    switch name {
    case "suunnitelma": "laadittu"
    case "asiointi", "tmt": "pvm"
    default: "alku"
    }
  }

  private var endKey: String { name == "suunnitelma" ? "tarkistus" : "loppu" }

  private var isClosed: Bool {
    !self[endKey].isEmpty && !self[startKey].isEmpty && self[endKey] != self[startKey]
  }

  private var canReopen: Bool {
    isClosed && !isPlan && ["jakso", "tilanne", "toimenpide", "lupa"].contains(name)
  }

  private var swapped: [UInt8] {
    with([startKey: self[endKey], endKey: self[startKey]])
  }

  private func unknownCode() -> [[UInt8]]? {
    if name == "tilanne" { return [with(["laji": "horoskooppi"])] }
    guard name == "jakso", ["YTYOLL", "YSIJOIT", "YTKOKE", "YTHAKSU"].contains(self["taulu"]) else {
      return nil
    }
    return [with(["koodi": "77"])]
  }
}
