internal import Yams

extension YAMLFault {
  init(syntax error: YamlError, file: String) {
    switch error {
    case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _),
      .composer(_, let problem, let mark, _):
      self.init(file: file, line: mark.line, column: mark.column, problem: .syntax(problem))
    case .duplicatedKeysInMapping(let duplicates, let context):
      let mark = context.mark
      self.init(
        file: file, line: mark.line, column: mark.column,
        problem: .repeatedKey(duplicates.first ?? ""))
    default:
      self.init(file: file, line: 1, column: 1, problem: .syntax("\(error)"))
    }
  }
}
