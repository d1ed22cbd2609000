@testable import Scanning

/// An event as it reads on a page.
struct PlainEvent: Equatable, CustomStringConvertible {
  var kind: XMLEvent.Kind
  var name: String
  var value: String
  var depth: Int
  var line: Int
  var byte: Int
  /// Bytes of the whole element, for an end.
  var length = 0

  var description: String {
    "\(kind) \(name) \(value.debugDescription) depth \(depth) line \(line) byte \(byte)+\(length)"
  }
}

/// What reading a file gave: the events, and the fault that ended it.
struct XMLOutcome: Equatable {
  var events: [PlainEvent] = []
  var fault: ScanFault?
  var encoding = ""

  /// `start name`, `attribute name=value`, `text value`, `end name`.
  var words: [String] {
    events.map { event in
      switch event.kind {
      case .start: "<\(event.name)"
      case .attribute: "@\(event.name)=\(event.value)"
      case .text: event.value
      case .end: ">\(event.name)"
      }
    }
  }
}

/// Reads a file to its end or fault.
func readXML(
  _ file: FileBytes, limits: XMLLimits = XMLLimits(), schema: XMLSchemaCheck? = nil
) -> XMLOutcome {
  var outcome = XMLOutcome()
  do throws(ScanFault) {
    let reader = try XMLReader(file: file, limits: limits, schema: schema)
    outcome.encoding = reader.encoding
    var batch = XMLBatch()
    while try reader.next(into: &batch) {
      let names = reader.names
      outcome.events += batch.events.map { event in
        let bytes =
          event.kind == .end
          ? [] : batch.bytes[Int(event.start)..<Int(event.start) + Int(event.count)]
        return PlainEvent(
          kind: event.kind, name: names[Int(event.name)],
          value: String(decoding: bytes, as: UTF8.self), depth: Int(event.depth),
          line: Int(event.line), byte: Int(event.byte),
          length: event.kind == .end ? Int(event.count) : 0)
      }
    }
  } catch {
    outcome.fault = error
  }
  return outcome
}

/// Reads a text as a UTF-8 file.
func readXML(_ text: String, limits: XMLLimits = XMLLimits()) throws -> XMLOutcome {
  let folder = TemporaryFolder()
  return try readXML(folder.file(Array(text.utf8)), limits: limits)
}

/// Reads bytes as a file.
func readXML(_ bytes: [UInt8], limits: XMLLimits = XMLLimits()) throws -> XMLOutcome {
  let folder = TemporaryFolder()
  return try readXML(folder.file(bytes), limits: limits)
}
