public import Register

/// A decision table with its parameters, facts, texts and examples, read from one YAML file.
///
/// The rules are tried in order; the first that holds decides. The room knows no rule and no fact:
/// what a fact means is the business of whoever fills it in.
public struct RuleBook: Sendable, Hashable {
  /// The stable name; a project file refers to it.
  public var id: String
  /// The file as the user knows it.
  public var file: String
  /// What the book is for, in each language.
  public var title: [Language: String]
  /// The parameters in the file's order.
  public var parameters: [Parameter]
  /// The facts in the file's order.
  public var facts: [FactDeclaration]
  /// The decisions the table can come to; `review` where it cannot.
  public var decisions: [Choice]
  /// Who can carry on.
  public var responsibles: [Choice]
  /// Who carries on with a review.
  public var reviewer: String
  /// The rule that holds for those outside the target group; empty if the book has no such rule.
  public var outside: String
  /// The day on which the samples are tried.
  public var exampleDay: Day
  /// Whether the order of the rules decides between several that hold; if not, `prove` refuses
  /// rules that hold together with different results.
  public var isOrdered = true
  /// The facts of somebody whom no rule but the last concerns.
  public var usual: [String: String]
  /// The rules in order.
  public var rules: [Rule]
  /// Examples that concern several rules.
  public var examples: [Example]

  /// Whether somebody means this book: by its id, or by the id typed without dots and rings.
  public func isNamed(_ name: String) -> Bool {
    RuleBook.plain(name) == RuleBook.plain(id)
  }

  private static func plain(_ text: String) -> String {
    let letters: [Character: Character] = ["ä": "a", "å": "a", "ö": "o"]
    return String(text.lowercased().map { letters[$0] ?? $0 })
  }

  /// The parameter of an id.
  public func parameter(_ id: String) -> Parameter? { parameters.first { $0.id == id } }

  /// The index of a fact.
  public func index(ofFact id: String) -> Int? { facts.firstIndex { $0.id == id } }

  /// The index of a rule.
  public func index(ofRule id: String) -> Int? { rules.firstIndex { $0.id == id } }

  /// The decision of an id.
  public func decision(_ id: String) -> Choice? { decisions.first { $0.id == id } }

  /// The responsible of an id.
  public func responsible(_ id: String) -> Choice? { responsibles.first { $0.id == id } }

  /// The decision of somebody for whom facts are missing; no rule may give it.
  public static let review = "review"
}
