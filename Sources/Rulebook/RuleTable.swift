public import Register

/// A rule book on one day: its parameters filled in, ready to decide.
///
/// Deciding reads integers only; a table can be used by many threads at once.
public struct RuleTable: Sendable {
  /// What a table decided about one set of facts.
  @frozen public struct Verdict: Sendable, Hashable {
    /// The rule: the one that holds, or for a review the first one that is not known.
    public var rule: Int
    /// Whether facts are missing.
    public var isReview: Bool
    /// The first rule that is known to hold; the number of rules if none does.
    public var firstTrue: Int
  }

  struct Node: Sendable {
    enum Operation: UInt8, Sendable { case all, any, not, leaf, otherwise }
    var operation: Operation
    var children: Range<Int32>
    var leaf: Int32
  }

  /// One question with its parameter filled in.
  public struct Question: Sendable {
    /// The question as written.
    public let leaf: Condition.Leaf
    /// The index of the fact.
    public let fact: Int
    /// The index of the rule.
    public let rule: Int
    /// The value it is compared with.
    public let limit: Parameter.Value
    let number: Int
    let members: [Int32]
    let scale: Int
  }

  /// The book.
  public let book: RuleBook
  /// The day.
  public let day: Day
  /// The parameters' values on the day, trial values included, in the book's order.
  public let parameters: [Parameter.Value]
  /// The ids of parameters past the day until which somebody has checked them.
  public let unchecked: [String]
  /// The questions of all rules in order.
  public let questions: [Question]
  /// The texts that rules compare facts with; a text's token is its place here.
  public let tokens: [String]
  var nodes: [Node]
  let roots: [Int32]

  /// The number of rules.
  public var count: Int { roots.count }

  /// Fills a book's parameters in for a day.
  ///
  /// - Parameter trial: Values to try instead of the book's, by parameter id; lists are separated
  ///   by commas.
  public init(
    _ book: RuleBook, on day: Day, trial: [String: String] = [:]
  ) throws(RuleBookFault) {
    self.book = book
    self.day = day
    var values: [Parameter.Value] = []
    var unchecked: [String] = []
    for name in trial.keys.sorted() where book.parameter(name) == nil {
      let nearest = RuleTable.nearest(name, book.parameters.map(\.id))
      throw .unknownParameter(name, nearest: nearest)
    }
    for parameter in book.parameters {
      guard let value = parameter.value(on: day) else {
        throw .parameterWithoutValue(
          book: book.id, file: book.file, line: parameter.line, parameter: parameter.id, day: day)
      }
      if let text = trial[parameter.id] {
        values.append(try RuleTable.trialValue(text, like: value, parameter.id))
      } else {
        values.append(value)
        if let until = parameter.checkUntil, day > until { unchecked.append(parameter.id) }
      }
    }
    parameters = values
    self.unchecked = unchecked
    var builder = TableBuilder(book: book, parameters: values)
    for (index, rule) in book.rules.enumerated() { builder.add(rule.condition, rule: index) }
    nodes = builder.nodes
    roots = builder.roots
    questions = builder.questions
    tokens = builder.tokens
  }

  /// The value of a parameter on the table's day.
  public func parameter(_ id: String) -> Parameter.Value? {
    book.parameters.firstIndex { $0.id == id }.map { parameters[$0] }
  }

  /// The token of a text for facts of the kind `text`; -1 for a text no rule speaks of.
  public func token(of text: String) -> Int32 {
    tokens.firstIndex(of: text).map(Int32.init) ?? -1
  }

  private static func trialValue(
    _ text: String, like value: Parameter.Value, _ id: String
  ) throws(RuleBookFault) -> Parameter.Value {
    switch value {
    case .number:
      guard let number = Parameter.Value.hundredths(text) else {
        throw .trialValue(parameter: id, read: text)
      }
      return .number(number)
    case .words:
      let words = text.split(separator: ",").map { part in
        var word = part
        while word.first == " " { word.removeFirst() }
        while word.last == " " { word.removeLast() }
        return String(word)
      }
      return .words(words)
    }
  }
}
