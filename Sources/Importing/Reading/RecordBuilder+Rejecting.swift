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
    let reject = rejected(plan, fault, rule: rule, cells: cells, bytes: bytes, at: place)
    contents.rejects.append(reject)
  }

  /// What is kept of a row, or of one of its records, with a fault in a cell.
  mutating func rejected(
    _ plan: ShapePlan, _ fault: CellFault, rule: Int?, cells: Span<Cell>, bytes: Span<UInt8>,
    at place: RowPlace
  ) -> FileContents.Reject {
    let cell = cells[fault.field]
    let text = bytes.extracting(cell.range)
    let kind = plan.fields[fault.field].kind
    let known = rule.map { plan.rules[$0].kind } ?? plan.kind(cells: cells, bytes: bytes)
    var reject = FileContents.Reject(
      byte: place.byte, line: place.line, person: place.person,
      code: plan.situation(rule: rule, cells: cells, bytes: bytes), fault: fault.fault, kind: known)
    reject.element = place.element
    reject.length = UInt32(clamping: place.length)
    reject.read = CellText.shown(text, as: kind, known: fault.known)
    reject.field = contents.phrases.number(of: plan.places[fault.field])
    reject.expected = contents.phrases.number(of: fault.expected)
    if rule == nil { reject.parts = number(of: plan.parts(cells: cells, bytes: bytes)) }
    return reject
  }

  private mutating func number(of parts: [FileContents.Part]) -> UInt32 {
    guard !parts.isEmpty else { return 0 }
    contents.partLists.append(parts)
    return UInt32(contents.partLists.count - 1)
  }

  /// Keeps a row aside that has no person or could not be split into fields.
  mutating func reject(
    line: UInt32, byte: UInt64, element: UInt64, length: UInt64, field: String, fault: Fault,
    expected: String = "", kind: RecordKind? = nil, code: Symbol = .none, person: UInt32? = nil,
    parts: [FileContents.Part] = []
  ) {
    contents.report.read += 1
    var reject = FileContents.Reject(
      byte: byte, line: line, person: person, code: code, fault: fault, kind: kind)
    reject.element = element
    reject.length = UInt32(clamping: length)
    reject.field = contents.phrases.number(of: field)
    reject.expected = contents.phrases.number(of: expected)
    reject.parts = number(of: parts)
    contents.rejects.append(reject)
  }
}
