import Importing
import Register
public import Reporting

extension Check {
  private static let schemaFaults: Set<Fault> = [
    .schemaUnknownElement, .schemaUnknownAttribute, .schemaMisplacedElement, .schemaMissingElement,
    .schemaMissingAttribute, .schemaValue, .schemaText, .schemaOther, .schemaStopped,
  ]

  /// Where the files break their schemas, as far as it is listed, by file and line.
  var schemaFindings: [Finding] {
    let own = imported.findings.filter { Check.schemaFaults.contains($0.fault) && $0.file != nil }
    // The order of the findings, by fault, decides between those of one line.
    return own.enumerated().sorted {
      ($0.element.file ?? 0, $0.element.line ?? 0, $0.offset)
        < ($1.element.file ?? 0, $1.element.line ?? 0, $1.offset)
    }.map(\.element)
  }

  /// Where the files break their schemas: line, place and fault.
  public func schemaTable() -> Table {
    Table(
      id: "schema", title: Messages.text("table.schema", language),
      columns: [
        Table.Column("file", Messages.text("column.file", language)),
        Table.Column("line", Messages.text("column.line", language), .number),
        Table.Column("place", Messages.text("column.place", language)),
        Table.Column("fault", Messages.text("column.fault", language)),
      ],
      rows: schemaFindings.map {
        [
          .text(imported.files[Int($0.file ?? 0)].name), .number(Int($0.line ?? 0)),
          .text($0.detail), .text($0.fault.id),
        ]
      })
  }

  /// The same as JSON.
  var schemaList: JSONValue {
    .array(
      schemaFindings.map {
        .members([
          "file": .string(imported.files[Int($0.file ?? 0)].name),
          "line": .optional($0.line.map { Int($0) }), "fault": .string($0.fault.id),
          "place": .string($0.detail),
        ])
      })
  }

  /// What is to be said of each file that was held against its schema, and of what is not listed.
  public var schemaMessages: [String] {
    imported.files.compactMap { file in
      guard let count = file.schemaFaults else { return nil }
      let unlisted = file.unlisted.values.reduce(0, +)
      let key =
        count == 0 ? "check.schema-kept" : unlisted == 0 ? "check.schema" : "check.schema-unlisted"
      return Messages.text(
        key, language, ["file": file.name, "n": "\(count)", "unlisted": "\(unlisted)"])
    }
  }
}
