import Foundation
import Register
import Reporting
import StrictYAML

/// The letter of a run: the built-in one, or what an office has put in its place.
struct LetterSource: Sendable {
  var template: LetterTemplate
  var texts: LetterTexts
  /// The bytes of the office's own files, in a fixed order, each with its name before it.
  var bytes: [[UInt8]] = []

  static let templateName = "letter.mustache"
  static let textsName = "letter.tsv"

  /// Reads a folder's `letter.mustache` and `letter.tsv`; `Failure` 78 if they cannot be used.
  init(_ folder: String?, regions: [String]) throws(Failure) {
    let own = try folder.map(LetterSource.files) ?? []
    func of(_ name: String) -> [UInt8]? { own.first { $0.name == name }?.bytes }
    bytes = own.flatMap { [Array($0.name.utf8), $0.bytes] }
    (template, texts) = try Failure.telling {
      let template = of(LetterSource.templateName).map { String(decoding: $0, as: UTF8.self) }
      let file = LetterSource.textsName
      return (
        try LetterTemplate(template ?? LetterTemplate.source, file: LetterSource.templateName),
        try of(file).map { try LetterTexts($0, file: file, regions: regions) }
          ?? LetterTexts.builtIn
      )
    }
  }

  private static func files(
    in folder: String
  ) throws(Failure) -> [(name: String, bytes: [UInt8])] {
    var isFolder: ObjCBool = false
    guard FileManager.default.fileExists(atPath: folder, isDirectory: &isFolder),
      isFolder.boolValue
    else { throw Failure(.configuration, "start.no-folder", ["folder": folder]) }
    var own: [(name: String, bytes: [UInt8])] = []
    for name in [templateName, textsName]
    where FileManager.default.fileExists(atPath: "\(folder)/\(name)") {
      let read = try readWhole("\(folder)/\(name)", limit: 1 << 20)
      guard String(validating: read, as: UTF8.self) != nil else {
        throw Failure(.configuration, "letters.encoding", ["file": name])
      }
      own.append((name, read))
    }
    guard !own.isEmpty else { throw Failure(.configuration, "letters.none", ["folder": folder]) }
    return own
  }
}

extension Failure {
  /// Makes a failure from a letter that cannot be used.
  init(_ fault: LetterFault) {
    var values = ["file": fault.file, "line": "\(fault.line)"]
    func name(_ key: String, _ allowed: [String]) {
      values["key"] = key
      values["nearest"] = Spelling.nearest(to: key, among: allowed) ?? "-"
      values["allowed"] = allowed.joined(separator: ", ")
    }
    let key: String
    switch fault.problem {
    case .header: key = "letters.header"
    case .unknownKey(let word, let allowed):
      key = "letters.unknown-key"
      name(word, allowed)
    case .unknownValue(let word, let allowed):
      key = "letters.unknown-value"
      name(word, allowed)
    case .tag(let tag):
      key = "letters.tag"
      values["key"] = tag
      values["example"] = "{{name}}"
    case .syntax: key = "letters.syntax"
    }
    self.init(.configuration, key, values)
  }
}
