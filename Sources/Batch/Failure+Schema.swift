import Importing

extension Failure {
  /// Makes a failure from a schema that cannot be used.
  init(_ refusal: SchemaRefusal) {
    var values = ["file": refusal.file, "line": "\(refusal.line)"]
    let key: String
    switch refusal.reason {
    case .tooLong: key = "schema.too-long"
    case .doctype: key = "schema.doctype"
    case .encoding: key = "schema.encoding"
    case .brokenXML: key = "schema.broken"
    case .notSchema: key = "schema.not-schema"
    case .wrong: key = "schema.wrong"
    case .loads(let name):
      key = "schema.loads"
      values["element"] = name
    case .compares(let name):
      key = "schema.compares"
      values["element"] = name
    }
    self.init(.configuration, key, values)
  }
}
