/// The paths of a layout as a tree of elements, for reading an XML file event by event.
struct XMLPaths: Sendable {
  /// One element: where its text and attributes go, and what may stand inside it.
  struct Node: Sendable {
    var children: [(name: Int, node: Int)] = []
    var attributes: [(name: Int, field: Int)] = []
    /// The field its text fills, or -1.
    var text = -1
    /// The record element it is, or -1.
    var element = -1
  }

  /// The node of the person element.
  static let person = 0

  private(set) var nodes: [Node] = [Node()]
  /// The names the layout knows; their numbers stand in the nodes.
  private(set) var names: [String: Int] = [:]

  init(_ plan: FilePlan) {
    add(plan.shape.fields, under: XMLPaths.person)
    for (index, element) in plan.layout.elements.enumerated() {
      let node = child(of: XMLPaths.person, named: element.name)
      nodes[node].element = index
      add(element.shape.fields, under: node)
    }
  }

  private mutating func add(_ fields: [LayoutField], under node: Int) {
    for (index, field) in fields.enumerated() {
      for path in [field.name] + field.names { add(path, field: index, under: node) }
    }
  }

  private mutating func add(_ path: String, field: Int, under node: Int) {
    var current = node
    for part in path.split(separator: "/") {
      if part.hasPrefix("@") {
        nodes[current].attributes.append((number(String(part.dropFirst())), field))
        return
      }
      current = child(of: current, named: String(part))
    }
    nodes[current].text = field
  }

  private mutating func child(of node: Int, named name: String) -> Int {
    let number = number(name)
    if let found = nodes[node].children.first(where: { $0.name == number }) { return found.node }
    nodes.append(Node())
    nodes[node].children.append((number, nodes.count - 1))
    return nodes.count - 1
  }

  private mutating func number(_ name: String) -> Int {
    if let known = names[name] { return known }
    names[name] = names.count
    return names.count - 1
  }

  /// The node of a child element, or -1.
  func child(_ name: Int, of node: Int) -> Int {
    for child in nodes[node].children where child.name == name { return child.node }
    return -1
  }

  /// The field of an attribute, or -1.
  func attribute(_ name: Int, of node: Int) -> Int {
    for attribute in nodes[node].attributes where attribute.name == name {
      return attribute.field
    }
    return -1
  }
}
