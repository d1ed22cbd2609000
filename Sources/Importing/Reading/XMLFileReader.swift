import Register
import Scanning

/// Reads one XML file from its root to its end.
struct XMLFileReader {
  /// The file's layout; nothing where it is only looked at for faults.
  let layout: Layout?
  let codes: CodeSource
  let asOf: Day?

  /// Reads a file into contents that name its layout already.
  func read(_ file: FileBytes, into start: FileContents) -> FileContents {
    var contents = start
    let layout = layout.flatMap { $0.isCounted ? $0 : nil }
    let plan = layout.map { FilePlan($0, codes: codes, symbols: &contents.symbols) }
    var persons = plan.map { XMLPersonReader(plan: $0, asOf: asOf, contents: contents) }
    var encoding = ""
    do throws(ScanFault) {
      let reader = try XMLReader(file: file)
      var batch = XMLBatch()
      while try reader.next(into: &batch) {
        encoding = reader.encoding
        try persons?.read(batch, names: reader.names)
        // A file that fits no layout is only looked at until its first element is seen whole.
        if layout == nil, self.layout == nil { break }
      }
      encoding = reader.encoding
      if var result = persons?.builder.contents {
        result.records.forgetPlaces()
        contents = result
      }
    } catch {
      if let result = persons?.builder.contents { contents = result }
      contents.refuse(FileReader.fault(error.problem), line: error.line, detail: error.detail)
    }
    contents.report.encoding = encoding
    return contents
  }
}

/// Collects one person element at a time, and reads it when it is whole.
///
/// The person's code may stand anywhere inside the element, so nothing of a person can be judged
/// before its end tag.
struct XMLPersonReader {
  // One record element inside the person element.
  private struct Part {
    var element: Int
    var line: UInt32
    var byte: UInt64
    var firstCell: Int
  }

  // A person is held until the end tag, so a person without end would take all the memory there
  // is. No register has so much of anybody; a file that does is refused.
  private static let maximumBytes = 16 << 20
  private static let maximumCells = 4 << 20

  let plan: FilePlan
  let asOf: Day?
  var builder: RecordBuilder
  private let paths: XMLPaths
  private let personName: Int
  // The layout's number of each name of the reader, -1 for names it does not know.
  private var numbers: [Int] = []
  // For each open element its node, -1 for one the layout does not know.
  private var stack: [Int] = []
  private var scratch: [UInt8] = []
  private var cells: [Cell] = []
  private var parts: [Part] = []
  private var line: UInt32 = 0
  private var byte: UInt64 = 0
  private var unknown: Set<String> = []

  init(plan: FilePlan, asOf: Day?, contents: FileContents) {
    self.plan = plan
    self.asOf = asOf
    builder = RecordBuilder(contents: contents, openDay: plan.layout.openDay)
    paths = XMLPaths(plan)
    personName = paths.names.count
  }

  /// Reads a batch of events.
  mutating func read(_ batch: XMLBatch, names: [String]) throws(ScanFault) {
    while numbers.count < names.count {
      let name = names[numbers.count]
      numbers.append(name == plan.layout.person ? personName : paths.names[name] ?? -1)
    }
    let bytes = batch.bytes.span
    for event in batch.events {
      switch event.kind {
      case .start: open(event, name: names[Int(event.name)])
      case .attribute:
        let value = bytes.extracting(Int(event.start)..<Int(event.start + event.count))
        attribute(event, value, name: names[Int(event.name)])
      case .text:
        guard let node = stack.last, node >= 0, stack.count >= 2 else { continue }
        let field = paths.nodes[node].text
        guard field >= 0 else { continue }
        append(bytes.extracting(Int(event.start)..<Int(event.start + event.count)), to: field)
      case .end: close()
      }
      if scratch.count > XMLPersonReader.maximumBytes || cells.count > XMLPersonReader.maximumCells
      {
        throw ScanFault(.textTooLong, line: Int(event.line))
      }
    }
  }

  private mutating func open(_ event: XMLEvent, name: String) {
    let number = numbers[Int(event.name)]
    switch stack.count {
    case 0: stack.append(XMLPaths.person)
    case 1:
      guard number == personName else {
        stack.append(-1)
        note(name, event)
        return
      }
      stack.append(XMLPaths.person)
      scratch.removeAll(keepingCapacity: true)
      parts.removeAll(keepingCapacity: true)
      cells = Array(repeating: .empty, count: plan.shape.fields.count)
      line = event.line
      byte = event.byte
    default:
      let parent = stack.last ?? -1
      // A person where none can stand is not read, and the register is then not read whole.
      if number == personName { builder.contents.isWhole = false }
      let node = parent < 0 || number == personName ? -1 : paths.child(number, of: parent)
      stack.append(node)
      guard node >= 0 else {
        if parent >= 0 { note(name, event) }
        return
      }
      let element = paths.nodes[node].element
      if element >= 0 {
        parts.append(
          Part(element: element, line: event.line, byte: event.byte, firstCell: cells.count))
        for _ in plan.elements[element].fields { cells.append(.empty) }
      } else if paths.nodes[node].text >= 0 {
        cells[cell(paths.nodes[node].text)] = .empty
      }
    }
  }

  private mutating func attribute(_ event: XMLEvent, _ value: Span<UInt8>, name: String) {
    guard let node = stack.last, node >= 0 else { return }
    if stack.count == 1 {
      if name == plan.layout.extracted {
        builder.contents.report.extracted = CellReading.day(value)
      }
      return
    }
    let field = paths.attribute(numbers[Int(event.name)], of: node)
    guard field >= 0 else {
      note("@" + name, event)
      return
    }
    cells[cell(field)] = .empty
    append(value, to: field)
  }

  // Inside a record element the fields are that element's own.
  private func cell(_ field: Int) -> Int {
    var depth = stack.count - 1
    while depth >= 2 {
      if stack[depth] >= 0, paths.nodes[stack[depth]].element >= 0 {
        return (parts.last?.firstCell ?? 0) + field
      }
      depth -= 1
    }
    return field
  }

  private mutating func append(_ value: Span<UInt8>, to field: Int) {
    let index = cell(field)
    if cells[index].count == 0 {
      cells[index].start = Int32(clamping: scratch.count)
    } else if Int(cells[index].start + cells[index].count) != scratch.count {
      // Text in several pieces with another field between them.
      let old = Int(cells[index].start)..<Int(cells[index].start + cells[index].count)
      cells[index].start = Int32(clamping: scratch.count)
      scratch.append(contentsOf: Array(scratch[old]))
    }
    for position in value.indices { scratch.append(value[position]) }
    cells[index].count = Int32(clamping: scratch.count - Int(cells[index].start))
  }

  private mutating func note(_ name: String, _ event: XMLEvent) {
    guard unknown.count < 100, unknown.insert(name).inserted else { return }
    let bytes = Array(name.utf8)
    builder.contents.notes.append(
      FileContents.Note(
        fault: .unknownElement, person: nil, line: event.line,
        detail: CellText.isColumnName(bytes.span) ? name : ""))
  }

  private mutating func close() {
    let depth = stack.count
    let node = stack.popLast() ?? -1
    if depth == 2, node >= 0 { readPerson() }
  }

  private mutating func readPerson() {
    builder.contents.report.rows += 1
    let written = plan.shape.personCode.map { codeRange(self.cells[$0]) } ?? 0..<0
    let scratch = scratch
    for index in cells.indices {
      let cell = CellReading.trimmed(
        scratch.span, start: Int(cells[index].start), count: Int(cells[index].count))
      cells[index] = Cell(start: Int32(cell.start), count: Int32(cell.count))
    }
    let cells = cells
    let code = scratch.span.extracting(written)
    let own = plan.shape.fields.count
    let reading = builder.person(
      plan.shape, register: plan.register, code: code, cells: cells.span.extracting(0..<own),
      bytes: scratch.span, asOf: asOf)
    switch reading {
    case .faulty(let field, let fault, let expected):
      rejectAll(plan.shape.places[field], fault, expected)
    case .known(let person, let corrections):
      if !corrections.isEmpty { builder.note(corrections, person: person, line: line) }
      builder.read(
        plan.shape, cells: cells.span.extracting(0..<own), bytes: scratch.span,
        at: RowPlace(
          line: line, byte: byte, person: person, isCorrected: !corrections.isEmpty,
          keepsBytes: true))
      for part in parts {
        let element = plan.elements[part.element]
        builder.read(
          element,
          cells: cells.span.extracting(
            part.firstCell..<(part.firstCell + element.fields.count)),
          bytes: scratch.span,
          at: RowPlace(line: part.line, byte: part.byte, person: person, keepsBytes: true))
      }
    }
  }

  // Line ends round a text are the file's way of being readable, not part of the code; blanks on
  // one line with it are a correction.
  private func codeRange(_ cell: Cell) -> Range<Int> {
    let start = Int(cell.start)
    let end = start + Int(cell.count)
    let inner = CellReading.trimmed(scratch.span, start: start, count: end - start)
    for index in start..<end where scratch[index] == 0x0A || scratch[index] == 0x0D {
      return inner.start..<(inner.start + inner.count)
    }
    return start..<end
  }

  private mutating func rejectAll(_ field: String, _ fault: Fault, _ expected: String) {
    builder.reject(
      line: line, byte: byte, field: field, fault: fault, expected: expected, kind: .client)
    let scratch = scratch
    let cells = cells
    for part in parts {
      let element = plan.elements[part.element]
      let own = cells.span.extracting(part.firstCell..<(part.firstCell + element.fields.count))
      let kind = element.kind(cells: own, bytes: scratch.span)
      builder.reject(
        line: part.line, byte: part.byte, field: field, fault: .personElementFaulty, kind: kind)
    }
  }
}
