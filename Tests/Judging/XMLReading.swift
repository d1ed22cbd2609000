package import Scanning

/// Reads a file to its end or fault, as libxml2 tells it.
package func readXML(
  _ file: FileBytes, limits: XMLLimits = XMLLimits(), schema: XMLSchemaCheck? = nil
) -> XMLOutcome {
  var outcome = XMLOutcome()
  do throws(ScanFault) {
    let reader = try XMLReader(file: file, limits: limits, schema: schema)
    outcome.encoding = reader.encoding
    var batch = XMLBatch()
    while try reader.next(into: &batch) {
      outcome.events += plain(batch, reader.names, lines: 0)
    }
  } catch {
    outcome.fault = error
  }
  return outcome
}

/// The events of a batch, so many lines further down.
package func plain(_ batch: XMLBatch, _ names: [String], lines: Int) -> [PlainEvent] {
  batch.events.map { event in
    let hasValue = event.kind == .attribute || event.kind == .text
    let value = hasValue ? batch.bytes[Int(event.start)..<Int(event.start + event.count)] : []
    return PlainEvent(
      kind: event.kind, name: names[Int(event.name)], value: String(decoding: value, as: UTF8.self),
      depth: Int(event.depth), line: Int(event.line) + lines, byte: Int(event.byte),
      length: event.kind == .end ? Int(event.count) : 0)
  }
}
