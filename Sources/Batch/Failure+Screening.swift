import Register
public import Rulebook
import Screening

extension Failure {
  /// Makes a failure from a rule book that cannot be used.
  public init(_ fault: RuleBookFault) {
    switch fault {
    case .unknownBook(let id, let nearest):
      self.init(.configuration, "rules.unknown-book", ["book": id, "nearest": nearest ?? "-"])
    case .parameterWithoutValue(let book, let file, let line, let parameter, let day):
      self.init(
        .configuration, "rules.parameter-without-value",
        [
          "book": book, "file": file, "line": "\(line)", "parameter": parameter,
          "day": day.description,
        ])
    case .unknownParameter(let id, let nearest):
      self.init(.usage, "rules.unknown-parameter", ["parameter": id, "nearest": nearest ?? "-"])
    case .trialValue(let parameter, let read):
      self.init(.usage, "rules.trial-value", ["parameter": parameter, "read": read])
    }
  }

  /// Makes a failure from a list that cannot be screened.
  init(_ fault: ScreeningFault) {
    switch fault {
    case .book(let inner): self.init(inner)
    case .unknownFact(let file, let line, let fact, let nearest):
      self.init(
        .configuration, "rules.unknown-fact",
        ["file": file, "line": "\(line)", "fact": fact, "nearest": nearest ?? "-"])
    case .wrongFactType(let file, let line, let fact, let expected):
      self.init(
        .configuration, "rules.wrong-fact-type",
        ["file": file, "line": "\(line)", "fact": fact, "expected": expected])
    case .unknownDecision(let decision, let allowed):
      self.init(
        .configuration, "rules.unknown-decision",
        ["decision": decision, "allowed": allowed.joined(separator: ", ")])
    }
  }
}
