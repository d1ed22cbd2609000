import Mustache
import Register

/// The form of a letter: a template with places for the values, every one of them escaped.
///
/// What an office may write is checked before anything is read: a place that nothing fills, or one
/// that would not be escaped, is an error with its line.
public struct LetterTemplate: Sendable {
  /// The template built into the program.
  public static let source = String(decoding: PackageResources.letter_mustache, as: UTF8.self)

  static let names = [
    "name", "lastName", "firstNames", "street", "postal", "day", "time", "weekday", "minutes",
    "place", "contact", "project", "pair", "order", "lang",
  ]

  private let template: MustacheTemplate

  /// Reads a template.
  public init(_ text: String, file: String) throws(LetterFault) {
    try LetterTemplate.check(text, file: file)
    _ = PageContent.isRegistered
    do {
      template = try MustacheTemplate(string: "{{% CONTENT_TYPE:PAGE}}" + text)
    } catch {
      let line = (error as? MustacheTemplate.ParserError)?.context.lineNumber ?? 1
      throw LetterFault(file: file, line: line, problem: .syntax)
    }
  }

  func render(_ values: [String: String], say: LetterSpeech) -> String {
    var context: [String: Any] = ["say": say]
    // An empty value is none: sections of the template then stand or fall by it.
    for (name, value) in values where !value.isEmpty { context[name] = value }
    return template.render(context)
  }

  private static func check(_ text: String, file: String) throws(LetterFault) {
    let keys = Texts(tsv: PackageResources.letter_tsv).keys.map { "say.\($0)" }
    let bytes = Array(text.utf8)
    var line = 1
    var index = 0
    while index + 1 < bytes.count {
      if bytes[index] == 10 { line += 1 }
      guard bytes[index] == UInt8(ascii: "{"), bytes[index + 1] == UInt8(ascii: "{") else {
        index += 1
        continue
      }
      let rest = bytes[(index + 2)...]
      let end = rest.firstIndex(of: UInt8(ascii: "}")) ?? bytes.count
      let tag = String(decoding: bytes[(index + 2)..<end], as: UTF8.self)
      var name = Substring(tag)
      guard let first = name.first else {
        throw LetterFault(file: file, line: line, problem: .syntax)
      }
      if first != "!" {
        if "{&>=%$<*".contains(first) {
          throw LetterFault(file: file, line: line, problem: .tag("{{\(tag)}}"))
        }
        if "#^/".contains(first) { name.removeFirst() }
        while name.first == " " { name.removeFirst() }
        while name.last == " " { name.removeLast() }
        guard names.contains(String(name)) || keys.contains(String(name)) else {
          throw LetterFault(
            file: file, line: line,
            problem: .unknownKey(String(name), allowed: names + keys))
        }
      }
      line += bytes[(index + 2)..<end].count { $0 == 10 }
      index = end
    }
  }
}

/// The texts of one letter as a template sees them: `{{say.heading}}`.
struct LetterSpeech: MustacheParent {
  let texts: LetterTexts
  let language: Language
  let values: [String: String]

  func child(named name: String) -> Any? { texts.phrase(name, language, values) }
}
