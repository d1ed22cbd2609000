/// What is said of one file, as a line of JSON.
struct CanonReport {
  var name: String
  var encoding = ""
  var separator = ""
  var quote = ""
  var escape = ""
  var rowsIn = 0
  var rowsOut = 0
  var rejects = 0
  var preamble = 0
  var headerLines = 0
  var mended = 0
  var tables = 0
  var error: String?

  init(name: String) { self.name = name }

  var json: String {
    var parts = [
      "\"name\": \(text(name))", "\"encoding\": \(text(encoding))",
      "\"separator\": \(text(separator))", "\"quote\": \(text(quote))",
      "\"escape\": \(text(escape))", "\"rows_in\": \(rowsIn)", "\"rows_out\": \(rowsOut)",
      "\"rejects\": \(rejects)", "\"preamble\": \(preamble)", "\"header_lines\": \(headerLines)",
      "\"mended\": \(mended)", "\"tables\": \(tables)",
    ]
    if let error { parts.append("\"error\": \(text(error))") }
    return "{" + parts.joined(separator: ", ") + "}"
  }

  private func text(_ value: String) -> String {
    var result = "\""
    for scalar in value.unicodeScalars {
      switch scalar {
      case "\"": result += "\\\""
      case "\\": result += "\\\\"
      case _ where scalar.value < 0x20 || scalar.value == 0x7f:
        let digits = String(scalar.value, radix: 16)
        result += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result + "\""
  }
}
