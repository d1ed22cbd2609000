import Judging
import Scanning

/// What must hold of any bytes read as XML.
struct XMLCheck {
  private static let records = ["asiakas", "tyonhakija", "p"]

  private let input: FuzzInput
  private let file: FileBytes

  init(_ input: FuzzInput, _ file: FileBytes) {
    self.input = input
    self.file = file
  }

  /// Ends the program if something does not hold.
  func run() {
    let whole = readXML(file)
    var small = XMLLimits()
    small.chunkBytes = 1 + Int(input.knobs[1])
    small.batchBytes = small.chunkBytes
    small.blockBytes = 1 + Int(input.knobs[0])
    small.aheadBytes = 1 + Int(input.knobs[0] >> 3)
    let chunks = readXML(file, limits: small)
    // Cut inside `<!-->…-->`, libxml2 takes the first `-->` for the end, and refuses the file.
    let isMisread = input.holds("<!-->") || input.holds("<!--->")
    let accepted = [whole, chunks].filter { $0.fault == nil }.count
    if accepted == 2 || (accepted == 1 && !isMisread) {
      same(chunks, whole, "in chunks of \(small.chunkBytes)")
    }
    account(whole)
    let record = XMLCheck.records[Int(input.knobs[0]) % XMLCheck.records.count]
    for limits in [small, XMLLimits()] {
      guard
        let parts = try? XMLParts(file, record: record, size: input.stretch, limits: limits)
      else { continue }
      var outcome = whole
      outcome.events = parts.events
      outcome.fault = nil
      same(outcome, whole, "plain, in parts of \(input.stretch)")
    }
  }

  private func same(_ left: XMLOutcome, _ right: XMLOutcome, _ what: String) {
    guard left != right else { return }
    let index = zip(left.events, right.events).enumerated().first { $0.1.0 != $0.1.1 }?.0
    let place = index ?? min(left.events.count, right.events.count)
    fail(
      "XML \(what): \(left.events.count) and \(right.events.count) events, "
        + "faults \(left.fault.debugDescription) and \(right.fault.debugDescription), "
        + "first other event \(place): "
        + "\(left.events.dropFirst(place).first?.description ?? "none") against "
        + "\(right.events.dropFirst(place).first?.description ?? "none")")
  }

  // What opens closes at the same depth, and lies in the file.
  private func account(_ outcome: XMLOutcome) {
    var open: [PlainEvent] = []
    for event in outcome.events {
      switch event.kind {
      case .start:
        open.append(event)
        guard event.depth == open.count, event.byte < input.file.count else {
          fail("XML: \(event) lies outside")
        }
      case .end:
        guard let start = open.popLast(), start.name == event.name, start.byte == event.byte,
          event.byte + event.length <= input.file.count
        else { fail("XML: \(event) ends nothing") }
      case .attribute, .text:
        guard event.depth == open.count, event.byte == open.last?.byte else {
          fail("XML: \(event) stands in nothing")
        }
      }
    }
    if outcome.fault == nil, !open.isEmpty { fail("XML: an element without end was let pass") }
  }
}
