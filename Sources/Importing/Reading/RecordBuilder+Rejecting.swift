import Register

// What is kept aside.
extension RecordBuilder {
  /// Keeps a row aside for a fault in one of its cells.
  mutating func reject(
    _ plan: ShapePlan, _ fault: CellFault, rule: Int? = nil, cells: Span<Cell>,
    bytes: Span<UInt8>, at place: RowPlace
  ) {
    clear()
    contents.report.read += 1
    contents.rejects.append(
      rejected(plan, fault, rule: rule, cells: cells, bytes: bytes, at: place))
  }

  /// What is kept of a row, or of one of its records, with a fault in a cell.
  func rejected(
    _ plan: ShapePlan, _ fault: CellFault, rule: Int?, cells: Span<Cell>, bytes: Span<UInt8>,
    at place: RowPlace
  ) -> FileContents.Reject {
    let cell = cells[fault.field]
    let text = bytes.extracting(cell.range)
    let kind = plan.fields[fault.field].kind
    let known = rule.map { plan.rules[$0].kind } ?? plan.kind(cells: cells, bytes: bytes)
    return FileContents.Reject(
      line: place.line, byte: place.byte, field: plan.places[fault.field], fault: fault.fault,
      read: CellText.shown(text, as: kind, known: fault.known), expected: fault.expected,
      kind: known, code: plan.situation(rule: rule, cells: cells, bytes: bytes),
      person: place.person,
      parts: rule == nil ? plan.parts(cells: cells, bytes: bytes) : [], element: place.element,
      length: place.length)
  }

  /// Keeps a row aside that has no person or could not be split into fields.
  mutating func reject(
    line: UInt32, byte: UInt64, element: UInt64, length: UInt64, field: String, fault: Fault,
    expected: String = "", kind: RecordKind? = nil, code: Symbol = .none, person: UInt32? = nil,
    parts: [FileContents.Part] = []
  ) {
    contents.report.read += 1
    contents.rejects.append(
      FileContents.Reject(
        line: line, byte: byte, field: field, fault: fault, read: "", expected: expected,
        kind: kind, code: code, person: person, parts: parts, element: element, length: length))
  }
}
