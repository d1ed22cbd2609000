import Register
import StrictYAML

extension Proof {
  /// Every group of texts in a file that lacks a language.
  static func missingTexts(_ root: YAMLNode) -> [ProofFault] {
    var faults: [ProofFault] = []
    collect(root, key: "", into: &faults)
    return faults
  }

  private static func collect(_ node: YAMLNode, key: String, into faults: inout [ProofFault]) {
    if let items = try? node.items(), node.isList {
      for item in items { collect(item, key: key, into: &faults) }
      return
    }
    guard node.isMapping, let pairs = try? node.pairs() else { return }
    let keys = pairs.compactMap(\.key.plainText)
    let isText = !keys.isEmpty && keys.allSatisfy { Language(rawValue: $0) != nil }
    if isText {
      let given = pairs.filter { !isBlank($0.value.plainText ?? "") && !$0.value.isNull }
        .compactMap(\.key.plainText)
      let lacking = Language.allCases.filter { !given.contains($0.rawValue) }
      if !lacking.isEmpty {
        var fault = ProofFault(.missingText, line: node.line)
        fault.subject = key
        fault.languages = lacking
        faults.append(fault)
      }
      return
    }
    for pair in pairs { collect(pair.value, key: pair.key.plainText ?? key, into: &faults) }
  }

  /// Texts of a book that are there but empty.
  static func textFaults(_ book: RuleBook) -> [ProofFault] {
    var faults: [ProofFault] = []
    func check(_ texts: [Language: String], _ subject: String, _ line: Int) {
      let lacking = Language.allCases.filter { isBlank(texts[$0] ?? "") }
      guard !lacking.isEmpty else { return }
      var fault = ProofFault(.missingText, line: line)
      fault.subject = subject
      fault.languages = lacking
      faults.append(fault)
    }
    check(book.title, "title", 1)
    for parameter in book.parameters { check(parameter.names, parameter.id, parameter.line) }
    for fact in book.facts {
      check(fact.names, fact.id, fact.line)
      check(fact.unknown, "unknown", fact.line)
      for word in fact.words where fact.labels[word] != nil {
        check(fact.labels[word] ?? [:], word, fact.line)
      }
    }
    for choice in book.decisions + book.responsibles {
      check(choice.names, choice.id, 1)
      check(choice.says, choice.id, 1)
    }
    for rule in book.rules {
      check(rule.names, "name", rule.line)
      check(rule.because, "because", rule.line)
      for leaf in rule.condition.leaves {
        for name in leaf.sentences.keys.sorted() {
          check((leaf.sentences[name] ?? [:]).mapValues(\.source), name, leaf.line)
        }
      }
    }
    return faults
  }

  private static func isBlank(_ text: String) -> Bool { text.allSatisfy(\.isWhitespace) }
}
