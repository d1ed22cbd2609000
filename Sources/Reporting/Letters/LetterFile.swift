public import Register
import Screening

/// `letters/letters.html`: the letters in the order of the invitations, each on a sheet of its own.
public struct LetterFile: Sendable {
  private let template: LetterTemplate
  private let texts: LetterTexts
  private let project: String
  private let language: Language
  private let minutes: Int

  /// Makes the file's form.
  ///
  /// - Parameters:
  ///   - project: The project's name; empty if it has none.
  ///   - language: The project's language.
  ///   - minutes: How long an interview takes.
  public init(
    template: LetterTemplate, texts: LetterTexts, project: String, language: Language,
    minutes: Int
  ) {
    self.template = template
    self.texts = texts
    self.project = project
    self.language = language
    self.minutes = minutes
  }

  /// What stands before the letters.
  public func head() throws(LetterFault) -> [UInt8] {
    let values = ["project": project]
    let title = texts.phrase(project.isEmpty ? "title-plain" : "title", language, values) ?? ""
    let frame = PageFrame(PackageResources.letters_mustache, file: "letters.mustache")
    return try frame.render([
      "lang": language.rawValue, "title": title,
      "css": String(decoding: PackageResources.letter_css, as: UTF8.self),
    ])
  }

  /// What stands after them.
  public static let end = Array("</body>\n</html>\n".utf8)

  /// One letter.
  public func bytes(of letter: Letter) -> [UInt8] {
    var values = [
      "name": letter.name, "lastName": letter.lastName, "firstNames": letter.firstNames,
      "street": letter.street, "postal": letter.postal, "project": project,
      "minutes": String(minutes), "lang": letter.language.rawValue,
      "pair": String(letter.invitation.pair), "order": String(letter.invitation.order),
      "day": letter.invitation.day.written(in: letter.language),
      "place": texts.ownText("place", region: letter.region, letter.language),
      "contact": texts.ownText("contact", region: letter.region, letter.language),
    ]
    let minute = letter.invitation.time % 60
    values["hour"] = String(letter.invitation.time / 60)
    values["minute"] = minute < 10 ? "0\(minute)" : "\(minute)"
    values["time"] = texts.phrase("clock", letter.language, values) ?? ""
    values["weekday"] =
      texts.phrase("weekday-\(letter.invitation.day.weekday)", letter.language, values) ?? ""
    let say = LetterSpeech(texts: texts, language: letter.language, values: values)
    let body = template.render(values, say: say)
    return Array("<article lang=\"\(letter.language.rawValue)\">\n\(body)</article>\n".utf8)
  }

  /// Whether the office has told where the interviews of a region are.
  public func hasPlace(_ letter: Letter) -> Bool {
    !texts.ownText("place", region: letter.region, letter.language).isEmpty
  }
}
