import Register
import Scanning

/// Collects one person element at a time, and reads it when it is whole.
///
/// The person's code may stand anywhere inside the element, so nothing of a person can be judged
/// before its end tag.
struct XMLPersonReader {
  /// One record element inside the person element.
  struct Part {
    var element: Int
    var line: UInt32
    var byte: UInt64
    var firstCell: Int
    /// Whether the blanks round its cells are left out already.
    var isTrimmed = false
  }

  // A person is held until the end tag, so a person without end would take all the memory there
  // is. No register has so much of anybody; a file that does is refused.
  private static let maximumBytes = 16 << 20
  private static let maximumCells = 4 << 20

  let plan: FilePlan
  let asOf: Day?
  var builder: RecordBuilder
  private(set) var unknown = XMLUnknownNames()
  /// Whether a text was met in pieces though every batch holds whole persons: such a file is read
  /// the other way.
  private(set) var isInPieces = false
  // Whether a batch holds whole persons, so that values can stay where they are.
  let isDirect: Bool
  let paths: XMLPaths.Flat
  private let known: [String: Int]
  private let ownCount: Int
  /// The layout's number of each name of the reader, -1 for names it does not know.
  private(set) var numbers: [Int] = []
  /// What the tags of each form come to.
  var forms = XMLFormPlans()
  /// For each open element its node, -1 for one the layout does not know.
  var stack: [Int] = []
  // How many elements are open round a person: the root, and those the layout names.
  private let personDepth: Int
  // Stands for one of these in the stack.
  private static let wrapper = -2
  /// How many record elements are open; inside one the fields are its own.
  private(set) var openRecords = 0
  private var scratch: [UInt8] = []
  /// The cells of the person, and then those of each part.
  var cells: [Cell] = []
  /// The record elements of the person.
  var parts: [Part] = []
  // Values of the person that another one of the same field replaced.
  private var replaced: [(cell: Int, old: Cell, line: UInt32)] = []
  private var line: UInt32 = 0
  private var byte: UInt64 = 0
  private var length: UInt64 = 0

  /// Makes a reader for a whole file, or for the children of its root only, in batches that hold
  /// whole persons.
  init(plan: FilePlan, asOf: Day?, contents: FileContents, isDirect: Bool = false) {
    self.plan = plan
    self.asOf = asOf
    self.isDirect = isDirect
    builder = RecordBuilder(contents: contents, plan: plan)
    let tree = XMLPaths(plan)
    known = tree.names
    personDepth = max(1, plan.layout.personPath.count)
    paths = tree.flat(layout: plan.layout)
    ownCount = plan.shape.fields.count
    if isDirect { stack.append(XMLPaths.person) }
  }

  /// Reads a batch of events.
  mutating func read(_ batch: XMLBatch, names: [String]) throws(ScanFault) {
    while numbers.count < names.count {
      let name = names[numbers.count]
      numbers.append(name == plan.layout.person ? paths.person : known[name] ?? -1)
    }
    let bytes = batch.bytes.span
    let events = batch.events.span
    var index = 0
    while index < events.count {
      let event = events[index]
      let known = event.kind == .start && event.start > 0 ? readKnown(events, index, bytes) : 0
      if known == 0 { read(event, bytes, names) }
      index &+= max(known, 1)
      if scratch.count > XMLPersonReader.maximumBytes || cells.count > XMLPersonReader.maximumCells
      {
        throw ScanFault(.textTooLong, line: Int(event.line))
      }
    }
  }

  private mutating func read(_ event: XMLEvent, _ bytes: Span<UInt8>, _ names: [String]) {
    switch event.kind {
    case .start: open(event, names)
    case .attribute: attribute(event, bytes, names)
    case .text:
      guard let node = stack.last, node >= 0, stack.count > personDepth else { return }
      let field = paths.text(of: node)
      guard field >= 0 else { return }
      append(event, bytes, to: field)
    case .end: close(event, bytes)
    }
  }

  private mutating func open(_ event: XMLEvent, _ names: [String]) {
    let number = numbers[Int(event.name)]
    let isPerson = number == paths.person
    switch stack.count {
    case 0: stack.append(XMLPaths.person)
    case 1..<personDepth:
      // Round the persons only these; below another one nobody is looked for.
      let isOnPath =
        stack.last == XMLPaths.person || stack.last == XMLPersonReader.wrapper
      let wanted = plan.layout.personPath[stack.count - 1]
      if isPerson, wanted != names[Int(event.name)] { builder.contents.isWhole = false }
      if isOnPath, names[Int(event.name)] == wanted {
        stack.append(XMLPersonReader.wrapper)
      } else {
        stack.append(-1)
        if isOnPath { unknown.add(names[Int(event.name)], line: event.line) }
      }
    case personDepth:
      guard personDepth == 1 || stack.last == XMLPersonReader.wrapper else {
        stack.append(-1)
        if isPerson { builder.contents.isWhole = false }
        return
      }
      guard isPerson else {
        stack.append(-1)
        unknown.add(names[Int(event.name)], line: event.line)
        return
      }
      stack.append(XMLPaths.person)
      scratch.removeAll(keepingCapacity: true)
      parts.removeAll(keepingCapacity: true)
      cells.removeAll(keepingCapacity: true)
      replaced.removeAll(keepingCapacity: true)
      for _ in 0..<ownCount { cells.append(.empty) }
      openRecords = 0
      line = event.line
      byte = event.byte
    default:
      let parent = stack.last ?? -1
      // A person where none can stand is not read, and the register is then not read whole.
      if isPerson { builder.contents.isWhole = false }
      let node = parent < 0 || isPerson ? -1 : paths.child(number, of: parent)
      stack.append(node)
      guard node >= 0 else {
        if parent >= 0 { unknown.add(names[Int(event.name)], line: event.line) }
        return
      }
      let element = paths.element(of: node)
      if element >= 0 {
        openRecords += 1
        parts.append(
          Part(element: element, line: event.line, byte: event.byte, firstCell: cells.count))
        for _ in 0..<plan.elements[element].fields.count { cells.append(.empty) }
      } else if paths.text(of: node) >= 0 {
        let index = cell(paths.text(of: node))
        // A value that stands already is replaced by the one that comes, which must not go unsaid.
        if cells[index].count > 0 { replaced.append((index, cells[index], event.line)) }
        cells[index] = .empty
      }
    }
  }

  private mutating func attribute(_ event: XMLEvent, _ bytes: Span<UInt8>, _ names: [String]) {
    guard let node = stack.last, node >= 0 else { return }
    if stack.count == 1 {
      if names[Int(event.name)] == plan.layout.extracted {
        let start = Int(event.start)
        builder.contents.report.extracted = CellReading.day(
          bytes.extracting(start..<(start + Int(event.count))))
      }
      return
    }
    let field = paths.attribute(numbers[Int(event.name)], of: node)
    guard field >= 0 else {
      if names[Int(event.name)] == Replacement.name {
        let start = Int(event.start)
        let text = bytes.extracting(start..<(start + Int(event.count)))
        builder.contents.replace(text, line: event.line)
        return
      }
      unknown.add("@" + names[Int(event.name)], line: event.line)
      return
    }
    cells[cell(field)] = .empty
    append(event, bytes, to: field)
  }

  // Inside a record element the fields are that element's own.
  private func cell(_ field: Int) -> Int {
    openRecords > 0 ? (parts.last?.firstCell ?? 0) + field : field
  }

  private mutating func append(_ event: XMLEvent, _ bytes: Span<UInt8>, to field: Int) {
    let index = cell(field)
    if isDirect {
      if cells[index].count > 0 { isInPieces = true }
      cells[index] = Cell(
        start: Int32(truncatingIfNeeded: event.start),
        count: Int32(truncatingIfNeeded: event.count))
      return
    }
    if cells[index].count == 0 {
      cells[index].start = Int32(clamping: scratch.count)
    } else if Int(cells[index].start + cells[index].count) != scratch.count {
      // Text in several pieces with another field between them.
      let old = Int(cells[index].start)..<Int(cells[index].start + cells[index].count)
      cells[index].start = Int32(clamping: scratch.count)
      scratch.append(contentsOf: Array(scratch[old]))
    }
    for position in Int(event.start)..<Int(event.start + event.count) {
      scratch.append(bytes[position])
    }
    cells[index].count = Int32(clamping: scratch.count - Int(cells[index].start))
  }

  private mutating func close(_ event: XMLEvent, _ bytes: Span<UInt8>) {
    let depth = stack.count
    guard let node = stack.popLast(), node >= 0 else { return }
    if depth > personDepth + 1 {
      if paths.element(of: node) >= 0 { openRecords -= 1 }
    } else if depth == personDepth + 1 {
      length = UInt64(event.count)
      if isDirect {
        readPerson(bytes)
      } else {
        let scratch = scratch
        readPerson(scratch.span)
      }
    }
  }

  private mutating func readPerson(_ bytes: Span<UInt8>) {
    builder.contents.report.rows += 1
    var code = bytes.extracting(0..<0)
    if let field = plan.shape.personCode {
      code = bytes.extracting(XMLPersonReader.codeRange(cells[field], bytes))
    }
    trim(0..<ownCount, bytes)
    for part in parts where !part.isTrimmed {
      trim(part.firstCell..<part.firstCell + plan.elements[part.element].fields.count, bytes)
    }
    var cells: [Cell] = []
    swap(&cells, &self.cells)
    defer { swap(&cells, &self.cells) }
    let own = cells.span.extracting(0..<ownCount)
    let reading = builder.person(
      plan.shape, register: plan.register, code: code, cells: own, bytes: bytes, asOf: asOf)
    switch reading {
    case .faulty(let field, let fault, let expected):
      rejectAll(cells.span, bytes, plan.shape.places[field], fault, expected)
    case .known(let person, let corrections):
      if !corrections.isEmpty { builder.note(corrections, person: person, line: line) }
      if !replaced.isEmpty { noteReplaced(cells.span, bytes, person) }
      builder.read(
        plan.shape, cells: own, bytes: bytes,
        at: RowPlace(
          line: line, byte: byte, person: person, isCorrected: !corrections.isEmpty,
          keepsBytes: !isDirect, element: byte, length: length))
      for index in parts.indices {
        let part = parts[index]
        let element = plan.elements[part.element]
        let last = part.firstCell + element.fields.count
        builder.read(
          element, cells: cells.span.extracting(part.firstCell..<last), bytes: bytes,
          at: RowPlace(
            line: part.line, byte: part.byte, person: person, keepsBytes: !isDirect, element: byte,
            length: length))
      }
    }
  }

  @inline(__always)
  private mutating func trim(_ range: Range<Int>, _ bytes: Span<UInt8>) {
    var cells = cells.mutableSpan
    for index in range {
      cells[index] = CellReading.trimmed(
        bytes, start: Int(cells[index].start), count: Int(cells[index].count))
    }
  }

  private mutating func noteReplaced(_ cells: Span<Cell>, _ bytes: Span<UInt8>, _ person: UInt32) {
    for (index, old, line) in replaced where index < ownCount {
      let was = CellReading.trimmed(bytes, start: Int(old.start), count: Int(old.count))
      var isSame = was.count == cells[index].count
      for offset in 0..<Int(was.count) where isSame {
        isSame = bytes[Int(was.start) + offset] == bytes[Int(cells[index].start) + offset]
      }
      if isSame { continue }
      builder.contents.notes.append(
        FileContents.Note(
          fault: .repeatedField, person: person, line: line, detail: plan.shape.places[index]))
    }
  }

  // Line ends round a text are the file's way of being readable, not part of the code; blanks on
  // one line with it are a correction.
  private static func codeRange(_ cell: Cell, _ bytes: Span<UInt8>) -> Range<Int> {
    let start = Int(cell.start)
    let end = start + Int(cell.count)
    let inner = CellReading.trimmed(bytes, start: start, count: end - start)
    for index in start..<end where bytes[index] == 0x0A || bytes[index] == 0x0D {
      return inner.range
    }
    return start..<end
  }

  private mutating func rejectAll(
    _ cells: Span<Cell>, _ bytes: Span<UInt8>, _ field: String, _ fault: Fault,
    _ expected: String
  ) {
    builder.reject(
      line: line, byte: byte, element: byte, length: length, field: field, fault: fault,
      expected: expected, kind: .client)
    for part in parts {
      let element = plan.elements[part.element]
      let own = cells.extracting(part.firstCell..<(part.firstCell + element.fields.count))
      let kind = element.kind(cells: own, bytes: bytes)
      builder.reject(
        line: part.line, byte: part.byte, element: byte, length: length, field: field,
        fault: .personElementFaulty, kind: kind)
    }
  }
}
