package import Scanning

/// An event as it reads on a page.
package struct PlainEvent: Equatable, CustomStringConvertible {
  package var kind: XMLEvent.Kind
  package var name: String
  package var value: String
  package var depth: Int
  package var line: Int
  package var byte: Int
  /// Bytes of the whole element, for an end.
  package var length = 0

  package var description: String {
    "\(kind) \(name) \(value.debugDescription) depth \(depth) line \(line) byte \(byte)+\(length)"
  }
}
