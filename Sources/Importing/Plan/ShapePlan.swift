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

    var isDay: Bool { if case .day = self { true } else { false } }

    /// Whether the value is a word out of a list, or always the same.
    var isOfWords: Bool {
      switch self {
      case .code, .answer, .answerCode, .constant: true
      case .day, .number, .text: false
      }
    }
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
    /// Whether it is the first or the last day of a record.
    var isPlainDay = false

    /// Whether the words of these fields settle the step.
    func isSettled(by fields: [Int]) -> Bool {
      conversion.isOfWords && (field < 0 || fields.contains(field))
        && (fallback < 0 || fields.contains(fallback))
    }
  }

  /// One record that a row makes.
  struct Rule: Sendable {
    var kind: RecordKind
    var conditions: [(field: Int, word: Int)]
    var filled: [Int]
    var template: Record
    /// Where its steps lie in those of the plan.
    var steps: Range<Int>
    /// Where the steps that words do not settle lie in the plan's `openSteps`.
    var openSteps = 0..<0
    /// Where the first and the last day stand, if nothing else is left to read once the words are
    /// known.
    var days: DayFields?
  }

  /// The fields of a record's first and last day, -1 for one it does not have.
  struct DayFields: Sendable, Equatable {
    var start = -1
    var end = -1
    /// Whether the last day must be there.
    var needsEnd = false

    /// Finds them in some steps, if these are days and no more, and nothing else is required.
    init?(_ steps: [Step], required: [Int]) {
      for step in steps {
        guard step.isPlainDay, step.field >= 0, step.fallback < 0 else { return nil }
        if step.target == .start, start < 0 {
          start = step.field
        } else if step.target == .end, end < 0 {
          end = step.field
          needsEnd = step.isRequired
        } else {
          return nil
        }
      }
      guard required.allSatisfy({ $0 == start || $0 == end }) else { return nil }
      if end >= 0, required.contains(end) { needsEnd = true }
    }
  }

  /// The most fields whose words are remembered together.
  static let mostWordFields = 8

  /// The number of the shape in its layout: the row or person first.
  let number: Int
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
  /// The fields whose words decide which record a row makes and what its codes are; none if a row's
  /// words are not worth remembering.
  let wordFields: [Int]
  /// The steps of all rules that these do not settle.
  let openSteps: [Step]
  /// The required fields that are none of these.
  let otherRequired: [Int]

  init(
    _ shape: LayoutShape, number: Int, layout: Layout, path: String, codes: CodeSource,
    register: SourceRegister, symbols: inout SymbolTable
  ) {
    self.number = number
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
    let wordFields = ShapePlan.wordFields(rules, gathered.steps)
    otherRequired = required.filter { !wordFields.contains($0) }
    var openSteps: [Step] = []
    for index in rules.indices {
      let open = gathered.steps[rules[index].steps].filter { !$0.isSettled(by: wordFields) }
      rules[index].openSteps = openSteps.count..<openSteps.count + open.count
      rules[index].days = DayFields(Array(open), required: otherRequired)
      openSteps += open
    }
    self.openSteps = openSteps
    self.wordFields = wordFields
    self.rules = rules
    self.decider = decider
    self.ruleOfWord = ruleOfWord
    steps = gathered.steps
    lists = gathered.lists
    endings = gathered.endings
  }

  // A client's details are kept beside its record, and a row that makes several records has its own
  // rules for what is kept aside: neither is remembered.
  private static func wordFields(_ rules: [Rule], _ steps: [Step]) -> [Int] {
    guard rules.count == 1 || rules.allSatisfy({ !$0.conditions.isEmpty }),
      rules.allSatisfy({ $0.filled.isEmpty && $0.kind != .client })
    else { return [] }
    var fields = Set(rules.flatMap(\.conditions).map(\.field))
    for step in steps where step.conversion.isOfWords {
      if step.field >= 0 { fields.insert(step.field) }
      if step.fallback >= 0 { fields.insert(step.fallback) }
    }
    return fields.count <= mostWordFields ? fields.sorted() : []
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
          width: binding.width, isRequired: binding.isRequired, isBorrowed: binding.isBorrowed,
          isPlainDay: conversion.isDay && (binding.target == .start || binding.target == .end)))
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
