import Register

/// A shape of a layout made flat: what to do with the cells of a row, as indices and small enums.
///
/// An object, and the steps of all its records in one array: whatever is handed over row by row is
/// one reference, and nothing in it has to be counted.
final class ShapePlan: Sendable {
  /// How the bytes of a cell become a value.
  enum Conversion: Sendable {
    case day, number, answer, answerCode, text, constant
    case code(Int)
  }

  /// One value of a record.
  struct Step: Sendable {
    var target: LayoutBinding.Target
    var field: Int
    var fallback: Int
    var conversion: Conversion
    var constant = Symbol.none
    /// Index in the plan's endings, or -1: a step holds no array, so that copying it costs nothing.
    var endings = -1
    var width = 0
    var isRequired: Bool
    var isBorrowed: Bool
  }

  /// One record that a row makes.
  struct Rule: Sendable {
    var kind: RecordKind
    var conditions: [(field: Int, word: Int)]
    var filled: [Int]
    var template: Record
    /// Where its steps lie in those of the plan.
    var steps: Range<Int>
  }

  let fields: [LayoutField]
  /// What a field is called in messages: the column's name, or the path in the XML file.
  let places: [String]
  let rules: [Rule]
  /// The steps of all rules.
  let steps: [Step]
  let lists: [CodeList]
  let endings: [[(from: [UInt8], to: [UInt8])]]
  /// The words of each field that decides between records; empty tables for the others.
  let switches: [WordTable]
  let switchWords: [[String]]
  let personCode: Int?
  let localNumber: Int?
  /// The fields that must be filled, the person left out.
  let required: [Int]
  /// The one field that decides between the records, where there is such, and for each of its
  /// words the record.
  let decider: Int
  let ruleOfWord: [Int]

  init(
    _ shape: LayoutShape, layout: Layout, path: String, codes: CodeSource,
    register: SourceRegister, symbols: inout SymbolTable
  ) {
    let fields = shape.fields
    self.fields = fields
    places = shape.fields.map { path.isEmpty ? $0.name : path + "/" + $0.name }
    var switches = Array(repeating: WordTable(folds: true), count: fields.count)
    var switchWords = Array(repeating: [String](), count: fields.count)
    var required: [Int] = []
    var rules: [Rule] = []
    var gathered = Gathered()
    personCode = fields.firstIndex { $0.kind == .personCode }
    localNumber = fields.firstIndex { $0.kind == .localNumber }
    for (index, field) in fields.enumerated()
    where field.isRequired && field.kind != .personCode && field.kind != .localNumber {
      required.append(index)
    }
    for record in shape.records {
      var conditions: [(field: Int, word: Int)] = []
      for condition in record.when {
        if !switchWords[condition.field].contains(condition.word) {
          switches[condition.field].add(
            condition.word, value: switchWords[condition.field].count)
          switchWords[condition.field].append(condition.word)
        }
        let word = switchWords[condition.field].firstIndex(of: condition.word) ?? 0
        conditions.append((condition.field, word))
      }
      var template = Record(kind: record.kind, register: register)
      template.table = record.table
      template.measure = record.measure
      template.marks = record.marks
      switch record.kind {
      case .client, .plan, .statement: template.end = .missing
      case .benefit:
        template.accruedHundredths = Record.missingNumber
        template.grossCents = Record.missingNumber
      default: break
      }
      let first = gathered.steps.count
      for binding in record.bindings {
        gathered.add(binding, layout: layout, codes: codes, symbols: &symbols)
      }
      rules.append(
        Rule(
          kind: record.kind, conditions: conditions, filled: record.filled, template: template,
          steps: first..<gathered.steps.count))
    }
    let deciders = Set(rules.map { $0.conditions.count == 1 ? $0.conditions[0].field : -1 })
    let decider = deciders.count == 1 ? deciders.first ?? -1 : -1
    var ruleOfWord = decider < 0 ? [] : Array(repeating: -1, count: switchWords[decider].count)
    if decider >= 0 {
      for (index, rule) in rules.enumerated().reversed() {
        ruleOfWord[rule.conditions[0].word] = index
      }
    }
    self.switches = switches
    self.switchWords = switchWords
    self.required = required
    self.rules = rules
    self.decider = decider
    self.ruleOfWord = ruleOfWord
    steps = gathered.steps
    lists = gathered.lists
    endings = gathered.endings
  }

  // What the records of a shape have in common, gathered while they are made.
  private struct Gathered {
    var steps: [Step] = []
    var lists: [CodeList] = []
    var endings: [[(from: [UInt8], to: [UInt8])]] = []

    mutating func add(
      _ binding: LayoutBinding, layout: Layout, codes: CodeSource, symbols: inout SymbolTable
    ) {
      var conversion = ShapePlan.conversion(of: binding.target)
      if binding.constant != nil {
        conversion = .constant
      } else if binding.isAnswer {
        conversion = .answerCode
      } else if !binding.tables.isEmpty || binding.words != nil {
        lists.append(CodeList(binding, layout: layout, codes: codes, symbols: &symbols))
        conversion = .code(lists.count - 1)
      }
      var endingsIndex = -1
      if let pairs = binding.endings {
        endings.append(pairs.map { (Array($0.from.utf8), Array($0.to.utf8)) })
        endingsIndex = endings.count - 1
      }
      steps.append(
        Step(
          target: binding.target, field: binding.field ?? -1, fallback: binding.fallback ?? -1,
          conversion: conversion,
          constant: binding.constant.map { symbols.intern($0) } ?? .none,
          endings: endingsIndex,
          width: binding.width, isRequired: binding.isRequired, isBorrowed: binding.isBorrowed))
    }
  }

  private static func conversion(of target: LayoutBinding.Target) -> Conversion {
    switch target {
    case .start, .end, .paidOn, .listDay, .lastJobEnded, .unemployedSince: .day
    case .days, .accrued, .gross: .number
    case .protected, .typ, .familyUnit: .answer
    default: .text
    }
  }
}
