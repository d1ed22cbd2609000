import Register

/// A layout made ready for one file: its shapes, with every code as a symbol of that file.
struct FilePlan: Sendable {
  let layout: Layout
  let register: SourceRegister
  /// The row, or the person element.
  let shape: ShapePlan
  /// XML: the record elements inside the person, in the layout's order.
  let elements: [ShapePlan]

  init(_ layout: Layout, codes: CodeSource, symbols: inout SymbolTable) {
    self.layout = layout
    register = layout.register ?? .project
    shape = ShapePlan(
      layout.shape, number: 0, layout: layout, path: layout.format == .xml ? layout.person : "",
      codes: codes, register: register, symbols: &symbols)
    var elements: [ShapePlan] = []
    for (name, inner) in layout.elements {
      elements.append(
        ShapePlan(
          inner, number: elements.count + 1, layout: layout, path: layout.person + "/" + name,
          codes: codes,
          register: register, symbols: &symbols))
    }
    self.elements = elements
  }
}
