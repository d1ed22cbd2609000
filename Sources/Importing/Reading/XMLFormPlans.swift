import Scanning

/// What the layout makes of start tags of one form, worked out when the first of them is met.
struct XMLFormPlans: Sendable {
  /// What to do with a tag of a form.
  struct Plan: Sendable {
    /// The node the element stands in, and its own.
    let parent: Int
    let node: Int
    /// The record element it is, or -1.
    let element: Int
    let attributeCount: Int
    /// The field that its text fills, or -1.
    let text: Int
    /// Where it begins in `fields`: for a record element the attribute of each of its fields, or -1;
    /// else the field of each attribute.
    let first: Int
    let count: Int
  }

  private var plans: [Plan?] = []
  private var known: [Bool] = []
  private(set) var fields: [Int] = []

  /// Whether a form was looked at.
  @inline(__always)
  func isKnown(_ form: Int) -> Bool { form < known.count && known[form] }

  /// What to do with a tag of a form that was looked at, if all of it is known to the layout.
  @inline(__always)
  func plan(_ form: Int, in parent: Int) -> Plan? {
    guard let found = plans[form], found.parent == parent else { return nil }
    return found
  }

  /// Looks at a form, of which a tag is the event at an index.
  @inline(never)
  mutating func add(
    _ form: Int, in parent: Int, _ events: Span<XMLEvent>, _ index: Int, numbers: [Int],
    paths: XMLPaths.Flat, plan: FilePlan
  ) {
    while known.count <= form {
      known.append(false)
      plans.append(nil)
    }
    known[form] = true
    let number = numbers[Int(events[index].name)]
    // The person itself begins anew, and what the layout does not know is said.
    guard number != paths.person else { return }
    let node = paths.child(number, of: parent)
    guard node >= 0 else { return }
    var own: [Int] = []
    var end = index + 1
    while end < events.count, events[end].kind == .attribute {
      own.append(paths.attribute(numbers[Int(events[end].name)], of: node))
      end += 1
    }
    guard end < events.count, own.allSatisfy({ $0 >= 0 }), Set(own).count == own.count else {
      return
    }
    let element = paths.element(of: node)
    let text = paths.text(of: node)
    guard text < 0 || !own.contains(text) else { return }
    let attributeCount = own.count
    if element >= 0 {
      own = plan.elements[element].fields.indices.map { own.firstIndex(of: $0) ?? -1 }
    }
    plans[form] = Plan(
      parent: parent, node: node, element: element, attributeCount: attributeCount,
      text: text, first: fields.count, count: own.count)
    fields += own
  }
}

// Elements whose start tag is written as one before: all that is to be known of them is.
extension XMLPersonReader {
  /// Reads an element, or its start tag, at one stroke; returns of how many events it is made, and 0
  /// for what is to be read event by event.
  @inline(__always)
  mutating func readKnown(
    _ events: Span<XMLEvent>, _ index: Int, _ bytes: Span<UInt8>
  ) -> Int {
    guard isDirect, stack.count >= 2, openRecords == 0, let parent = stack.last, parent >= 0 else {
      return 0
    }
    let number = Int(events[index].start)
    if !forms.isKnown(number) {
      forms.add(number, in: parent, events, index, numbers: numbers, paths: paths, plan: plan)
    }
    guard let form = forms.plan(number, in: parent) else { return 0 }
    let first = index &+ 1
    let end = first &+ form.attributeCount
    if form.element >= 0 {
      // One with an end tag may hold something, whatever the one before held.
      guard end < events.count, events[end].kind == .end else { return 0 }
      let event = events[index]
      parts.append(
        Part(
          element: form.element, line: event.line, byte: event.byte, firstCell: cells.count,
          isTrimmed: true))
      let fields = forms.fields
      cells.append(addingCapacity: form.count) { (span: inout OutputSpan<Cell>) in
        for position in form.first..<form.first &+ form.count {
          let attribute = fields[position]
          guard attribute >= 0 else {
            span.append(.empty)
            continue
          }
          let value = events[first &+ attribute]
          span.append(
            CellReading.trimmed(bytes, start: Int(value.start), count: Int(value.count)))
        }
      }
      return form.attributeCount &+ 2
    }
    return readOwn(form, events, first, end)
  }

  // An element with fields of the person.
  @inline(__always)
  private mutating func readOwn(
    _ form: XMLFormPlans.Plan, _ events: Span<XMLEvent>, _ first: Int, _ end: Int
  ) -> Int {
    // A value that stands already is told to be replaced by the longer way.
    guard end &+ 1 < events.count, form.text < 0 || cells[form.text].count == 0 else { return 0 }
    let fields = forms.fields
    var cells = cells.mutableSpan
    for position in 0..<form.attributeCount {
      cells[fields[form.first &+ position]] = XMLPersonReader.cell(events[first &+ position])
    }
    if events[end].kind == .end { return end &- first &+ 2 }
    if form.text >= 0, events[end].kind == .text, events[end &+ 1].kind == .end {
      cells[form.text] = XMLPersonReader.cell(events[end])
      return end &- first &+ 3
    }
    stack.append(form.node)
    return end &- first &+ 1
  }

  @inline(__always)
  private static func cell(_ event: XMLEvent) -> Cell {
    Cell(
      start: Int32(truncatingIfNeeded: event.start), count: Int32(truncatingIfNeeded: event.count))
  }
}
