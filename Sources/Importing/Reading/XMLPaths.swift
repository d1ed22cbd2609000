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
      var node = XMLPaths.person
      for name in element.name.split(separator: "/") { node = child(of: node, named: String(name)) }
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

  /// The paths as tables: one look for each tag and attribute of a file.
  func flat(layout: Layout) -> Flat { Flat(self, person: layout.person) }

  /// The tree in tables of numbers.
  struct Flat: Sendable {
    /// The number of the person element's name; the names the layout knows come before it.
    let person: Int
    private let children: [Int32]
    private let attributes: [Int32]
    private let texts: [Int32]
    private let elements: [Int32]
    private let width: Int

    fileprivate init(_ paths: XMLPaths, person name: String) {
      person = paths.names.count
      let width = paths.names.count
      var children = [Int32](repeating: -1, count: paths.nodes.count * width)
      var attributes = children
      for (index, node) in paths.nodes.enumerated() {
        for child in node.children { children[index * width + child.name] = Int32(child.node) }
        for attribute in node.attributes where attributes[index * width + attribute.name] < 0 {
          attributes[index * width + attribute.name] = Int32(attribute.field)
        }
      }
      self.width = width
      self.children = children
      self.attributes = attributes
      texts = paths.nodes.map { Int32($0.text) }
      elements = paths.nodes.map { Int32($0.element) }
    }

    /// The node of a child element, or -1.
    func child(_ name: Int, of node: Int) -> Int {
      name >= 0 && name < width ? Int(children[node &* width &+ name]) : -1
    }

    /// The field of an attribute, or -1.
    func attribute(_ name: Int, of node: Int) -> Int {
      name >= 0 && name < width ? Int(attributes[node &* width &+ name]) : -1
    }

    /// The field that the text of a node fills, or -1.
    func text(of node: Int) -> Int { Int(texts[node]) }

    /// The record element that a node is, or -1.
    func element(of node: Int) -> Int { Int(elements[node]) }
  }
}
