package import Scanning

/// What reading a file gave: the events, and the fault that ended it.
package struct XMLOutcome: Equatable {
  package var events: [PlainEvent] = []
  package var fault: ScanFault?
  package var encoding = ""

  /// `start name`, `attribute name=value`, `text value`, `end name`.
  package var words: [String] {
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
