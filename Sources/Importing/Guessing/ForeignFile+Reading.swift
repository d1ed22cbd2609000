import Register
import Scanning

extension ForeignFile {
  private static let sample = 300
  private static let headSize = 1 << 20

  /// Reads the head of a file.
  static func read(path: String, name: String) throws(ScanFault) -> ForeignFile {
    let file = try FileBytes(path: path)
    guard file.count > 0 else { throw ScanFault(.emptyFile) }
    let head = try file.head(headSize)
    let text = TextEncoding.guess(head.span).encoding.decode(head.span)
    let stem = name.split(separator: ".").first.map(String.init) ?? name
    if XMLProlog.looksLikeXML(text.span) { return try readXML(file, stem) }
    return readCSV(text, stem)
  }

  private static func readCSV(_ text: [UInt8], _ name: String) -> ForeignFile {
    let grammar = CSVGrammar.guess(text)
    var mender = TableMender(text, grammar: grammar)
    let table = mender.read(keepingAll: true)
    var group = Group(name: "")
    if let header = table.rows.first {
      for (index, cell) in header.enumerated() {
        var column = Column(name: String(decoding: cell, as: UTF8.self))
        for row in table.rows.dropFirst().prefix(sample) where index < row.count {
          column.values.append(row[index])
        }
        group.columns.append(column)
      }
    }
    return ForeignFile(format: .csv, name: name, groups: [group])
  }

  private static func readXML(_ file: FileBytes, _ name: String) throws(ScanFault) -> ForeignFile {
    var tree = ForeignTree()
    let reader = try XMLReader(file: file)
    var batch = XMLBatch()
    while try reader.next(into: &batch) {
      tree.take(batch, names: reader.names)
      if tree.isEnough { break }
    }
    return tree.file(named: name)
  }
}

/// The element tree of an XML file, collected from its events.
struct ForeignTree {
  private struct Node {
    var path: [String]
    var count = 0
    var values: [[UInt8]] = []
    var hasText = false
  }

  private var nodes: [Node] = []
  private var numbers: [[String]: Int] = [:]
  private var stack: [String] = []
  private var events = 0

  /// Whether enough was seen for a sample.
  var isEnough: Bool { events > 200_000 }

  mutating func take(_ batch: XMLBatch, names: [String]) {
    events += batch.events.count
    for event in batch.events {
      let number = Int(event.name)
      let name = number < names.count ? names[number] : ""
      switch event.kind {
      case .start:
        stack.append(name)
        note(stack, nil)
      case .attribute: note(stack + ["@" + name], value(event, batch))
      case .text:
        let text = value(event, batch)
        if text.contains(where: { $0 > 0x20 }) { note(stack, text) }
      case .end: if !stack.isEmpty { stack.removeLast() }
      }
    }
  }

  private func value(_ event: XMLEvent, _ batch: XMLBatch) -> [UInt8] {
    let start = Int(event.start)
    let end = start + Int(event.count)
    return end <= batch.bytes.count ? Array(batch.bytes[start..<end]) : []
  }

  private mutating func note(_ path: [String], _ value: [UInt8]?) {
    guard path.count <= 8 else { return }
    let index: Int
    if let known = numbers[path] {
      index = known
    } else {
      guard nodes.count < 4096 else { return }
      index = nodes.count
      numbers[path] = index
      nodes.append(Node(path: path))
    }
    guard let value else {
      nodes[index].count += 1
      return
    }
    if path.last?.first != "@" { nodes[index].hasText = true }
    if nodes[index].values.count < 300 { nodes[index].values.append(value) }
  }

  /// The tree as groups: the person element's own fields, and the elements inside it.
  func file(named name: String) -> ForeignFile {
    var file = ForeignFile(format: .xml, name: name, groups: [])
    file.root = nodes.first?.path.first ?? ""
    // The person is the most frequent element right under the root.
    var person: Node?
    for node in nodes where node.path.count == 2 && node.path.last?.first != "@" {
      if node.count > person?.count ?? 0 { person = node }
    }
    guard let person, let element = person.path.last else { return file }
    file.person = element
    for node in nodes where node.path.count == 2 && node.path.last?.first == "@" {
      let days = node.values.filter { CellReading.day($0.span) != nil }
      if !days.isEmpty { file.extracted = String(node.path[1].dropFirst()) }
    }
    var own = ForeignFile.Group(name: "")
    var inner: [ForeignFile.Group] = []
    let base = person.path
    for node in nodes where node.path.count > base.count && node.path.starts(with: base) {
      let rest = Array(node.path.dropFirst(base.count))
      guard node.hasText || node.path.last?.first == "@" else { continue }
      let column = ForeignFile.Column(name: rest.joined(separator: "/"), values: node.values)
      // An element with attributes or children that comes often is a record of its own.
      if let first = rest.first, first.first != "@", isRecord(base + [first], person.count) {
        var column = column
        column.name = rest.dropFirst().joined(separator: "/")
        guard !column.name.isEmpty else { continue }
        if let index = inner.firstIndex(where: { $0.name == first }) {
          inner[index].columns.append(column)
        } else {
          inner.append(ForeignFile.Group(name: first, columns: [column]))
        }
      } else {
        own.columns.append(column)
      }
    }
    file.groups = [own] + inner
    return file
  }

  // A record has fields of its own, one of them a day.
  private func isRecord(_ path: [String], _ persons: Int) -> Bool {
    let fields = nodes.filter { $0.path.count > path.count && $0.path.starts(with: path) }
    return fields.contains { node in
      node.values.contains { CellReading.day($0.span) != nil }
    }
  }
}
