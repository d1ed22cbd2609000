import Register

extension PersonWriter {
  /// Begins a person element: perhaps its code gets a fault.
  mutating func beginPerson(_ file: GeneratedFile, mayFault: Bool) -> FaultKind? {
    block.rows[file.index] += 1
    return mayFault ? planter.kindOfPersonCode() : nil
  }

  /// Ends a person element: counts it, and notes the fault of its code.
  ///
  /// A person whose code cannot be read takes every record inside along.
  mutating func endPerson(_ file: GeneratedFile, fault: FaultKind?, children: Int) {
    block.records[file.index] += 1
    guard let fault else { return }
    block.manifest.note(fault, in: file)
    if fault.end == .quarantined {
      block.manifest.noteInside(faultyPerson: children, in: file)
    }
  }

  /// Ends a record element whose last attribute's value was just written.
  mutating func endElement(_ file: GeneratedFile, from start: Int, mayFault: Bool) {
    let index = file.index
    block.bytes[index].append(text: "\"/>\n")
    block.records[index] += 1
    guard mayFault else { return }
    var buffer = block.bytes[index]
    block.bytes[index] = []
    planter.row(file, &buffer, from: start, &block)
    block.bytes[index] = buffer
  }
}
