import Register
import Scanning
import Synchronization

/// An XML file whose layout is known, and the parts it is read in.
///
/// A plain file is read in parts by our own scanner. Where anything in it is not plain, libxml2
/// reads it from end to end, and what the parts gave is forgotten. Where the file is to be held
/// against a schema, libxml2 reads it from the first.
struct XMLJob: Sendable {
  /// What reading a part gave.
  struct Part: FilePart, Sendable {
    var contents: FileContents
    var unknown = XMLUnknownNames()
    var first: PartPlace?
    var next: PartPlace?
    var isPlain = false
  }

  // What is wanted of a plain file, made once.
  private struct Plain: Sendable {
    var root: XMLPlainRoot
    var plan: FilePlan
    var symbols: SymbolTable
  }

  // Room is made for records of so many bytes; what is not used of it is never touched.
  private static let shortRecord: UInt64 = 96

  // Tells the readers of later parts that their work would be in vain.
  private final class Hope: Sendable {
    let isPlain = Atomic<Bool>(true)
  }

  /// The stretches of the file that are read by themselves.
  let parts: [Range<UInt64>]
  private let file: FileBytes
  private let layout: Layout
  private let codes: CodeSource
  private let asOf: Day?
  private let schema: LayoutSchema?
  private let limits: XMLLimits
  /// What is known of the file before its first element.
  private let head: FileContents
  private let beginning: FileContents
  private let plain: Plain?
  private let hope = Hope()

  /// Looks at the root of a file.
  init(
    file: FileBytes, layout: Layout, codes: CodeSource, asOf: Day?, head: FileContents,
    pieces: ReadingPieces, schema: LayoutSchema? = nil
  ) {
    self.schema = schema
    self.file = file
    self.layout = layout
    self.codes = codes
    self.asOf = asOf
    var head = head
    limits = pieces.xml
    guard pieces.readsPlainXML, schema == nil, layout.personPath.count == 1, layout.isCounted,
      let root = XMLPlainRoot(file: file),
      root.name.elementsEqual(layout.root.utf8)
    else {
      plain = nil
      parts = [0..<file.count]
      self.head = head
      beginning = head
      return
    }
    var symbols = SymbolTable()
    let plan = FilePlan(layout, codes: codes, symbols: &symbols)
    plain = Plain(root: root, plan: plan, symbols: symbols)
    let untouched = head
    head.report.encoding = root.encoding
    for event in root.batch.events
    where event.kind == .attribute && root.names[Int(event.name)] == layout.extracted {
      let value = Array(root.batch.bytes[Int(event.start)..<Int(event.start + event.count)])
      head.report.extracted = CellReading.day(value.span)
    }
    self.head = head
    beginning = untouched
    parts = FileStretches.of(file, from: root.content.byte, bytes: pieces.partBytes)
  }

  /// Reads a part; but for the first one from an element that is only supposed.
  func read(_ index: Int) -> Part {
    guard let plain, hope.isPlain.load(ordering: .relaxed) else {
      return Part(contents: FileContents(name: ""))
    }
    if index == 0 {
      let part = read(plain, from: plain.root.content, until: parts[0].upperBound)
      if !part.isPlain { hope.isPlain.store(false, ordering: .relaxed) }
      return part
    }
    do throws(ScanFault) {
      return read(
        plain,
        try XMLPartReader(
          file: file, root: plain.root, record: layout.person, limits: limits,
          supposedIn: parts[index]))
    } catch {
      return Part(contents: FileContents(name: ""))
    }
  }

  private func read(_ plain: Plain, from place: PartPlace, until end: UInt64) -> Part {
    read(
      plain,
      XMLPartReader(
        file: file, root: plain.root, record: layout.person, limits: limits, from: place, until: end
      ))
  }

  private func read(_ plain: Plain, _ start: XMLPartReader) -> Part {
    var reader = start
    var contents = FileContents(name: "")
    contents.symbols = plain.symbols
    contents.records.reserve(FileStretches.most(of: XMLJob.shortRecord, in: file))
    var persons = XMLPersonReader(
      plan: plain.plan, asOf: asOf, contents: contents, isDirect: true)
    contents = FileContents(name: "")
    var batch = XMLBatch()
    do throws(ScanFault) {
      while try reader.next(into: &batch) { try persons.read(batch, names: reader.names) }
    } catch {
      // libxml2 meets it again, and tells the place.
      return Part(contents: contents)
    }
    persons.builder.contents.records.sort()
    return Part(
      contents: persons.builder.contents, unknown: persons.unknown, first: reader.first,
      next: reader.next, isPlain: reader.isPlain && !persons.isInPieces)
  }

  /// Puts the parts together; what was wrongly supposed is read again.
  func join(_ results: consuming [Part]) -> ReadFile {
    guard let plain, let whole = join(plain, results) else {
      // Else what they hold would be there twice.
      results = []
      let reader = XMLFileReader(layout: layout, codes: codes, asOf: asOf, schema: schema)
      return ReadFile(reader.read(file, into: beginning))
    }
    return whole
  }

  private func join(_ plain: Plain, _ results: [Part]) -> ReadFile? {
    var chain = PartChain(from: plain.root.content)
    var whole = ReadFile(head)
    var unknown = XMLUnknownNames()
    var isPlain = true
    chain.follow(parts, results) {
      read(plain, from: $0, until: $1)
    } take: { part, lines in
      isPlain = part.isPlain
      unknown.add(part.unknown, lines: lines)
      whole.append(part.contents)
      return isPlain
    }
    guard isPlain else { return nil }
    // Something would follow that no part has read.
    guard chain.known == nil else { return nil }
    whole.parts[0].notes.append(contentsOf: unknown.notes)
    return whole
  }
}
