internal import CLibXML2

/// Reads an XML file from its beginning to its end, a batch of events at a time.
///
/// The file is opened by us, decoded by us and given to libxml2 as UTF-8 in chunks; libxml2 opens
/// nothing, loads nothing and prints nothing. Any of its errors ends the file: its return code
/// alone misses some. What a file makes the reader hold is bounded.
public final class XMLReader {
  /// The encoding as used: `utf-8`, `utf-8-bom`, `utf-16le`, `utf-16be`, `us-ascii`, `iso-8859-1`,
  /// `iso-8859-15` or `windows-1252`.
  public let encoding: String

  private let limits: XMLLimits
  private let isASCII: Bool
  private let sink: UnsafeMutablePointer<XMLSink>
  private let parser: xmlParserCtxtPtr
  private var source: TextSource
  /// Decoded bytes; the first `held` of them are not yet given to libxml2.
  private var block: [UInt8] = []
  private var held = 0
  private var isDone = false

  /// Starts reading a file, and holds it against a schema on the way if one is given.
  ///
  /// Throws `.emptyFile`, `.xmlVersion`, `.unsupportedEncoding` or `.encodingMismatch` for what its
  /// first bytes say.
  public convenience init(file: FileBytes, schema: XMLSchemaCheck? = nil) throws(ScanFault) {
    try self.init(file: file, limits: XMLLimits(), schema: schema)
  }

  package convenience init(
    file: FileBytes, limits: XMLLimits, schema: XMLSchemaCheck? = nil
  ) throws(ScanFault) {
    self.init(limits: limits, parts: try Parts(file: file, limits: limits))
    sink.pointee.schema = schema
  }

  private init(limits: XMLLimits, parts: Parts) {
    self.limits = limits
    encoding = parts.declaration.name
    isASCII = parts.declaration.isASCII
    source = parts.source
    sink = parts.sink
    parser = parts.parser
  }

  /// Everything that can fail, done before there is a reader.
  private struct Parts {
    var declaration: XMLDeclaration
    var source: TextSource
    var sink: UnsafeMutablePointer<XMLSink>
    var parser: xmlParserCtxtPtr

    init(file: FileBytes, limits: XMLLimits) throws(ScanFault) {
      guard file.count > 0 else { throw ScanFault(.emptyFile) }
      let head = try file.head(1 << 16)
      declaration = try XMLDeclaration(head: head.span)
      source = try TextSource(file: file, encoding: declaration.encoding)
      let places = XMLPlaces(encoding: declaration.encoding, start: source.position)
      sink = UnsafeMutablePointer<XMLSink>.allocate(capacity: 1)
      sink.initialize(to: XMLSink(limits: limits, places: places))
      XMLLibrary.prepare()
      guard let parser = XMLLibrary.makeParser(reportingTo: sink) else {
        sink.deinitialize(count: 1)
        sink.deallocate()
        throw ScanFault(.unreadable, detail: "no parser")
      }
      sink.pointee.parser = parser
      self.parser = parser
    }
  }

  deinit {
    // The names a schema's check holds on to are the parser's.
    sink.pointee.schema?.finish()
    xmlFreeParserCtxt(parser)
    sink.deinitialize(count: 1)
    sink.deallocate()
  }

  /// The local names met so far; an event's `name` is an index in it.
  public var names: [String] { sink.pointee.names.names }

  /// The next events, or false at the end of the file.
  ///
  /// A batch is empty only at the end. What came before a fault is given first, and the fault is
  /// thrown by the next call.
  public func next(into batch: inout XMLBatch) throws(ScanFault) -> Bool {
    var taken = 0
    while !isDone, sink.pointee.fault == nil,
      taken < limits.batchBytes || sink.pointee.batch.events.isEmpty
    {
      taken += try push()
    }
    sink.pointee.deliver(into: &batch)
    if !batch.events.isEmpty { return true }
    if let fault = sink.pointee.fault { throw fault }
    return false
  }

  /// Gives libxml2 the next chunk, and returns its length.
  private func push() throws(ScanFault) -> Int {
    var count = held
    if !source.atEnd {
      count = try source.fill(
        &block, filled: held, block: limits.chunkBytes, padding: CSVScanner.padding)
    }
    let isLast = source.atEnd
    let given = block.withUnsafeMutableBufferPointer { buffer in
      guard let base = buffer.baseAddress else { return 0 }
      let given = whole(base, count, isLast: isLast)
      // A CR at the end of a chunk libxml2 keeps from itself until it has done with what is before.
      let isKept = !isLast && given > 0 && base[given - 1] == 0x0d
      sink.pointee.pushed += UInt64(isKept ? given - 1 : given)
      sink.pointee.places.add(UnsafeBufferPointer(start: base, count: given))
      base.withMemoryRebound(to: CChar.self, capacity: given) { bytes in
        let count = Int32(truncatingIfNeeded: given)
        if sink.pointee.schema == nil {
          _ = xmlParseChunk(parser, bytes, count, isLast ? 1 : 0)
        } else {
          XMLLibrary.quietly { _ = xmlParseChunk(parser, bytes, count, isLast ? 1 : 0) }
        }
      }
      if isKept { sink.pointee.pushed += 1 }
      base.update(from: base + given, count: count - given)
      return given
    }
    held = count - given
    isDone = isLast
    checkWaiting()
    if isLast, sink.pointee.fault == nil, parser.pointee.wellFormed == 0 {
      sink.pointee.refuse(.brokenXML, line: Int(parser.pointee.input?.pointee.line ?? 0))
    }
    return given
  }

  /// How much of a block can be given to libxml2 now: a character cut in two waits for its rest.
  private func whole(_ base: UnsafeMutablePointer<UInt8>, _ count: Int, isLast: Bool) -> Int {
    if isASCII {
      let beyond = UTF8Check.skipASCII(base, 0, count)
      if beyond < count { base[beyond] = 0xff }
    }
    let valid = UTF8Check.validCount(base, count)
    if valid < count, isLast || !UTF8Check.isCut(base + valid, count - valid) {
      // libxml2 lets some overlong forms pass; FF it refuses everywhere.
      base[valid] = 0xff
      return min(count, valid + 1)
    }
    return valid
  }

  /// Refuses what waits for its end for too long: libxml2 would hold ten million bytes of it.
  private func checkWaiting() {
    guard sink.pointee.fault == nil, let input = parser.pointee.input,
      let place = input.pointee.cur, let end = input.pointee.end
    else { return }
    let waiting = end - place
    guard waiting > limits.tagBytes else { return }
    let line = Int(input.pointee.line)
    guard place[0] == UInt8(ascii: "<") else {
      // Inside a CDATA section, of which libxml2 takes little at a time.
      if waiting > limits.textBytes + 3 { sink.pointee.refuse(.textTooLong, line: line) }
      return
    }
    if place[1] != UInt8(ascii: "!"), place[1] != UInt8(ascii: "?") {
      sink.pointee.refuse(.tagTooLong, line: line)
    } else if place[1] == UInt8(ascii: "!"), place[2] == UInt8(ascii: "D") {
      sink.pointee.refuse(.doctype, line: line)
    } else if waiting > limits.textBytes {
      sink.pointee.refuse(.textTooLong, line: line)
    }
  }
}
