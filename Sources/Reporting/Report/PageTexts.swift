import Mustache
import Register

/// The texts of the page as templates see them: `{{t.more}}`.
struct PageTexts: MustacheParent {
  let language: Language

  func child(named name: String) -> Any? { ReportTexts.all(name, language) }
}

/// Escapes by bytes rather than by characters.
///
/// The library's own escaping goes character by character and lets a quote pass that carries a
/// combining accent, though to a browser it still ends an attribute.
struct PageContent: MustacheContentType {
  func escapeText(_ text: String) -> String { XMLText.escaped(text) }

  // Registering twice changes nothing, so it does not matter who comes first.
  static let isRegistered: Bool = {
    MustacheContentTypes.register(PageContent(), named: "PAGE")
    return true
  }()
}
