import Register

/// A shape of a layout made flat: what to do with the cells of a row, as indices and small enums.
struct ShapePlan: Sendable {
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
    var steps: [Step]
  }

  var fields: [LayoutField]
  /// What a field is called in messages: the column's name, or the path in the XML file.
  var places: [String]
  var rules: [Rule] = []
  var lists: [CodeList] = []
  var endings: [[(from: [UInt8], to: [UInt8])]] = []
  /// The words of each field that decides between records; empty tables for the others.
  var switches: [WordTable]
  var switchWords: [[String]]
  var personCode: Int?
  var localNumber: Int?
  /// The fields that must be filled, the person left out.
  var required: [Int] = []

  init(
    _ shape: LayoutShape, layout: Layout, path: String, codes: CodeSource,
    register: SourceRegister, symbols: inout SymbolTable
  ) {
    fields = shape.fields
    places = shape.fields.map { path.isEmpty ? $0.name : path + "/" + $0.name }
    switches = Array(repeating: WordTable(folds: true), count: fields.count)
    switchWords = Array(repeating: [], count: fields.count)
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
      let steps = record.bindings.map {
        step($0, layout: layout, codes: codes, symbols: &symbols)
      }
      rules.append(
        Rule(
          kind: record.kind, conditions: conditions, filled: record.filled, template: template,
          steps: steps))
    }
  }

  private mutating func step(
    _ binding: LayoutBinding, layout: Layout, codes: CodeSource, symbols: inout SymbolTable
  ) -> Step {
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
    return Step(
      target: binding.target, field: binding.field ?? -1, fallback: binding.fallback ?? -1,
      conversion: conversion,
      constant: binding.constant.map { symbols.intern($0) } ?? .none,
      endings: endingsIndex,
      width: binding.width, isRequired: binding.isRequired, isBorrowed: binding.isBorrowed)
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
