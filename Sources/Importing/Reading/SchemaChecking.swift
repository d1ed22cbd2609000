import Register
import Scanning

/// Which files are held against the XML schema of their layout, and said to have none.
public enum SchemaChecking: Sendable, Hashable {
  /// None.
  case off
  /// XML files; of others nothing is said.
  case xmlFiles
  /// All that were asked for: a file whose layout has no schema is said to have none.
  case everyFile
}

/// What holding a file against a schema gives, in findings.
struct SchemaFindings {
  // A file of another kind could have any number; as a rule one cause repeats.
  private static let most = 100

  /// What a reader of the file is to be given; nothing if there is no schema.
  let check: XMLSchemaCheck?

  init(_ schema: LayoutSchema?) {
    // A schema that cannot be used was refused before any file was read.
    check = schema.flatMap {
      try? XMLSchemaCheck(
        schema: $0.bytes, most: SchemaFindings.most, unseen: Replacement.name)
    }
  }

  /// Adds what was found to the contents of a file that was read to its end.
  func add(to contents: inout FileContents) {
    guard let check else { return }
    for fault in check.faults {
      contents.notes.append(
        FileContents.Note(
          fault: SchemaFindings.fault(fault.kind), person: nil, line: UInt32(clamping: fault.line),
          detail: SchemaFindings.place(fault)))
    }
    contents.report.schemaFaults = check.counts.reduce(0) { $0 + ($1.key == .rest ? 0 : $1.value) }
    for (kind, count) in check.counts {
      let listed = check.faults.count { $0.kind == kind }
      guard count > listed else { continue }
      contents.report.unlisted[SchemaFindings.fault(kind)] = count - listed
    }
    let unlisted = contents.report.unlisted.values.reduce(0, +)
    guard unlisted > 0 else { return }
    contents.notes.append(
      FileContents.Note(fault: .schemaUnlisted, person: nil, line: nil, detail: "\(unlisted)"))
  }

  // The path of the element, and what of it; a name that could be somebody's is not said.
  private static func place(_ fault: XMLSchemaFault) -> String {
    var parts = fault.path.map(shown)
    if let attribute = fault.attribute { parts.append("@" + shown(attribute)) }
    let path = parts.joined(separator: "/")
    return fault.expected.isEmpty
      ? path : "\(path): \(fault.expected.joined(separator: " | "))"
  }

  private static func shown(_ name: String) -> String {
    let bytes = Array(name.utf8)
    return CellText.isColumnName(bytes.span) ? name : "…"
  }

  private static func fault(_ kind: XMLSchemaFault.Kind) -> Fault {
    switch kind {
    case .unknownElement: .schemaUnknownElement
    case .unknownAttribute: .schemaUnknownAttribute
    case .misplacedElement: .schemaMisplacedElement
    case .missingElement: .schemaMissingElement
    case .missingAttribute: .schemaMissingAttribute
    case .value: .schemaValue
    case .text: .schemaText
    case .other: .schemaOther
    case .rest: .schemaStopped
    }
  }
}
