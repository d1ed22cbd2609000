/// Reads an XML file from its beginning to its end, a batch of events at a time.
public final class XMLReader {
  /// The local names met so far; an event's `name` is an index in it.
  public private(set) var names: [String] = []
  /// The encoding as used: `utf-8`, `utf-8-bom`, `windows-1252` and so on.
  public private(set) var encoding: String = "utf-8"

  /// Starts reading a file.
  public init(file: FileBytes) throws(ScanFault) {
  }

  /// The next events; false at the end of the file. What came before a fault is given first.
  public func next(into batch: inout XMLBatch) throws(ScanFault) -> Bool {
    false
  }
}
