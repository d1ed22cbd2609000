import Mustache

/// A built-in template rendered with values that are escaped as HTML.
struct PageFrame {
  private let text: String
  private let file: String

  init(_ bytes: [UInt8], file: String) {
    text = "{{% CONTENT_TYPE:PAGE}}" + String(decoding: bytes, as: UTF8.self)
    self.file = file
  }

  func render(_ values: [String: String]) throws(LetterFault) -> [UInt8] {
    _ = PageContent.isRegistered
    do {
      return Array(try MustacheTemplate(string: text).render(values).utf8)
    } catch {
      throw LetterFault(file: file, line: 1, problem: .syntax)
    }
  }
}
